import { expect, test } from 'vitest'
import type { Fact } from '#shared/trace.ts'
import { type Flight, flightsOf, patienceMs } from '../../client/pictures/flights.ts'
import { batches, frame, session, stamped, type Timed, told } from './sessions/flight.ts'

const flightsIn = (timed: readonly Timed[]) => flightsOf(stamped(timed)).flights
const flight = (timed: readonly Timed[], key: string): Flight | undefined => flightsIn(timed).get(key)

test('what the client sent, left before the wire had it; what it got, came after', () => {
  const events = [
    { at: 100, fact: frame('up', '42["a"]') },
    { at: 110, fact: frame('down', '42["b"]') },
    {
      at: 160,
      fact: told([
        { direction: 'up', text: '42["a"]', when: 98 },
        { text: '42["b"]', when: 113 },
      ]),
    },
  ]
  expect(flight(events, '1.0')).toEqual({
    left: 98,
    wire: 100,
    passed: 100,
    arrived: 100,
    within: 1,
    status: 'arrived',
  })
  expect(flight(events, '2.0')).toEqual({
    left: 110,
    wire: 110,
    passed: 110,
    arrived: 113,
    within: 1,
    status: 'arrived',
  })
})

/** The client of all these packets is one that tells. */
const tells: Timed = { at: 1, fact: told([{ text: 'before', when: 0 }]) }

test('of a client that tells, what it has not told is in flight, but not for ever', () => {
  const events = [tells, { at: 100, fact: frame('down', '2') }]
  expect(flight(events, '2.0')?.status).toBe('flying')
  expect(flight(events.slice(1), '1.0')?.status).toBe('untold')
  const later = [
    ...events,
    { at: 100 + patienceMs, fact: { kind: 'program.log', text: '', level: 'log' } as Fact },
  ]
  expect(flight(later, '2.0')).toMatchObject({ status: 'untold', arrived: null })
})

test('a delayed packet is on the wire until it goes on, and is told after that', () => {
  const events: Timed[] = [
    tells,
    { at: 100, fact: frame('down', '42["b"]') },
    { at: 100, fact: { kind: 'wire.delayed', of: 2, ms: 800 } },
  ]
  expect(flight(events, '2.0')).toMatchObject({ status: 'waiting', passed: null, arrived: null })
  events.push({ at: 900, fact: { kind: 'wire.released', of: 2 } })
  expect(flight(events, '2.0')).toMatchObject({ status: 'flying', passed: 900, arrived: null })
  events.push({ at: 950, fact: told([{ text: '42["b"]', when: 902 }]) })
  expect(flight(events, '2.0')).toMatchObject({ status: 'arrived', left: 100, passed: 900, arrived: 902 })
})

test('times that cannot be are moved to what can be', () => {
  const events = [
    { at: 100, fact: frame('up', '40') },
    { at: 110, fact: frame('down', '2') },
    {
      at: 150,
      fact: told(
        [
          { direction: 'up', text: '40', when: 103 },
          { text: '2', when: 108 },
        ],
        { within: 4 },
      ),
    },
  ]
  expect(flight(events, '1.0')).toMatchObject({ left: 100, within: 4 })
  expect(flight(events, '2.0')).toMatchObject({ arrived: 110 })
})

test('a polling body is several packets, each with its own times; other requests are nobody’s packets', () => {
  const url = '/socket.io/?EIO=4&transport=polling&sid=s1'
  const http = { method: 'GET', url, headers: {}, body: '', size: 0, client: 'A', connection: 's1' }
  const events: Timed[] = [
    { at: 1, fact: { kind: 'http.request', ...http, url: '/' } },
    { at: 2, fact: { kind: 'http.request', ...http, method: 'POST', body: '40\x1e42["x"]' } },
    {
      at: 3,
      fact: { kind: 'http.response', request: 2, status: 200, headers: {}, body: 'ok', size: 2, client: 'A' },
    },
    { at: 4, fact: { kind: 'http.request', ...http } },
    {
      at: 5,
      fact: {
        kind: 'http.response',
        request: 4,
        status: 200,
        headers: {},
        body: '40{}\x1e2',
        size: 6,
        client: 'A',
      },
    },
    {
      at: 60,
      fact: told(
        [
          { transport: 'polling', direction: 'up', text: '40', when: 1 },
          { transport: 'polling', direction: 'up', text: '42["x"]', when: 1 },
          { transport: 'polling', text: '40{}', when: 6 },
          { transport: 'polling', text: '2', when: 6.5 },
        ],
        { connection: 's1' },
      ),
    },
  ]
  expect([...flightsIn(events).keys()]).toEqual(['2.0', '2.1', '5.0', '5.1'])
  expect(flight(events, '2.1')).toMatchObject({ left: 1, arrived: 2 })
  expect(flight(events, '5.1')).toMatchObject({ left: 5, arrived: 6.5 })
})

test('another client, another transport, or another connection tells of other packets', () => {
  const at = (fact: Fact) => [
    { at: 100, fact: frame('down', '2', { connection: 's1' } as Partial<Fact>) },
    { at: 150, fact },
  ]
  const packet = { text: '2', when: 101 }
  const statusAfter = (fact: Fact) => flight(at(fact), '1.0')?.status
  expect(statusAfter(told([packet], { connection: 's1' }))).toBe('arrived')
  expect(statusAfter(told([packet], { connection: 's2' }))).toBe('untold')
  expect(statusAfter(told([packet], { client: 'B' }))).toBe('untold')
  expect(statusAfter(told([{ ...packet, transport: 'polling' }]))).toBe('untold')
})

const seeds = Array.from({ length: 300 }, (_, i) => i + 1)

test('every packet gets its own times, whatever the wire does with it', () => {
  for (const seed of seeds) {
    const { timed, truth, reports, random } = session(seed)
    const { flights } = flightsOf(
      stamped([
        ...timed,
        ...batches(
          reports,
          () => false,
          () => random() * 30,
        ),
      ]),
    )
    for (const one of truth) {
      const found = flights.get(`${one.seq}.0`)
      const say = `seed ${seed}, event ${one.seq}`
      expect(found?.left, say).toBeCloseTo(one.left, 6)
      if (one.arrived === null) expect(found, say).toMatchObject({ status: 'lost', arrived: null })
      else expect(found?.arrived, say).toBeCloseTo(one.arrived, 6)
    }
  }
})

test('where packets are left out, nothing is said of them, and what is said is possible', () => {
  let all = 0
  let right = 0
  for (const seed of seeds) {
    const { timed, truth, reports, random } = session(seed)
    let silentUntil = 0
    let i = 0
    const leftOut = () => {
      i += 1
      if (random() < 0.08) silentUntil = i + 5
      return i < silentUntil
    }
    const { flights } = flightsOf(stamped([...timed, ...batches(reports, leftOut, () => random() * 30)]))
    for (const one of truth) {
      const found = flights.get(`${one.seq}.0`)
      if (!found) throw new Error(`seed ${seed}: ${one.seq} has no flight`)
      if (found.left !== null) expect(found.left).toBeLessThanOrEqual(found.wire)
      if (found.passed !== null && found.arrived !== null)
        expect(found.arrived).toBeGreaterThanOrEqual(found.passed)
      if (one.arrived === null) expect(found.arrived).toBeNull()
      const said = one.direction === 'up' ? found.left : found.arrived
      const really = one.direction === 'up' ? one.left : one.arrived
      if (said === null || really === null) continue
      all += 1
      if (Math.abs(said - really) < 0.001) right += 1
    }
  }
  expect(all).toBeGreaterThan(5_000)
  expect(right).toBe(all)
})

test('at any moment the picture is the one that the events up to it give', () => {
  const { timed, reports, random } = session(7)
  const events = stamped([
    ...timed,
    ...batches(
      reports,
      () => random() < 0.1,
      () => 5,
    ),
  ])
  const picture = flightsOf.begin()
  events.forEach((event, i) => {
    picture.add(event)
    if (i % 7 === 0)
      expect([...picture.view().flights]).toEqual([...flightsOf(events.slice(0, i + 1)).flights])
  })
})
