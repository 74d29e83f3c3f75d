/** Folds that grow with the trace equal folds made afresh, wherever the cursor goes. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { causesOf } from '../../client/trace/causes.ts'
import { logsOf } from '../../client/trace/console.ts'
import { flowOf } from '../../client/trace/flow/flow.ts'
import { createFollower, type Fold } from '../../client/trace/fold.ts'
import { lanesOf } from '../../client/trace/lanes.ts'
import { serverOf } from '../../client/trace/server.ts'
import { everything, upTo } from './sessions/session.ts'

const last = everything.length

const shapes: [string, Fold<unknown>][] = [
  ['server', serverOf],
  ['lanes', lanesOf],
  ['logs', logsOf],
  ['flow', flowOf],
]

test.each(shapes)(
  '%s: any walk of the cursor over a growing trace shows what a fresh fold shows',
  (_name, fold) => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ length: fc.nat(last), cursor: fc.option(fc.nat(last)) }), { maxLength: 8 }),
        (walk) => {
          const follow = createFollower(fold)
          let length = 0
          for (const step of walk) {
            length = Math.max(length, step.length)
            const until = step.cursor === null ? length : Math.min(step.cursor, length)
            const value = follow({ epoch: 'x', events: upTo(length), last: length, cursor: step.cursor })
            expect(value).toEqual(fold(upTo(until)))
          }
        },
      ),
      { numRuns: 12 },
    )
  },
)

test('a trace that begins anew is folded anew', () => {
  const follow = createFollower(serverOf)
  follow({ epoch: 'one', events: everything, last, cursor: null })
  const value = follow({ epoch: 'two', events: upTo(2), last: 2, cursor: null })
  expect(value).toEqual(serverOf(upTo(2)))
})

test('the server at a moment is what its own objects told until then', () => {
  const connected = everything.findLast((event) => event.kind === 'broadcast')?.seq ?? 0
  const { listening, port, clientsCount, sockets, rooms, run } = serverOf(upTo(connected))
  expect({ listening, port, clientsCount, run }).toEqual({
    listening: true,
    port: 4000,
    clientsCount: 4,
    run: 1,
  })
  expect(sockets.filter((socket) => socket.namespace === '/').map((socket) => socket.client)).toEqual([
    'A',
    'B',
    'ext-1',
  ])
  expect(rooms.filter((room) => !room.own).map((room) => [room.room, room.sockets.length])).toEqual([
    ['red', 1],
  ])
  const stopped = everything.find((event) => event.kind === 'program.stop')?.seq ?? 0
  expect(serverOf(upTo(stopped))).toMatchObject({ listening: false, clientsCount: 0, stopped: 'replaced' })
})

test('the consoles show what was written, with its file', () => {
  const { server } = logsOf(everything)
  const said = (kind: string, start: string) =>
    server.find((line) => line.kind === kind && line.text.startsWith(start))
  expect(server[0]).toMatchObject({ kind: 'run', text: '1' })
  expect(said('log', '새로운 유저가 연결되었습니다.')?.file).toBe('server.js')
  expect(said('input', 'io.emit("news", 1)')).toBeDefined()
  expect(said('value', 'true')).toBeDefined()
})

test('a line knows the packets that it caused, and a packet its line', () => {
  const beforeStop = upTo((everything.find((event) => event.kind === 'program.stop')?.seq ?? 1) - 1)
  const causes = causesOf(beforeStop)
  const emit = causes.at('server.js', 22)
  expect(emit?.packets.sio).toBe(emit?.moments.length)
  expect(emit?.moments.length).toBeGreaterThan(4)
  const first = emit?.moments[0]
  expect(first && causes.of(first.seq)).toEqual({ file: 'server.js', line: 22, run: 1 })
  expect(causes.at('client-a.js', 8)?.packets).toEqual({ http: 0, eio: 0, sio: 1 })
  expect(causes.at('server.js', 21)?.runs).toBeGreaterThan(0)
  expect(causesOf(everything).at('server.js', 22)).toBeNull()
})

test('CORS headers come from the line of origin, handshakes from the line of new Server', () => {
  const causes = causesOf(everything)
  expect(causes.at('server.js', 12)?.packets.http).toBeGreaterThan(0)
  expect(causes.at('server.js', 10)?.packets.eio).toBe(1)
})
