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

/** What crossed the wire, and what was done there. The layer's name begins their kind; no end tells of these layers. */
const layersOfWire = ['http.', 'ws.', 'wire.']
/** An end told it: it did not cross the wire. */
export const isTold = (event: TraceEvent): event is ToldEvent =>
  !layersOfWire.some((layer) => event.kind.startsWith(layer))

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
