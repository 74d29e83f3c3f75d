import { expect, test, vi } from 'vitest'
import type { ClientPacket } from '#shared/trace.ts'
import { createWireLog, type FrameLog } from '../../client/frame/wireLog.ts'

const packet = (text: string, direction: 'up' | 'down' = 'up'): ClientPacket => ({
  direction,
  transport: 'websocket',
  text,
  when: 0,
})

function begin() {
  vi.useFakeTimers()
  const told: FrameLog[] = []
  const log = createWireLog((one) => told.push(one))
  return { told, log, [Symbol.dispose]: () => void vi.useRealTimers() }
}

test('what happens within 50 ms is told together, each connection by itself, with the sid it got in between', () => {
  using one = begin()
  const [a, b] = [{}, {}]
  one.log({ engine: a, sid: undefined, packet: packet('0') })
  one.log({ engine: b, sid: 'sb', packet: packet('2') })
  one.log({ engine: a, sid: 'sa', packet: packet('40') })
  expect(one.told).toEqual([])
  vi.advanceTimersByTime(50)
  expect(one.told).toEqual([
    { sid: 'sa', packets: [packet('0'), packet('40')] },
    { sid: 'sb', packets: [packet('2')] },
  ])
  one.log({ engine: a, sid: undefined, packet: packet('3') })
  vi.advanceTimersByTime(50)
  expect(one.told.at(-1)).toEqual({ sid: 'sa', packets: [packet('3')] })
})

test('of a flood the first 200 of a second are told, and how many more there were, each way for itself', () => {
  using one = begin()
  const engine = {}
  for (let i = 0; i < 500; i++)
    one.log({ engine, sid: 's', packet: packet(String(i), i % 5 === 0 ? 'down' : 'up') })
  vi.advanceTimersByTime(1_000)
  expect(one.told).toHaveLength(1)
  expect(one.told[0]?.packets.map(({ text }) => text)).toEqual(
    Array.from({ length: 200 }, (_, i) => String(i)),
  )
  one.log({ engine, sid: 's', packet: packet('next') })
  one.log({ engine, sid: 's', packet: packet('then') })
  one.log({ engine, sid: 's', packet: packet('down', 'down') })
  vi.advanceTimersByTime(50)
  expect(one.told.at(-1)?.packets).toEqual([
    { ...packet('next'), missed: 240 },
    packet('then'),
    { ...packet('down', 'down'), missed: 60 },
  ])
})
