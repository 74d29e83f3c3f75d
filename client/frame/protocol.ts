/** What the playground page and a client's frame say to each other. The frame's answers travel over a private port. */
import type { ClientPacket, ClientReport, Json } from '#shared/trace.ts'

/** Where a client's page comes from: the learner's own app, another site, or nowhere (`null`). */
export type Place = 'app' | 'other' | 'null'

/** The frame, to whoever embeds it: my script has run. Says nothing secret. */
export interface Ready {
  kind: 'frame:ready'
}
/** The page, once per load of a frame; brings the port over which everything else is said. */
export interface Setup {
  kind: 'frame:setup'
  lab: string
  /** The page's name for this client: `A`…`E`. */
  lane: string
  place: Place
  /** Origin of the server that all labs share. */
  server: string
  /** Ports of the client pages: addresses there are not the lab's. */
  clientPorts: readonly number[]
  theme: Theme
  /** The page's clock as it says this, in ms since the epoch. */
  now: number
}
export type Theme = 'light' | 'dark' | 'system'

/** What the page asks of a client. */
export type Ask =
  | { kind: 'run'; code: string }
  | { kind: 'connect' }
  | { kind: 'disconnect' }
  | {
      kind: 'emit'
      id: number
      namespace: string
      event: string
      args: readonly Json[]
      ack: boolean
    }
  | { kind: 'evaluate'; code: string }
  | { kind: 'theme'; theme: Theme }
  /** The lab's run is a patient one: connecting may take as long as somebody reads. */
  | { kind: 'patient'; patient: boolean }

/** `connecting`: its first try is under way; `trying`: it goes on trying by itself. */
export interface SocketState {
  namespace: string
  status: 'connected' | 'connecting' | 'trying' | 'off'
  id: string | null
  /** The transport in use; `null` while there is none. */
  transport: string | null
}

/** How far an emit came. `buffered`: the socket keeps it until it is connected. */
export type Sent = { status: 'sent' } | { status: 'buffered' } | { status: 'refused'; message: string }
/** Why no answer comes any more: not in time, the connection was lost, or the page is gone. */
export type Unanswered = 'late' | 'disconnected' | 'closed'
/** What came back for it; `seconds` is how long was waited at most. */
export type Answered =
  | { status: 'answered'; args: readonly Json[] }
  | { status: 'none'; why: Unanswered; seconds: number }

/** What the client's transports sent and received; `when` by the clock of the client's page. */
export interface WireTell {
  kind: 'wire'
  connection?: string
  packets: readonly ClientPacket[]
  /** That clock as it says this, and by how much it was ahead of the page's as it heard the setup. */
  now: number
  ahead: number
}
/** What a client tells the page. */
export type Tell =
  | { kind: 'report'; report: ClientReport }
  | { kind: 'sockets'; sockets: readonly SocketState[] }
  /** How high all that stands in the client's page is. */
  | { kind: 'size'; height: number }
  /** Escape was pressed in the client's page, where the page around it hears no keys. */
  | { kind: 'escape' }
  | WireTell
  | { kind: 'sent'; id: number; sent: Sent }
  | { kind: 'answered'; id: number; answered: Answered }

/** What the page's clients hear of it; the rest is for whoever asked. */
export type Told = Extract<Tell, { kind: 'report' | 'sockets' | 'size' | 'escape' }>

/** The name of a client's file in stacks, tabs and the trace. */
export const fileOf = (lane: string) => `client-${lane.toLowerCase()}.js`
