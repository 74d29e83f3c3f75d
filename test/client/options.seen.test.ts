/** What trials look at: read once, batch by batch, it is what a reader from the beginning sees. */
import { expect, test } from 'vitest'
import type { TraceEvent } from '#shared/trace.ts'
import { answerIn, closedByServer, handshakesIn, seenIn } from '../../client/features/panels/options/seen.ts'
import { answer, get, open, post, traceOf } from './sessions/facts.ts'
import { everything } from './sessions/session.ts'

const summary = (events: readonly TraceEvent[]) => {
  const seen = seenIn(events)
  const { exchanges, packets, closings, isHeld } = seen
  return {
    events: seen.events.map(({ seq }) => seq),
    exchanges: exchanges.map(({ request, purpose, end }) => [request.seq, purpose, end.is]),
    packets: structuredClone(packets),
    closings: closings.map(({ frame, closed }) => [frame.seq, closed?.code]),
    held: isHeld(),
    answer: answerIn(seen, ({ status }) => status === 101)?.seq,
    closed: closedByServer(seen)?.seq,
  }
}

test('events that go on are read on, others from the beginning', () => {
  for (let end = 0; end < everything.length; end += 7) {
    const grown = summary(everything.slice(0, end))
    seenIn([])
    expect(summary(everything.slice(0, end))).toEqual(grown)
  }
  const whole = summary(everything)
  expect(summary(everything.slice(20))).not.toEqual(whole)
  // A list that begins alike and then leaves some out is another one.
  const others = everything.filter(({ seq, kind }) => seq < 5 || !kind.startsWith('program.'))
  const fresh = summary(others)
  seenIn(everything.slice(0, 40))
  expect(summary(others)).toEqual(fresh)
})

test('only packets of Engine.IO are packets, and a close frame is none', () => {
  const close = { kind: 'ws.frame', socket: 9, direction: 'up', opcode: 8, data: '', size: 0, client: 'A' }
  const seen = seenIn(
    traceOf([
      get('A', 'transport=polling'),
      answer(1, open),
      post('A', 's1', '40\x1ebAQID'),
      answer(3, 'ok'),
      close as never,
      { kind: 'ws.close', socket: 9, code: 1005 },
    ]),
  )
  expect(handshakesIn(seen).map(({ request }) => request.seq)).toEqual([1])
  expect(seen.packets.down.map(({ seq, text }) => [seq, text])).toEqual([[2, open]])
  expect(seen.packets.up).toEqual([
    { seq: 3, part: 0, text: '40', framed: false, binary: false },
    { seq: 3, part: 1, text: 'bAQID', framed: false, binary: true },
  ])
  expect(seen.closings).toMatchObject([{ frame: { seq: 5 }, closed: { code: 1005 } }])
  expect(closedByServer(seen)).toBeUndefined()
})
