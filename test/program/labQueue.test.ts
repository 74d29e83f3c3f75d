/** Labs take turns in a worker; one whose sandbox breaks has no more of them, and the others go on. */
import { expect, test } from 'vitest'
import { createLabQueue } from '../../server/program/worker/labQueue.ts'

test('[L18] what breaks in one lab’s turn takes only that lab’s turns with it', async () => {
  const lost: unknown[] = []
  const done: string[] = []
  const queue = createLabQueue({ broken: (lab, error) => void lost.push([lab, String(error)]) })
  queue.add(1, () => {
    throw new WebAssembly.RuntimeError('unreachable')
  })
  queue.add(1, () => void done.push('never'))
  queue.add(2, () => void done.push('two'))
  queue.add(2, () => void done.push('two again'))
  await expect.poll(() => done).toEqual(['two', 'two again'])
  expect(lost).toEqual([[1, 'RuntimeError: unreachable']])
  queue.add(1, () => void done.push('one, anew'))
  await expect.poll(() => done).toEqual(['two', 'two again', 'one, anew'])
})
