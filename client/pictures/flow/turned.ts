/** What conditions on the wire did to what came to it: what waits has not arrived, and changes nothing until it does. */
import type { Happening } from '#shared/model/happening.ts'
import type { Packet } from '#shared/model/packets.ts'
import type { Unit, Why } from '#shared/model/units.ts'
import { partingOf } from './connections.ts'
import { crossingsOf } from './crossings.ts'
import { hiddenLater } from './http.ts'
import { readPacket } from './reading.ts'
import { alter } from './remember.ts'
import { beginStep, change, type FlowState, note, touchStep } from './state.ts'
import type { Crossing, WireCrossing } from './types.ts'

/** The fate of a unit has changed: whoever draws its rows draws them anew. */
export function touched(state: FlowState, unit: Unit): void {
  const left = new Set<Crossing>(crossingsOf(state, unit))
  for (let at = state.steps.length - 1; at >= 0 && left.size > 0; at -= 1) {
    const step = state.steps[at]
    const own = step?.crossings.filter((crossing) => left.delete(crossing)) ?? []
    if (step && own.length > 0) touchStep(state, step)
  }
}

/** Something was done to a unit on the wire. */
export function turned(state: FlowState, unit: Unit, why: Why): void {
  if (why.is === 'released') land(state, unit)
  if (why.is === 'edited') edit(state, unit, why.before)
  if (why.is === 'dropped') state.waiting.delete(unit)
}

/** It goes on, and arrives. */
function land(state: FlowState, unit: Unit): void {
  const waiting = state.waiting.get(unit) ?? []
  state.waiting.delete(unit)
  // What the client told meanwhile decides: its page gets nothing of these packets.
  const [first] = waiting
  if (unit.kind === 'response' && unit.fate === 'hidden' && first?.crossing.engine) {
    hiddenLater(state, unit)
    return
  }
  for (const { crossing, effect } of waiting) {
    const { lines } = state
    change(state, effect(crossing))
    // Later rows have drawn the lanes already; of the newest one, the lanes change there.
    if (crossing.after === lines && state.lines !== lines)
      alter<WireCrossing>(crossing, state.history.seq, { after: state.lines })
  }
}

/** Another payload stands in its place: it is read anew, and its place is kept. */
function edit(state: FlowState, unit: Unit, before: readonly Packet[]): void {
  for (const crossing of crossingsOf(state, unit)) {
    const packet = unit.packets[crossing.part]
    if (crossing.engine === undefined || packet?.text === before[crossing.part]?.text) continue
    const read = packet
      ? { socket: undefined, ...readPacket(packet, unit.direction) }
      : { raw: '', socket: undefined }
    alter<WireCrossing>(crossing, state.history.seq, read)
  }
}

/** The learner took a connection away; what ends with it follows. */
export function cut(state: FlowState, happening: Happening & { is: 'cut' }): void {
  const { of, session, client, event } = happening
  const socket = of?.kind === 'frame' ? of.socket : of?.seq
  const connection =
    (socket === undefined ? undefined : state.byWebSocket.get(socket)) ??
    (of?.kind === 'request' ? state.asking.get(of.exchange)?.connection : undefined) ??
    (session ? state.bySession.get(session) : undefined)
  const step = connection
    ? partingOf(state, connection, event)
    : beginStep(state, event, 'disconnect', client)
  note(state, step, happening, { role: 'cut', layer: 'http', end: 'client', raw: '' })
}
