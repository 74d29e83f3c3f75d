/** The `io` of the learner's code: the real one, but `http://localhost:4000` means this lab. */
import {
  Manager,
  type ManagerOptions,
  protocol,
  io as real,
  Socket,
  type SocketOptions,
} from 'socket.io-client'
import { type Home, toLab, urlInLab } from './address.ts'

type Options = Partial<ManagerOptions & SocketOptions>

/** Arguments of `io()` or `new Manager()`, with the lab's real address. */
function mapped(uri: unknown, opts: unknown, home: Home): unknown[] {
  if (typeof uri !== 'string') return [uri, opts]
  const options = (opts ?? {}) as Options
  const address = toLab(uri, options.path || '/socket.io', home)
  return address ? [address.uri, { ...options, path: address.path }] : [uri, opts]
}

/** Makes `io`, with all that the library's own browser build hangs on it. */
export function createIo(home: Home) {
  const call = real as (...args: unknown[]) => Socket
  const io = (uri?: unknown, opts?: unknown) => call(...mapped(uri, opts, home))
  const MappedManager = new Proxy(Manager, {
    construct: (target, [uri, opts], newTarget) =>
      Reflect.construct(target, mapped(uri, opts, home), newTarget),
  })
  return Object.assign(io, { Manager: MappedManager, Socket, io, connect: io, protocol })
}

const inLab = <T>(url: T, home: Home): T | string =>
  typeof url === 'string' || url instanceof URL ? (urlInLab(String(url), home) ?? url) : url

/** Makes both: `http://localhost:4000` in the learner's code is the lab. */
export function createRequests(home: Home) {
  const { fetch, WebSocket } = window
  return {
    fetch: (input: RequestInfo | URL, init?: RequestInit) => fetch(inLab(input, home), init),
    WebSocket: new Proxy(WebSocket, {
      construct: (target, [url, ...rest], newTarget) =>
        Reflect.construct(target, [inLab(url, home), ...rest], newTarget),
    }),
  }
}
