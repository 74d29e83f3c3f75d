/** Sessions over one WebSocket, generated: what was really sent, when it really left and came, and the trace of it. */
import { packetOfText } from '#shared/model/packets.ts'
import { withStops } from '#shared/model/stops.ts'
import type { ClientPacket, Direction, Fact, TraceEvent } from '#shared/trace.ts'
import { headsOf } from '../../../client/pictures/flights/matching.ts'

/** Numbers between 0 and 1 that are the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed * 2_654_435_761 + 1
  return () => {
    state = (Math.imul(state ^ (state >>> 15), state | 1) + 0x6d2b79f5) | 0
    return ((state ^ (state >>> 14)) >>> 0) / 4_294_967_296
  }
}

export interface Timed {
  at: number
  fact: Fact
  /** Called with the `seq` it got. */
  got?: (seq: number) => void
}
/** Facts in the order of their times, as a recorder stamps them. */
export function stamped(timed: readonly Timed[]): readonly TraceEvent[] {
  const ordered = timed.map((one, i) => ({ ...one, i })).sort((a, b) => a.at - b.at || a.i - b.i)
  for (const [i, { got }] of ordered.entries()) got?.(i + 1)
  const events = ordered.map(({ at, fact }, i) => {
    const of = 'of' in fact && typeof fact.of === 'object' ? { of: (fact.of as { seq: number }).seq } : {}
    return { seq: i + 1, at, ...fact, ...of } as TraceEvent
  })
  return withStops(events)
}

export const frame = (direction: Direction, data: string, more: Partial<Fact> = {}): Fact =>
  ({
    kind: 'ws.frame',
    socket: 1,
    direction,
    opcode: 1,
    data,
    size: data.length,
    client: 'A',
    ...more,
  }) as Fact
export const told = (packets: readonly Partial<ClientPacket>[], more: Partial<Fact> = {}): Fact =>
  ({
    kind: 'client.wire',
    client: 'A',
    within: 1,
    packets: packets.map((one) => ({ direction: 'down', transport: 'websocket', text: '', when: 0, ...one })),
    ...more,
  }) as Fact
/** One session over one WebSocket: what was really sent, when it really left and came, and the trace of it. */
export function session(seed: number) {
  const random = randomFrom(seed)
  const pick = (most: number) => Math.floor(random() * most)
  const timed: Timed[] = []
  const truth: {
    seq: number
    direction: Direction
    left: number
    arrived: number | null
    edited: boolean
  }[] = []
  const reports: { at: number; packet: ClientPacket }[] = []
  let clock = 0
  let lastArrived = 0
  const free = { up: 0, down: 0 }
  for (let i = 0; i < 60; i++) {
    clock += 5 + random() * 60
    const direction: Direction = random() < 0.5 ? 'up' : 'down'
    const fate = ['free', 'free', 'free', 'delay', 'drop', 'edit'][pick(6)]
    const text = random() < 0.4 ? '2' : `42["e",${i}]${'x'.repeat(pick(100))}`
    const wire = direction === 'up' ? Math.max(clock + random() * 3, free.up) : Math.max(clock, free.down)
    // Order is kept: nothing goes on before what came before it.
    const waits = fate === 'delay' || fate === 'edit' ? 50 + random() * 500 : 0
    const passed = Math.max(wire + waits, free[direction])
    if (fate !== 'drop') free[direction] = passed + 0.01
    else free[direction] = Math.max(free[direction], wire + 0.01)
    const arrived = direction === 'down' ? Math.max(passed + random() * 3, lastArrived + 0.01) : passed
    if (direction === 'down' && fate !== 'drop') lastArrived = arrived
    const edited = fate === 'edit' ? `42["edited",${i}]` : text
    const one = {
      seq: 0,
      direction,
      left: direction === 'up' ? clock : wire,
      arrived: fate === 'drop' ? null : arrived,
      edited: fate === 'edit',
    }
    truth.push(one)
    timed.push({
      at: wire,
      fact: frame(direction, text),
      got: (seq) => {
        one.seq = seq
      },
    })
    const of = one as unknown as number
    if (fate === 'drop') timed.push({ at: wire, fact: { kind: 'wire.dropped', of, by: 'silence' } })
    else if (passed > wire) {
      timed.push({ at: wire, fact: { kind: 'wire.held', of, direction, types: ['message'] } })
      if (fate === 'edit')
        timed.push({ at: wire + waits / 2, fact: { kind: 'wire.edited', of, data: edited } })
      timed.push({ at: passed, fact: { kind: 'wire.released', of } })
    }
    const [head = ''] = headsOf(packetOfText(direction === 'up' ? text : edited))
    const when = direction === 'up' ? clock : arrived
    if (direction === 'up' || fate !== 'drop')
      reports.push({ at: when, packet: { direction, transport: 'websocket', text: head ?? '', when } })
  }
  reports.sort((a, b) => a.at - b.at)
  return { timed, truth, reports, random }
}

/** Batches of what was told within 50 ms; `leftOut` decides which never are. */
export function batches(
  reports: readonly { at: number; packet: ClientPacket }[],
  leftOut: () => boolean,
  delay: () => number,
): Timed[] {
  const result: Timed[] = []
  const missed = { up: 0, down: 0 }
  let batch: ClientPacket[] = []
  let opened = 0
  let sentAt = 0
  const flush = () => {
    sentAt = Math.max(sentAt, opened + 50 + delay())
    if (batch.length > 0) result.push({ at: sentAt, fact: told(batch) })
    batch = []
  }
  for (const { at, packet } of reports) {
    if (at - opened > 50) flush()
    const { direction } = packet
    if (leftOut()) {
      missed[direction] += 1
      continue
    }
    if (batch.length === 0) opened = at
    batch.push(missed[direction] > 0 ? { ...packet, missed: missed[direction] } : packet)
    missed[direction] = 0
  }
  flush()
  return result
}
