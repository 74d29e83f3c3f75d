/** What crossed the wire, in the steps that it belongs to: the picture from which diagram, gutter and anatomy read. */
import type { Network, PacketType } from '#shared/network.ts'
import type { Direction, TraceEvent } from '#shared/trace.ts'
import type { EnginePacket } from '#shared/wire/engine.ts'
import type { SocketPacket } from '#shared/wire/socket.ts'
import type { History } from './history.ts'
import type { LineUse } from './uses.ts'

/** A packet takes the innermost layer that it speaks. */
export type Layer = 'http' | 'eio' | 'sio' | 'prog'

/** How a client is connected, which is how its lane is drawn. */
export type LaneLine = 'none' | 'polling' | 'websocket'
export interface Lines {
  readonly listening: boolean
  readonly lanes: { readonly [client: string]: LaneLine }
}

/** What a crossing is for. Each role has a Korean name in `names.ts`. */
export type WireRole =
  | 'preflight'
  | 'preflight-answer'
  | 'handshake-request'
  | 'open'
  | 'refusal'
  | 'poll'
  | 'post'
  | 'post-ok'
  | 'upgrade-request'
  | 'upgrade-answer'
  | 'probe-ping'
  | 'probe-pong'
  | 'noop'
  | 'upgrade'
  | 'namespace-request'
  | 'namespace-answer'
  | 'namespace-refusal'
  | 'ping'
  | 'pong'
  | 'event'
  | 'event-asking'
  | 'ack'
  | 'attachment'
  | 'leave'
  | 'close'
  | 'ws-close-frame'
  | 'ws-control'
  | 'fragment'
  | 'http-request'
  | 'http-answer'
  | 'unknown'
export type NoteRole =
  | 'run'
  | 'server-made'
  | 'listen'
  | 'listen-end'
  | 'stop'
  | 'program-error'
  | 'slowed'
  | 'room-join'
  | 'room-leave'
  | 'nobody'
  | 'unheard'
  | 'server-disconnect'
  | 'engine-close'
  | 'engine-error'
  | 'client-refused'
  | 'client-disconnect'
  | 'client-gave-up'
  | 'client-buffered'
  | 'client-error'
  | 'ws-end'
  | 'cut'

/** A line of the learner's code, in the run that was meant. */
export interface Place {
  file: string
  line: number
  /** Which run of that file, from 1: an older run's lines are not those that stand in the editor. */
  run: number
}

interface CrossingBase {
  /** Unique in one trace: `<seq>.<part>`. */
  readonly key: string
  readonly seq: number
  /** Which packet of a payload that carries several. */
  readonly part: number
  readonly at: number
  /** `null`: what only the server did, or a request of nobody known. */
  readonly client: string | null
  readonly connection: string | null
  readonly layer: Layer
  /** What is written on the arrow, or beside the ring. */
  readonly raw: string
  readonly event: TraceEvent
  readonly before: Lines
  readonly after: Lines
  /** The line that caused it; told only when the evidence is there. */
  cause: Place | null
}
/**
 * What became of it. `hidden`: it arrived, and the browser kept it from the page. `held`, `delayed`: still on the wire.
 * `dropped`: by the learner. `vanished`: in silence. `blocked`: no WebSocket may be opened. `closed`: its connection
 * ended while it waited.
 */
export type Fate =
  | 'arrived'
  /** The wire let it go on, and its client has not told yet that it came: only ever drawn. */
  | 'flying'
  | 'hidden'
  | 'refused'
  | 'ended'
  | 'held'
  | 'delayed'
  | 'dropped'
  | 'vanished'
  | 'blocked'
  | 'closed'
/** From the event `seq` on, this is its fate, or its text. */
export interface Turn {
  readonly seq: number
  readonly at: number
  readonly fate: Fate
  readonly raw: string
}

/** Something that crossed the wire, or tried to. What they were at a moment: `standingAt` in `fates.ts`. */
export interface WireCrossing extends Omit<CrossingBase, 'raw' | 'layer' | 'after'> {
  readonly via: 'wire'
  role: WireRole
  layer: Layer
  raw: string
  after: Lines
  readonly direction: Direction
  readonly size: number
  engine?: EnginePacket
  socket?: SocketPacket
  fate: Fate
  /** What conditions on the wire did to it, in order; absent when nothing did. */
  turns?: readonly Turn[]
  /** By so many milliseconds it was delayed. */
  delay?: number
  /** What it was before the learner changed it. */
  original?: string
  /** `seq` of what the learner sent once more. */
  resent?: number
  /** It went on by itself: a browser would not have waited any longer. */
  limited?: true
}
/** Something that happened at one end, told by the code there. */
export interface Note extends CrossingBase {
  readonly via: 'code'
  readonly role: NoteRole
  readonly end: 'server' | 'client'
}
export type Crossing = WireCrossing | Note

export type StepKind =
  | 'handshake'
  | 'namespace'
  | 'upgrade'
  | 'connection'
  | 'failure'
  | 'refusal'
  | 'event'
  | 'event-ack'
  | 'broadcast'
  | 'room'
  | 'ping'
  | 'disconnect'
  | 'gave-up'
  | 'buffered'
  | 'ghost'
  | 'server'
  | 'stop'
  | 'ongoing'
  | 'http'
  | 'other'

/** Crossings that mean one thing together; a row of the diagram that opens. */
export interface Step {
  /** Of the event that began it: its `seq`, or a little more where one event began several. */
  readonly key: number
  kind: StepKind
  /** Whom it is about; `null`: several, or the server alone. */
  client: string | null
  /** Of a connection: how it came about. */
  attempt?: { readonly nth: number; readonly after: 'nothing' | 'failure' | 'loss' }
  readonly crossings: Crossing[]
  /** Changes with every change of the step. */
  version: number
}

export type LaneStatus = 'idle' | 'connecting' | 'connected' | 'refused' | 'disconnected' | 'gone'
export interface Lane {
  readonly client: string
  /** 클라이언트 A, or 외부 1 for a client from elsewhere. */
  readonly name: string
  readonly badge: string
  readonly outside: boolean
  readonly origin: string | null
  readonly status: LaneStatus
  readonly transport: 'polling' | 'websocket' | null
  readonly sid: string | null
  readonly sockets: readonly { readonly namespace: string; readonly id: string }[]
  /** What the client's own code was told, when it was refused or lost. */
  readonly reason: string | null
}

/** A request, a response or a frame that waits on the wire for the learner. */
export interface HeldUnit {
  /** Of the unit itself: what acts on the wire name. */
  readonly seq: number
  readonly at: number
  readonly client: string | null
  readonly direction: Direction
  readonly carrier: 'http' | 'frame'
  readonly types: readonly PacketType[]
  readonly crossings: readonly WireCrossing[]
}
/** The wire at one moment: the conditions on it, and what waits there, oldest first. */
export interface Wire {
  readonly network: Network
  readonly held: readonly HeldUnit[]
  /** The run has long timeouts. */
  readonly patient: boolean
  /** So many of what was held were lost: their connection ended. 0 again when something is held anew. */
  readonly outlived: number
  /** Something went on by itself: a browser would not have waited any longer. Told until the learner lets one go. */
  readonly limited: boolean
}

export interface Flow {
  /** In the order in which they began. The same array, longer each time. */
  readonly steps: readonly Step[]
  readonly lanes: readonly Lane[]
  readonly lines: Lines
  readonly uses: ReadonlyMap<string, ReadonlyMap<number, LineUse>>
  /** Run of each file that `uses` speaks of. */
  readonly runs: ReadonlyMap<string, number>
  readonly causes: ReadonlyMap<string, Place>
  /** Each crossing by its key. */
  readonly crossings: ReadonlyMap<string, Crossing>
  readonly wire: Wire
  /** What was known when. */
  readonly history: Readonly<History>
}
