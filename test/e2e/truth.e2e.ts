/** What the strip says in Chromium: of every answer that CORS hides, and of one failure of each other group, whose rest stands on real
 *  labs in `test/lab/truth.lab.test.ts`. */
import type { Case, Hands } from '../support/causes/case.ts'
import { hidden } from '../support/causes/hidden.ts'
import { lost } from '../support/causes/lost.ts'
import { misled } from '../support/causes/misled.ts'
import { refused } from '../support/causes/refused.ts'
import { undecided } from '../support/causes/undecided.ts'
import { unreached } from '../support/causes/unreached.ts'
import { spoken, wired } from '../support/causes/wired.ts'
import type { Lab } from './support/lab.ts'
import { expect as expectSoon, test } from './support/test.ts'

/** On a machine that has much to do, everything takes longer; nothing here is about speed. */
const expect = expectSoon.configure({ timeout: 20_000 })

/** The learner's hands on the wire, by the REST API. */
async function handsOf(lab: Lab, url: string): Promise<Hands> {
  const own = await lab.own()
  const call = async (method: string, path: string, body: unknown) => {
    const headers = { 'content-type': 'application/json', 'x-lab-key': own.key }
    const answer = await fetch(`${url}/api/labs/${own.id}/${path}`, {
      method,
      headers,
      body: JSON.stringify(body),
    })
    expect(answer.status, await answer.text()).toBe(200)
  }
  return {
    conditions: (input) => call('PUT', 'conditions', input),
    act: (input) => call('POST', 'wire', input),
    say: (code) => call('POST', 'console', { code }),
    comes: (fits) => expect.poll(async () => (await lab.trace()).some(fits)).toBe(true),
  }
}

/** Types both programs, and reads the strip once it has come to its cause. */
async function tells(lab: Lab, one: Case, url: string): Promise<void> {
  await lab.run(one.program)
  await expect(lab.difference).toHaveText('지금 도는 코드예요')
  const hands = await handsOf(lab, url)
  if (one.conditions) await hands.conditions(one.conditions)
  await lab.run(one.code, 'client-a.js')
  if (one.after) {
    await expect(lab.client('A')).toContainText('연결됨')
    await one.after(hands)
  }
  await expect(lab.truth).toHaveAttribute('data-cause', one.cause)
  await expect(lab.truth).toContainText(one.browser)
  await expect(lab.truth).toContainText(one.server)
  await expect(lab.truth).toContainText(one.why)
}

/** The cases of CORS that are tried on each commit. */
const often = ['origin-string', 'cors-none', 'trailing-slash', 'wildcard-credentials', 'preflight-headers']
const tagOf = (isOften: boolean) => (isOften ? [] : '@more')

/** The origins of the page's clients are known when the playground runs: cases are named before that. */
for (const [index, { cause, how }] of hidden('').entries())
  test(`hidden: ${cause}${how ? `, ${how}` : ''}`, { tag: tagOf(!how && often.includes(cause)) }, async ({
    lab,
    playground,
  }) => {
    const one = hidden(`http://localhost:${playground.clientPort}`)[index]
    if (!one) throw new Error(cause)
    await tells(lab, one, playground.url)
  })

/** The cases of each group that ask most of a browser, those of each commit first; `CAUSES=all`: every one. */
const chosen = {
  unreached: [unreached, ['wrong-path'], []],
  refused: [refused, [], ['allow-request-websocket']],
  lost: [lost, ['other-parser'], []],
  wired: [wired, [], ['ping-timeout-server']],
  spoken: [spoken, [], ['ack-awaited']],
  undecided: [undecided, ['next-forgotten'], []],
  misled: [misled, ['two-servers'], ['own-page', 'https-address', 'late-error']],
} as const
const isAll = process.env['CAUSES'] === 'all'

for (const [group, [casesOf, first, more]] of Object.entries(chosen))
  for (const one of casesOf()) {
    const isIn = (causes: readonly string[]) => !one.how && causes.includes(one.cause)
    if (isAll || isIn(first) || isIn(more))
      test(`${group}: ${one.cause}${one.how ? `, ${one.how}` : ''}`, { tag: tagOf(isIn(first)) }, async ({
        lab,
        playground,
      }) => {
        await tells(lab, one, playground.url)
      })
  }
