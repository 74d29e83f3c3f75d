/** What the server's console was told, and what the program's own objects then said that they send. */
import type { Json, TraceEvent } from '#shared/trace.ts'
import { createFold } from '../../../pictures/fold.ts'

/** A line of the console, and what it answered. */
export interface ConsoleLine {
  seq: number
  code: string
  value: string
  ok: boolean
}
/** An event that a line of the console sent; a line of server.js is not among them. */
export interface Sent {
  seq: number
  namespace: string
  data: readonly Json[]
  /** Lanes of the sockets it was meant for. */
  clients: readonly string[]
}
/** An event that a client's own code was given. */
export interface Heard {
  seq: number
  client: string
  namespace: string
  data: readonly Json[]
}
export interface Said {
  lines: readonly ConsoleLine[]
  sent: readonly Sent[]
  heard: readonly Heard[]
}

/** Older ones are let go. */
const most = 1_000

interface State {
  lines: ConsoleLine[]
  sent: Sent[]
  heard: Heard[]
  /** Whose socket it is, by namespace and id; also of those that are gone. */
  clients: Map<string, string>
}

function put<T>(list: T[], one: T): void {
  list.push(one)
  if (list.length > most) list.splice(0, list.length - most)
}

function step(state: State, event: TraceEvent): void {
  const clientsOf = (namespace: string, ids: readonly string[]) =>
    ids.flatMap((id) => state.clients.get(`${namespace} ${id}`) ?? [])
  switch (event.kind) {
    case 'program.console': {
      const { seq, code, value, ok } = event
      put(state.lines, { seq, code, value, ok })
      break
    }
    case 'socket.connect':
      if (event.client !== undefined) state.clients.set(`${event.namespace} ${event.id}`, event.client)
      if (state.clients.size > most) state.clients.delete(state.clients.keys().next().value ?? '')
      break
    case 'broadcast':
    case 'socket.emit': {
      if (event.line !== undefined) break
      const { seq, namespace, args } = event
      const ids = event.kind === 'broadcast' ? event.recipients : [event.id]
      put(state.sent, { seq, namespace, data: [event.event, ...args], clients: clientsOf(namespace, ids) })
      break
    }
    case 'client.receive': {
      const { seq, client, namespace, args } = event
      if (client !== undefined) put(state.heard, { seq, client, namespace, data: [event.event, ...args] })
      break
    }
    default:
  }
}

/** The console's lines up to a moment, and what they sent. */
export const saidOf = createFold<State, Said>(
  { start: () => ({ lines: [], sent: [], heard: [], clients: new Map() }), step },
  ({ lines, sent, heard }) => ({ lines: [...lines], sent: [...sent], heard: [...heard] }),
)
