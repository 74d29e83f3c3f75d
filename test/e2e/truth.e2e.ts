/** Each failure that a learner can bring about with code, for real, and what the strip says of it. */
import type { Case, Hands } from './causes/case.ts'
import { hidden } from './causes/hidden.ts'
import { lost } from './causes/lost.ts'
import { refused } from './causes/refused.ts'
import { unreached } from './causes/unreached.ts'
import { spoken, wired } from './causes/wired.ts'
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

/** The origins of the page's clients are known when the playground runs: cases are named before that. */
const named = (cases: readonly Case[]) => cases.map(({ cause, how }, index) => ({ index, cause, how }))
const groups = { unreached, hidden, refused, lost, wired, spoken } as const

for (const [group, casesOf] of Object.entries(groups))
  for (const { index, cause, how } of named(casesOf('')))
    test(`${group}: ${cause}${how ? `, ${how}` : ''}`, async ({ lab, playground }) => {
      const one = casesOf(`http://localhost:${playground.clientPort}`)[index]
      if (!one) throw new Error(cause)
      await tells(lab, one, playground.url)
    })
