/** Who kept a thread for itself once is known, but not for ever. */
import { expect, test } from 'vitest'
import { createCulprits } from '../../server/program/pool/culprits.ts'

test('[L16] the newest of them are known; the oldest are forgotten', () => {
  const culprits = createCulprits({ most: 3 })
  for (const name of ['a', 'b', 'c']) culprits.add(name)
  culprits.add('a')
  culprits.add('d')
  expect(['a', 'b', 'c', 'd', 'e'].filter(culprits.has)).toEqual(['a', 'c', 'd'])
})
