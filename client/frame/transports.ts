/** Tells of every packet that a client's transports send and receive. It looks on at the library's own transports, so
 *  options, names and errors are what they are without it, and nothing that crosses the wire changes. */
import { Fetch, NodeWebSocket, NodeXHR, WebSocket, XHR } from 'socket.io-client'
import type { ClientPacket } from '#shared/trace.ts'
import { around } from './inside.ts'

/** What the library keeps to itself. */
interface Inside {
  name: string
  query?: { sid?: unknown }
  /** The Engine.IO client that uses the transport. */
  socket: object & { id?: unknown }
}
/** `engine` stands for one connection: it is another one after a reconnection. */
export interface Passed {
  engine: object
  /** The session id, as soon as the client knows it. */
  sid: string | undefined
  packet: ClientPacket
}

/** Characters of a packet that are told. */
export const headLength = 64
/** Stands between the packets of one polling body. */
const separator = '\x1e'
const sidPattern = /^0\{"sid":"([^"]{1,100})"/

/** The moment by this browser's clock, in ms since the epoch. */
export const browserNow = (): number => performance.timeOrigin + performance.now()

const textsOf = (transport: Inside, data: unknown): readonly string[] => {
  if (typeof data !== 'string') return ['']
  return transport.name === 'polling' ? data.split(separator) : [data]
}

/** Begins to look on. A packet is told right before the browser gets it, or the library. */
export function watchTransports(passed: (passed: Passed) => void, now = browserNow): void {
  const tell = (transport: Inside, direction: ClientPacket['direction'], data: unknown) => {
    const when = now()
    const engine = transport.socket
    for (const text of textsOf(transport, data)) {
      const sid = sidPattern.exec(text)?.[1] ?? transport.query?.sid ?? engine.id
      const packet = { direction, transport: transport.name, text: text.slice(0, headLength), when }
      passed({ engine, sid: typeof sid === 'string' ? sid : undefined, packet })
    }
  }
  const look = (prototype: unknown, name: string, told: (transport: Inside, args: unknown[]) => void) =>
    around<Inside>(prototype as Inside, name, function (original, ...args) {
      told(this, args)
      return original()
    })
  for (const { prototype } of new Set([XHR, NodeXHR, Fetch]))
    look(prototype, 'doWrite', (transport, [data]) => tell(transport, 'up', data))
  for (const { prototype } of new Set([WebSocket, NodeWebSocket]))
    look(prototype, 'doWrite', (transport, [, data]) => tell(transport, 'up', data))
  for (const { prototype } of new Set([XHR, NodeXHR, Fetch, WebSocket, NodeWebSocket]))
    look(prototype, 'onData', (transport, [data]) => tell(transport, 'down', data))
}
