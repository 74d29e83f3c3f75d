/** Long bodies are parsed in a thread of their own, each lab in its turn. */
import { expect, test } from 'vitest'
import { createBodies } from '../../server/program/host/bodies/bodies.ts'
import { type BodyJob, parseBody } from '../../server/program/host/bodies/parse.ts'
import { limits } from '../../server/shared/limits.ts'

const job = (text: string): BodyJob => ({
  parser: 'json',
  options: {},
  contentType: 'application/json',
  bytes: Buffer.from(text),
})
const long = JSON.stringify(Array(limits.parsedAtOnceBytes).fill('한'))

test('[L45] the thread answers as Express does here, and this thread is free meanwhile', async () => {
  await using bodies = createBodies()
  const lab = {}
  for (const text of [long, `${long}!`]) {
    let parsed = false
    const answer = bodies.parse(lab, job(text)).then((one) => {
      parsed = true
      return one
    })
    // A message of the thread comes with a later round of the event loop, whatever it holds.
    for (let n = 0; n < 100; n += 1) await Promise.resolve()
    expect(parsed).toBe(false)
    const [there, here] = [await answer, await parseBody(job(text))]
    expect(there.ok).toBe(here.ok)
    if (there.ok && here.ok) expect(there.values).toEqual(here.values)
    if (!there.ok && !here.ok) expect({ ...there.failure, stack: '' }).toEqual({ ...here.failure, stack: '' })
  }
})

test('[L45] a lab with many long bodies waits for itself, and too many are refused in Korean', async () => {
  await using bodies = createBodies()
  const [busy, other] = [{}, {}]
  const order: string[] = []
  const all = Array.from({ length: 25 }, () =>
    bodies.parse(busy, job(long)).then((parsed) => {
      order.push(parsed.ok ? 'busy' : parsed.failure.message)
    }),
  )
  all.push(bodies.parse(other, job(long)).then(() => void order.push('other')))
  await Promise.all(all)
  expect(order.filter((one) => one.includes('놀이터'))).toHaveLength(4)
  expect(order.filter((one) => one === 'busy')).toHaveLength(21)
  expect(order.indexOf('other')).toBeLessThan(order.lastIndexOf('busy') - 15)
})
