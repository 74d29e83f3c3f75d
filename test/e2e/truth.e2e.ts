/** Each failure that a learner can bring about with code, for real, and what the strip says of it. */
import type { Case } from './causes/case.ts'
import { hidden } from './causes/hidden.ts'
import { lost } from './causes/lost.ts'
import { refused } from './causes/refused.ts'
import { unreached } from './causes/unreached.ts'
import type { Lab } from './support/lab.ts'
import { expect as expectSoon, test } from './support/test.ts'

/** On a machine that has much to do, everything takes longer; nothing here is about speed. */
const expect = expectSoon.configure({ timeout: 20_000 })

/** Types both programs, and reads the strip once it has come to its cause. */
async function tells(lab: Lab, one: Case): Promise<void> {
  await lab.run(one.program)
  await expect(lab.difference).toHaveText('지금 도는 코드예요')
  await lab.run(one.code, 'client-a.js')
  await expect(lab.truth).toHaveAttribute('data-cause', one.cause)
  await expect(lab.truth).toContainText(one.browser)
  await expect(lab.truth).toContainText(one.server)
  await expect(lab.truth).toContainText(one.why)
}

/** The origins of the page's clients are known when the playground runs: cases are named before that. */
const named = (cases: readonly Case[]) => cases.map(({ cause, how }, index) => ({ index, cause, how }))
const groups = { unreached, hidden, refused, lost } as const

for (const [group, casesOf] of Object.entries(groups))
  for (const { index, cause, how } of named(casesOf('')))
    test(`${group}: ${cause}${how ? `, ${how}` : ''}`, async ({ lab, playground }) => {
      const one = casesOf(`http://localhost:${playground.clientPort}`)[index]
      if (!one) throw new Error(cause)
      await tells(lab, one)
    })
