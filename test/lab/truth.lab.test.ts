/** Each failure that a learner can bring about with code, for real: the page's own folds over a real trace of a real client. What
 *  CORS hides is Chromium's to hide, and stands among the journeys. */
import { afterAll, beforeAll, type ExpectStatic, test } from 'vitest'
import { groundOf } from '../../client/features/truth/evidence.ts'
import { focusOf } from '../../client/features/truth/focus.ts'
import { truthOf } from '../../client/features/truth/truths.ts'
import { flowOf } from '../../client/pictures/flow/flow.ts'
import { timersOf } from '../../client/pictures/timers.ts'
import type { Lab } from '../../server/lab/lab.ts'
import { createPrograms } from '../../server/program/programs.ts'
import type { Case } from '../support/causes/case.ts'
import { lost } from '../support/causes/lost.ts'
import { misled } from '../support/causes/misled.ts'
import { refused } from '../support/causes/refused.ts'
import { undecided } from '../support/causes/undecided.ts'
import { unreached } from '../support/causes/unreached.ts'
import { spoken, wired } from '../support/causes/wired.ts'
import { openPage } from '../support/page/openPage.ts'
import { type Playground, startPlayground } from '../support/playground.ts'

/** On a machine that has much to do, everything takes longer; nothing here is about speed. */
const patient = { timeout: 20_000 }
/** `RUNS=20`: each so many times. */
const repeats = Number(process.env['RUNS'] ?? '1') - 1

let playground: Playground
beforeAll(async () => {
  playground = await startPlayground({
    programs: createPrograms({ workers: 2 }),
    most: 500,
    labsAtOnce: 5_000,
  })
})
afterAll(() => playground[Symbol.asyncDispose]())

/** What the strip would say now, live. */
function strip({ recorder }: Lab) {
  const { events } = recorder.since(0)
  const ground = groundOf(events)
  const clock = { timers: timersOf(events), at: recorder.now }
  const { cause, truth } = truthOf(ground, focusOf(flowOf(events), ground, null), clock)
  const plain = (text: string) => text.replaceAll('`', '')
  return { cause, browser: plain(truth.browser), server: plain(truth.server), why: plain(truth.why) }
}

/** `expect`: that of the test, as several run at once. */
async function tells(one: Case, expect: ExpectStatic): Promise<void> {
  const { id } = await playground.lab(one.program)
  const lab = playground.labs.find(id)
  if (!lab) throw new Error('the lab is gone')
  if (one.conditions) lab.setConditions(one.conditions)
  const page = openPage({ lab, lane: 'A', playground })
  const comes: Parameters<NonNullable<Case['after']>>[0]['comes'] = (fits) =>
    expect.poll(() => lab.recorder.since(0).events.some(fits), patient).toBe(true)
  try {
    page.run(one.code)
    if (one.after) {
      await comes(({ kind }) => kind === 'client.connect')
      await one.after({
        conditions: async (input) => lab.setConditions(input),
        act: (input) => lab.act(input),
        say: async (line) => void (await lab.evaluate(line)),
        comes,
      })
    }
    await expect
      .poll(() => strip(lab), patient)
      .toEqual({
        cause: one.cause,
        browser: expect.stringContaining(one.browser),
        server: expect.stringContaining(one.server),
        why: expect.stringContaining(one.why),
      })
  } finally {
    await page.close()
    await playground.labs.remove(id)
  }
}

for (const [group, cases] of Object.entries({ unreached, refused, lost, wired, spoken, undecided, misled }))
  for (const one of cases())
    test.concurrent(
      `${group}: ${one.cause}${one.how ? `, ${one.how}` : ''}`,
      { repeats, timeout: 60_000 },
      ({ expect }) => tells(one, expect),
    )
