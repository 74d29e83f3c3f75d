/** Moving the cursor over a long trace: every picture of the page together. */
import { expect, test } from 'vitest'
import { groundOf } from '../../client/features/truth/evidence.ts'
import { causesOf } from '../../client/pictures/causes.ts'
import { logsOf } from '../../client/pictures/console.ts'
import type { Fold } from '../../client/pictures/fold.ts'
import { lanesOf } from '../../client/pictures/lanes.ts'
import { createPictures } from '../../client/pictures/pictures.ts'
import { serverOf } from '../../client/pictures/server.ts'
import { timersOf } from '../../client/pictures/timers.ts'
import { longTrace } from '../support/longTrace.ts'
import { everything } from './sessions/session.ts'

/** What the page asks for at the cursor; of what is on the wire it shows the present only. */
const folds = [serverOf, lanesOf, logsOf, timersOf, causesOf, groundOf] as const

const pictures = createPictures()

const count = 10_000
const events = longTrace(everything, count)
const moment = (cursor: number | null) => ({ epoch: 'speed', events, standing: [], last: count, cursor })

/** Milliseconds of work that it takes all pictures to show a moment: how busy the machine is makes no difference. */
function show(cursor: number): number {
  const began = process.cpuUsage()
  for (const fold of folds) pictures.at(fold as Fold<unknown>, moment(cursor))
  const { user, system } = process.cpuUsage(began)
  return (user + system) / 1_000
}
/** Pictures are parked while nobody waits: in a page between two presses, here between two turns. */
async function settle(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0))
}

test('all pictures of 10,000 events show another moment within 50 ms', { timeout: 60_000 }, async () => {
  for (const fold of folds) pictures.at(fold as Fold<unknown>, moment(null))
  await settle(50)
  const took: number[] = []
  for (let turn = 1; turn <= 16; turn += 1) {
    took.push(show(1 + ((turn * 6_151) % count)))
    await settle(10)
  }
  // The process's time is counted, not the thread's: a collection of garbage that falls into one or two of them is not theirs.
  expect(took.sort((a, b) => a - b).at(-3)).toBeLessThan(50)
})
