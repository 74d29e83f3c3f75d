/** What one event of a trace is: the words in which the model speaks to pictures, checks and records. */
import type { Network } from '../network.ts'
import type {
  ClientEvent,
  EngineEvent,
  ProgramEvent,
  SocketEvent,
  TraceEvent,
  WsClose,
  WsOpen,
} from '../trace.ts'
import type { Exchange } from './exchanges.ts'
import type { Session } from './sessions.ts'
import type { Unit, Why } from './units.ts'

/** What an end told, rather than what crossed between them. */
export type ToldEvent = EngineEvent | SocketEvent | ProgramEvent | ClientEvent

/** Every kind of them: a new one does not compile until it is here. */
const toldKinds: { readonly [K in ToldEvent['kind']]: true } = {
  'engine.open': true,
  'engine.upgrade': true,
  'engine.close': true,
  'engine.error': true,
  'socket.connect': true,
  'socket.refused': true,
  'socket.disconnect': true,
  'socket.emit': true,
  'socket.ack': true,
  'socket.unheard': true,
  'namespace.create': true,
  'namespace.delete': true,
  'namespace.pattern': true,
  'room.create': true,
  'room.delete': true,
  'room.join': true,
  'room.leave': true,
  broadcast: true,
  'program.run': true,
  'program.server': true,
  'program.listen': true,
  'program.stop': true,
  'program.log': true,
  'program.error': true,
  'program.handler': true,
  'program.console': true,
  'client.connecting': true,
  'client.connect': true,
  'client.connect_error': true,
  'client.upgrade': true,
  'client.disconnect': true,
  'client.reconnecting': true,
  'client.waiting': true,
  'client.emit': true,
  'client.receive': true,
  'client.answer': true,
  'client.log': true,
  'client.error': true,
  'client.run': true,
  'client.gone': true,
  'client.act': true,
  'client.wire': true,
}
/** An end told it: it did not cross the wire. */
export const isTold = (event: TraceEvent): event is ToldEvent => Object.hasOwn(toldKinds, event.kind)

interface HappeningBase {
  readonly seq: number
  /** Milliseconds on the trace's clock. */
  readonly at: number
  readonly client: string | null
  /** The Engine.IO connection that it belongs to, if that is known. */
  readonly session: Session | null
  readonly event: TraceEvent
  /** Whose fate or packets changed by it, besides what came to the wire with it. */
  readonly turned: readonly Unit[]
}
/** What one event is. */
export type Happening = HappeningBase &
  (
    | { readonly is: 'crossed'; readonly unit: Unit }
    /** Conditions, or the learner, did something to a unit; `why` of its newest turn says what. */
    | { readonly is: 'turned'; readonly unit: Unit; readonly why: Why }
    /** A request gets no answer. */
    | { readonly is: 'unanswered'; readonly exchange: Exchange }
    | {
        readonly is: 'websocket opened'
        readonly event: WsOpen
        readonly socket: number
        readonly url: string
      }
    | {
        readonly is: 'websocket closed'
        readonly event: WsClose
        readonly socket: number
        readonly code: number | null
      }
    /** The learner destroyed a TCP connection; `of` is what was open on it. */
    | { readonly is: 'cut'; readonly of: Unit | null }
    | { readonly is: 'conditions'; readonly network: Network }
    | { readonly is: 'slowed'; readonly limit: number }
    | { readonly is: 'told'; readonly event: ToldEvent }
    /** It speaks of what is gone from the trace. */
    | { readonly is: 'unknown' }
  )
