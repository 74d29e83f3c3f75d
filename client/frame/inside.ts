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
export type Method<T> = (this: T, ...args: unknown[]) => unknown
export const insideOf = (socket: Socket) => socket as unknown as Inside
export const insideManager = (manager: Manager) => manager as unknown as ManagerInside

/** Puts something around a method of the library. */
export function around<T>(
  prototype: T & object,
  name: string,
  wrap: (original: Method<T>) => Method<T>,
): void {
  const original = Reflect.get(prototype, name) as Method<T>
  Reflect.set(prototype, name, wrap(original))
}
