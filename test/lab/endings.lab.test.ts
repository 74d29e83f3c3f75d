/** Who ended a connection, from real ends of real clients: the panel's table, the rows and the lane say the same. */
import { afterAll, beforeAll, type ExpectStatic, test } from 'vitest'
import { connectionsOf } from '../../client/features/panels/ping/connections.ts'
import { endingsOf } from '../../client/features/panels/ping/endings.ts'
import { flowOf } from '../../client/pictures/flow/flow.ts'
import type { Lab } from '../../server/lab/lab.ts'
import { createPrograms } from '../../server/program/programs.ts'
import type { TraceEvent } from '../../server/shared/trace.ts'
import { connect } from '../support/causes/case.ts'
import { openPage, type Page } from '../support/page/openPage.ts'
import { type Playground, startPlayground } from '../support/playground.ts'
import { programOf } from '../support/programOf.ts'

/** On a machine that has much to do, everything takes longer; nothing here is about speed. */
const patient = { timeout: 20_000 }
const repeats = Number(process.env['RUNS'] ?? '1') - 1
const several = { repeats, timeout: 60_000 }

let playground: Playground
beforeAll(async () => {
  playground = await startPlayground({
    programs: createPrograms({ workers: 2 }),
    most: 500,
    labsAtOnce: 5_000,
  })
})
afterAll(() => playground[Symbol.asyncDispose]())

interface Seat {
  lab: Lab
  page: Page
  comes: (kind: TraceEvent['kind'], times?: number) => Promise<void>
}
/** Client A runs this code, and is connected over WebSocket when `use` is called. */
async function seated(code: string, expect: ExpectStatic, use: (seat: Seat) => Promise<void>): Promise<void> {
  const { id } = await playground.lab(programOf(''))
  const lab = playground.labs.find(id)
  if (!lab) throw new Error('the lab is gone')
  const page = openPage({ lab, lane: 'A', playground })
  const comes: Seat['comes'] = (kind, times = 1) =>
    expect
      .poll(() => lab.recorder.since(0).events.filter((event) => event.kind === kind).length, patient)
      .toBeGreaterThanOrEqual(times)
  try {
    page.run(code)
    await comes('client.upgrade')
    await use({ lab, page, comes })
  } finally {
    await page.close()
    await playground.labs.remove(id)
  }
}
const endingOf = ({ recorder }: Lab) => endingsOf(connectionsOf(recorder.since(0).events).connections)[0]

test.concurrent(
  'a client that disconnects was first, whether a button or its code did it',
  several,
  async ({ expect }) => {
    for (const leave of [
      (page: Page) => page.disconnect(),
      (page: Page) => page.evaluate('socket.disconnect()'),
    ])
      await seated(connect, expect, async ({ lab, page, comes }) => {
        leave(page)
        await comes('client.disconnect')
        await comes('engine.close')
        expect(endingOf(lab)).toMatchObject({
          told: { reason: 'io client disconnect', since: 'own' },
          server: { reason: 'client namespace disconnect', since: 'other' },
        })
      })
  },
)

test.concurrent('a server that sends a client away was first', several, ({ expect }) =>
  seated(connect, expect, async ({ lab, comes }) => {
    await lab.evaluate('io.disconnectSockets()')
    await comes('client.disconnect')
    await comes('engine.close')
    expect(endingOf(lab)).toMatchObject({
      server: { reason: 'server namespace disconnect', since: 'own' },
      told: { reason: 'io server disconnect', since: 'other' },
    })
  }),
)

test.concurrent(
  'a page that is closed leaves the server to find out, and nobody is said to be first',
  several,
  ({ expect }) =>
    seated(connect, expect, async ({ lab, page, comes }) => {
      await page.close()
      await comes('engine.close')
      await comes('client.gone')
      expect(endingOf(lab)).toMatchObject({ server: { since: null }, told: null })
    }),
)

test.concurrent(
  'who comes back at once is connected, and its end stands before its return',
  several,
  ({ expect }) =>
    seated(`${connect}\nsocket.on("disconnect", () => socket.connect())`, expect, async ({ lab, comes }) => {
      await lab.evaluate('io.disconnectSockets()')
      await comes('client.connect', 2)
      await comes('client.upgrade', 2)
      const { steps, lanes } = flowOf(lab.recorder.since(0).events)
      const kinds = steps.filter(({ crossings }) => crossings.length > 0).map(({ kind }) => kind)
      expect(kinds.filter((kind) => kind === 'disconnect')).toHaveLength(1)
      expect(kinds.indexOf('disconnect')).toBeLessThan(kinds.lastIndexOf('connection'))
      expect(lanes[0]).toMatchObject({ status: 'connected', reason: null })
    }),
)
