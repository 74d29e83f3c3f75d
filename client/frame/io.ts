/** The `io` of the learner's code: the real one, but `http://localhost:4000` means this lab. */
import {
  Manager,
  type ManagerOptions,
  protocol,
  io as real,
  Socket,
  type SocketOptions,
} from 'socket.io-client'
import { type Home, toLab } from './address.ts'

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
