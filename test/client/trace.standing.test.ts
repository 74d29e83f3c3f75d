import { expect, test } from 'vitest'
import { createTrace } from '../../client/lab/trace/store.ts'
import { lanesOf } from '../../client/pictures/lanes.ts'
import { createPictures } from '../../client/pictures/pictures.ts'
import { serverOf } from '../../client/pictures/server.ts'
import { createStanding } from '../../server/shared/standing.ts'
import type { Fact } from '../../server/shared/trace.ts'
import { createRecorder } from '../../server/trace/recorder.ts'
import { everything } from './sessions/session.ts'

const connected = (lanes: ReturnType<typeof lanesOf>) =>
  lanes.filter((lane) => lane.status === 'connected').map(({ client, transport }) => [client, transport])

/** A moment of the recorded session with clients connected, and its end. */
const isBusy = (events: typeof everything) =>
  serverOf(events).listening && connected(lanesOf(events)).length > 1
const busy = everything.slice(
  0,
  everything.findLastIndex((_, index) => isBusy(everything.slice(0, index))),
)

test.each([
  ['with clients connected', busy],
  ['at its end', everything],
])(
  'wherever a trace was cut, what still stands tells the same of the server and of who is connected, %s',
  (_, events) => {
    const whole = { server: serverOf(events), connected: connected(lanesOf(events)) }
    for (let cut = 0; cut <= events.length; cut += 3) {
      const standing = createStanding()
      for (const event of events.slice(0, cut)) standing.add(event)
      const [server, lanes] = [serverOf.begin(), lanesOf.begin()]
      for (const event of standing.list()) {
        server.recall(event)
        lanes.recall(event)
      }
      for (const event of events.slice(cut)) {
        server.add(event)
        lanes.add(event)
      }
      expect({ server: server.view(), connected: connected(lanes.view()) }, `cut at ${cut}`).toEqual(whole)
    }
  },
)

test('the recorded session has a moment with several clients connected', () => {
  expect(isBusy(busy)).toBe(true)
})

test('a page that opens a lab whose beginning is gone is told what stands', () => {
  using recorder = createRecorder({ capacity: 10 })
  for (const { seq, at, ...fact } of everything) {
    if (!fact.kind.startsWith('http') && !fact.kind.startsWith('ws')) recorder.record(fact as Fact)
  }
  const { events, last, dropped, standing } = recorder.since(0)
  expect(events).toHaveLength(10)
  const store = createTrace()
  store.append({ events, last, dropped, epoch: 'one', ...(standing && { standing }) })
  const { run, program } = createPictures().now(serverOf, store.getState())
  expect({ run, program }).toEqual({ run: serverOf(everything).run, program: serverOf(everything).program })
  expect(recorder.since(last - 3).standing).toBeUndefined()
})

test('a page that lets its own oldest events go still knows the server', () => {
  const store = createTrace({ capacity: 5 })
  for (let from = 0; from < everything.length; from += 3) {
    const events = everything.slice(from, from + 3)
    store.append({ events, last: events.at(-1)?.seq ?? 0, dropped: 0, epoch: 'one' })
  }
  expect(createPictures().at(serverOf, { ...store.getState(), cursor: store.getState().last })).toEqual(
    serverOf(everything),
  )
})
