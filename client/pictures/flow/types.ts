/** What crossed the wire, in the steps that it belongs to: the picture from which diagram, gutter and anatomy read. */
import type { Fate, Unit } from '#shared/model/units.ts'
import type { Wire } from '#shared/model/wire.ts'
import type { Direction, TraceEvent } from '#shared/trace.ts'
import type { EnginePacket } from '#shared/wire/engine.ts'
import type { SocketPacket } from '#shared/wire/socket.ts'
import type { Remembers } from './remember.ts'
import type { NoteRole, StepKind, WireRole } from './roles.ts'

/** A packet takes the innermost layer that it speaks. */
export type Layer = 'http' | 'eio' | 'sio' | 'prog'

/** How a client is connected, which is how its lane is drawn. */
export type LaneLine = 'none' | 'polling' | 'websocket'
export interface Lines {
  readonly listening: boolean
  readonly lanes: { readonly [client: string]: LaneLine }
}

/** A line of the learner's code, in the run that was meant. */
export interface CodeLine {
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
  layer: Layer
  /** What is written on the arrow, or beside the ring. */
  raw: string
  readonly event: TraceEvent
  readonly before: Lines
  after: Lines
  /** The line that caused it; told only when the evidence is there. */
  cause: CodeLine | null
}
/** `flying`: the wire let it go on, and its client has not told yet that it came. */
export type DrawnFate = Fate | 'flying'

/** Something that crossed the wire, or tried to: a packet, or a unit that carries none. */
export interface WireCrossing extends CrossingBase, Remembers<WireCrossing> {
  readonly via: 'wire'
  role: WireRole
  readonly direction: Direction
  /** Bytes of it. */
  readonly size: number
  /** What it crossed in: its fate is that one's. */
  readonly unit: Unit
  engine?: EnginePacket
  socket?: SocketPacket
  /** An event that was emitted when nothing could be sent: before the first connection, or while its client was away. */
  late?: 'early' | 'away'
}
/** Something that happened at one end, told by the code there. */
export interface Note extends CrossingBase, Remembers<Note> {
  readonly via: 'code'
  readonly role: NoteRole
  readonly end: 'server' | 'client'
}
export type Crossing = WireCrossing | Note

/** Crossings that mean one thing together; a row of the diagram that opens. */
export interface Step extends Remembers<Step> {
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
  /** The event that changed it last. */
  last: number
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

/** What one line did in the newest run of its file. */
export interface LineUse {
  /** What crossed the wire because of it, in order. */
  readonly crossings: Crossing[]
  readonly packets: { http: number; eio: number; sio: number }
  /** How often the line ran, where the trace knows. */
  runs: number
}

/** What became known of a line of code. */
export type UseEntry =
  | { readonly seq: number; readonly kind: 'begin'; readonly run: number }
  | { readonly seq: number; readonly kind: 'ran'; readonly line: number }
  | {
      readonly seq: number
      readonly kind: 'caused'
      readonly line: number
      readonly crossing: Crossing
      readonly layer: Layer
    }

/** In the order of time; each array is the same one, longer each time. */
export interface History {
  /** The event that is being folded; of what still stands of events that are gone, 0. */
  seq: number
  readonly lanes: { readonly seq: number; readonly lanes: readonly Lane[] }[]
  readonly uses: Map<string, UseEntry[]>
  /** Since when the cause of a crossing is known, by its key. */
  readonly causes: Map<string, number>
}

export interface Flow {
  /** In the order in which they began. The same array, longer each time. */
  readonly steps: readonly Step[]
  readonly lanes: readonly Lane[]
  readonly lines: Lines
  readonly uses: ReadonlyMap<string, ReadonlyMap<number, LineUse>>
  /** Run of each file that `uses` speaks of. */
  readonly runs: ReadonlyMap<string, number>
  readonly causes: ReadonlyMap<string, CodeLine>
  /** Each crossing by its key. */
  readonly crossings: ReadonlyMap<string, Crossing>
  readonly wire: Wire
  /** What was known when. */
  readonly history: Readonly<History>
}
