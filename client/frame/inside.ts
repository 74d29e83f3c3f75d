/** What socket.io-client keeps to itself, and how its methods are looked on at. */
import type { Manager, Socket } from 'socket.io-client'

interface Inside {
  nsp: string
  ids: number
  flags: { fromQueue?: boolean }
  _opts: { retries?: number }
}
interface ManagerInside {
  uri: string
  opts: {
    path?: string
    withCredentials?: boolean
    transports?: unknown
    tryAllTransports?: boolean
    extraHeaders?: unknown
  }
  _readyState: string
  _reconnecting: boolean
  _timeout: number | false
  skipReconnect: boolean
  backoff: { attempts: number; duration: () => number }
}
export const insideOf = (socket: Socket) => socket as unknown as Inside
export const insideManager = (manager: Manager) => manager as unknown as ManagerInside

/** Puts something around a method of the library; `original` calls that with the same arguments. */
export function around<T>(
  prototype: T & object,
  name: string,
  wrap: (this: T, original: () => unknown, ...args: unknown[]) => unknown,
): void {
  const method = Reflect.get(prototype, name) as (this: T, ...args: unknown[]) => unknown
  Reflect.set(prototype, name, function (this: T, ...args: unknown[]) {
    return wrap.call(this, () => method.apply(this, args), ...args)
  })
}
