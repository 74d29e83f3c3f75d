/** What rows are called: the diagram's column of names shows each whole beside a laptop's other columns. */
import { expect, test } from 'vitest'
import { wireNames } from '../../client/pictures/flow/roles.ts'

test.each(Object.values(wireNames))('the name of a row fits its column: %s', (name) => {
  expect([...name].length).toBeLessThanOrEqual('네임스페이스 요청'.length)
})
