/** 모든 옵션: what each 해 보기 writes and does, done on a real lab with the client app's own page, and what it names looked for by
 *  rules of this test's own. Those that only a browser can do stand among the journeys. */
import { afterAll, beforeAll, type ExpectStatic, expect, test } from 'vitest'
import { clientEntries } from '../../client/features/panels/options/client/clientEntries.ts'
import { canTry, type OptionEntry, type Step } from '../../client/features/panels/options/entry.ts'
import { serverEntries } from '../../client/features/panels/options/server/serverEntries.ts'
import { planOf } from '../../client/features/panels/options/trial/plan.ts'
import { defaultCode } from '../../client/lab/clients/defaultCode.ts'
import type { Lab } from '../../server/lab/lab.ts'
import { createPrograms } from '../../server/program/programs.ts'
import { assertNever } from '../../server/shared/assertNever.ts'
import { seedProgram } from '../../server/shared/seedProgram.ts'
import type { TraceEvent } from '../../server/shared/trace.ts'
import { openPage, originOf } from '../support/page/openPage.ts'
import { type Playground, startPlayground } from '../support/playground.ts'
import * as ofClient from '../support/trials/clientEffects.ts'
import { inBrowser } from '../support/trials/inBrowser.ts'
import * as ofServer from '../support/trials/serverEffects.ts'

type Events = readonly TraceEvent[]
type Effects = Readonly<Record<string, readonly [code: string, seen: (events: Events) => boolean]>>

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

const lane = 'A'
const isNewPage = ({ kind }: TraceEvent) => kind === 'client.gone' || kind === 'client.run'

/** The learner at a lab with one client that is connected. `expect`: that of the test, as several run at once. */
async function sitDown(expect: ExpectStatic) {
  const seed = seedProgram(originOf(playground))
  const { id } = await playground.lab(seed)
  const lab = playground.labs.find(id) as Lab
  const events = () => lab.recorder.since(0).events
  let page = openPage({ lab, lane, playground })
  page.run(defaultCode)
  await expect.poll(() => events().some(({ kind }) => kind === 'client.upgrade'), patient).toBe(true)
  const renew = async () => {
    await page.close()
    page = openPage({ lab, lane, playground })
  }

  return {
    lab,
    seed,
    events,
    async does(step: Step, client: string, since: () => Events): Promise<void> {
      switch (step.do) {
        case 'line':
          if (step.in === 'server') await lab.evaluate(step.code)
          else page.evaluate(step.code)
          return
        case 'renew':
          return renew()
        case 'run':
          await renew()
          return page.run(client)
        case 'conditions':
          return lab.setConditions({ client: lane, ...step.conditions })
        case 'cut':
          return lab.act({ do: 'cut', client: lane })
        case 'wait':
          // What an earlier page of the client told is none of this one's.
          return expect
            .poll(() => {
              const begun = since().findLastIndex(isNewPage)
              return step.until(since().filter(({ kind }, i) => i >= begun || !kind.startsWith('client.')))
            }, patient)
            .toBe(true)
        default:
          return assertNever(step)
      }
    },
    async [Symbol.asyncDispose]() {
      await page.close()
      await playground.labs.remove(id)
    },
  }
}

/** Does the trial, and looks for what it names by the panel's rule and by the test's. */
async function shows(
  entry: OptionEntry,
  [code, seen]: Effects[string] & object,
  expect: ExpectStatic,
): Promise<void> {
  const { trial } = entry
  if (!canTry(trial)) throw new Error(trial.why)
  await using learner = await sitDown(expect)
  const { lab, seed, events } = learner
  const plan = planOf({ trial, texts: { server: seed, client: defaultCode }, lane, port: 4000 })
  if (!plan.ok) throw new Error(plan.message)
  const after = events().at(-1)?.seq ?? 0
  const since = () =>
    events().filter(({ seq, client }) => seq > after && (client === undefined || client === lane))
  const writesServer = plan.writes.includes('server')
  if (writesServer) await lab.run(plan.after.server)
  /** Since the trial's own program and page began. */
  const own = () => {
    const all = since()
    const begun = writesServer ? all.findIndex(({ kind }) => kind === 'program.run') : 0
    const page = all.findIndex(isNewPage)
    return all.filter(({ kind }, i) => i >= begun && (i >= page || !kind.startsWith('client.')))
  }
  for (const step of plan.steps) await learner.does(step, plan.after.client, own)

  await expect
    .poll(() => trial.effect(own(), plan.place)?.seq, { message: 'the panel’s rule', ...patient })
    .toBeGreaterThan(after)
  await expect.poll(() => seen(own()), { message: 'the test’s rule', ...patient }).toBe(true)
  expect(plan.after[entry.target]).toContain(code)
}

const kinds = {
  server: { entries: serverEntries, ...ofServer },
  client: { entries: clientEntries, ...ofClient },
}
for (const [target, { entries, effects, untried }] of Object.entries(kinds)) {
  test(`every option of the ${target} is tried, here or in the browser, or says why it can't be`, () => {
    expect(entries.map(({ name }) => name).sort()).toEqual([...Object.keys(effects), ...untried].sort())
    const without = entries.filter(({ trial }) => !canTry(trial)).map(({ name }) => name)
    expect(without.sort()).toEqual([...untried].sort())
  })
  const elsewhere = new Set<string>(inBrowser[target as keyof typeof kinds])
  for (const entry of entries) {
    const effect = (effects as Effects)[entry.name]
    if (effect && !elsewhere.has(entry.name))
      test.concurrent(`${target}: ${entry.name}`, { repeats, timeout: 60_000 }, ({ expect: own }) =>
        shows(entry, effect, own),
      )
  }
}
