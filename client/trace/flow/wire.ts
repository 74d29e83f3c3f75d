/** What conditions on the wire do to what crosses it: what waits has not arrived, and changes nothing until it does. */
import type {
  TraceEvent,
  WireCut,
  WireDelayed,
  WireDropped,
  WireEdited,
  WireHeld,
  WireReleased,
} from '#shared/trace.ts'
import { decodeEnginePacket, decodePayload, separator } from '#shared/wire/engine.ts'
import { partingOf } from './connections.ts'
import { frame } from './frames.ts'
import { request, response } from './http.ts'
import { readPacket } from './reading.ts'
import { beginStep, change, type FlowState, note } from './state.ts'
import type { Fate, WireCrossing } from './types.ts'
import { directionOf, type Unit, type Waiting } from './wireState.ts'

type Stop = WireHeld | WireDelayed | WireDropped

const isUnit = (event: TraceEvent): event is Unit =>
  event.kind === 'http.request' || event.kind === 'http.response' || event.kind === 'ws.frame'
const isStop = (event: TraceEvent): event is Stop =>
  event.kind === 'wire.held' || event.kind === 'wire.delayed' || event.kind === 'wire.dropped'

function place(state: FlowState, unit: Unit): void {
  if (unit.kind === 'http.request') request(state, unit)
  else if (unit.kind === 'http.response') response(state, unit)
  else frame(state, unit)
}

/** Nothing stopped the newest unit: it arrived. */
export function settle(state: FlowState): void {
  const { pending } = state.wire
  if (!pending) return
  state.wire.pending = null
  const { seq } = state.history
  state.history.seq = pending.seq
  place(state, pending)
  state.history.seq = seq
}

/** Takes what is of the wire: `false`, it is another event, and the newest unit has arrived. */
export function onWire(state: FlowState, event: TraceEvent): boolean {
  const { wire } = state
  const { pending } = wire
  if (pending && isStop(event) && event.of === pending.seq) {
    wire.pending = null
    state.history.stopped.add(pending.seq)
    stop(state, pending, event)
    return true
  }
  settle(state)
  if (isUnit(event)) {
    wire.pending = event
    return true
  }
  switch (event.kind) {
    case 'wire.held':
    case 'wire.delayed':
    case 'wire.dropped':
      again(state, event)
      return true
    case 'wire.released':
      wire.limited = event.by === 'limit' || (wire.limited && event.by !== undefined)
      land(state, event)
      return true
    case 'wire.edited':
      edit(state, event)
      return true
    case 'wire.cut':
      cut(state, event)
      return true
    case 'wire.conditions':
      wire.network = event.network
      wire.outlived = 0
      wire.view = null
      return true
    default:
      return false
  }
}

const lost: Record<WireDropped['by'], Fate> = {
  learner: 'dropped',
  silence: 'vanished',
  block: 'blocked',
  closed: 'closed',
}
const fateOf = (event: Stop): Fate =>
  event.kind === 'wire.held' ? 'held' : event.kind === 'wire.delayed' ? 'delayed' : lost[event.by]

/** The unit is placed where it belongs, and stays there. */
function stop(state: FlowState, unit: Unit, event: Stop): void {
  const waiting: Waiting = { unit, moment: event, parts: [], types: null }
  state.wire.placing = waiting
  place(state, unit)
  state.wire.placing = null
  if (event.kind !== 'wire.dropped') state.wire.waiting.set(unit.seq, waiting)
  meet(state, waiting, event)
}

/** What waited already is stopped once more, or never goes on. */
function again(state: FlowState, event: Stop): void {
  const waiting = state.wire.waiting.get(event.of)
  if (!waiting) return
  meet(state, waiting, event)
  if (event.kind === 'wire.dropped') state.wire.waiting.delete(event.of)
}

function meet(state: FlowState, waiting: Waiting, event: Stop): void {
  const { wire } = state
  if (event.kind === 'wire.held') wire.outlived = 0
  if (event.kind === 'wire.dropped' && event.by === 'closed' && waiting.types !== null) wire.outlived += 1
  waiting.types = event.kind === 'wire.held' ? event.types : null
  for (const { crossing } of waiting.parts)
    if (event.kind === 'wire.delayed') crossing.delay = (crossing.delay ?? 0) + event.ms
  turn(state, waiting, event, () => fateOf(event))
}

function turn(
  state: FlowState,
  { parts }: Waiting,
  { seq, at }: TraceEvent,
  fate: (part: Waiting['parts'][number]) => Fate,
): void {
  state.wire.view = null
  for (const part of parts) {
    const { crossing, step } = part
    crossing.fate = fate(part)
    crossing.turns = [...(crossing.turns ?? []), { seq, at, fate: crossing.fate, raw: crossing.raw }]
    step.version += 1
  }
}

/** It goes on, and arrives. */
function land(state: FlowState, event: WireReleased): void {
  const waiting = state.wire.waiting.get(event.of)
  if (!waiting) return
  state.wire.waiting.delete(event.of)
  if (event.by === 'limit') for (const { crossing } of waiting.parts) crossing.limited = true
  turn(state, waiting, event, ({ lands }) => lands)
  for (const { crossing, effect } of waiting.parts) {
    const { lines } = state
    change(state, effect(crossing))
    // Later rows have drawn the lanes already; of the newest one, the lanes change there.
    if (crossing.after === lines) crossing.after = state.lines
  }
}

/** Another payload in its place: it is read anew, and its place is kept. */
function edit(state: FlowState, event: WireEdited): void {
  const waiting = state.wire.waiting.get(event.of)
  if (!waiting) return
  const { unit, parts } = waiting
  const direction = directionOf(unit)
  const packets = unit.kind === 'ws.frame' ? [decodeEnginePacket(event.data)] : decodePayload(event.data)
  const texts = unit.kind === 'ws.frame' ? [event.data] : event.data.split(separator)
  parts.forEach(({ crossing }, index) => {
    const packet = packets[index]
    const text = texts[index] ?? ''
    if (text === crossing.raw || crossing.engine === undefined) return
    crossing.original ??= crossing.raw
    if (packet) rewrite(crossing, readPacket({ direction, packet, text, part: index, of: packets.length }))
    else crossing.raw = ''
  })
  turn(state, waiting, event, ({ crossing }) => crossing.fate)
}

function rewrite(crossing: WireCrossing, read: ReturnType<typeof readPacket>): void {
  delete crossing.socket
  Object.assign(crossing, read)
}

/** The learner took a connection away; what ends with it follows. */
function cut(state: FlowState, event: WireCut): void {
  const { client = null, connection: sid } = event
  const connection =
    state.byWebSocket.get(event.of) ??
    state.exchanges.get(event.of)?.connection ??
    (sid === undefined ? undefined : state.bySid.get(sid))
  const step = connection
    ? partingOf(state, connection, event)
    : beginStep(state, event, 'disconnect', client)
  note(state, step, event, { role: 'cut', layer: 'http', end: 'client', raw: '' })
}
