import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { markWords, moduleWords, tabWords, wireWords } from '../../client/app/helpWords.ts'
import { nodeModulesHere, packagesHere } from '../../server/shared/modules.ts'

const help = readFileSync(new URL('../../client/app/Help.tsx', import.meta.url), 'utf8')
const said = [help, JSON.stringify([markWords, wireWords, tabWords, moduleWords])].join('\n')

test('the help names no place on the screen: on another screen it is elsewhere', () => {
  expect(said).toContain('server.js')
  expect(said).not.toMatch(/왼쪽|오른쪽|위쪽|아래쪽|가운데/)
})

test('the help explains every mark of the diagram and every way of stopping packets', () => {
  expect(markWords.map(([layer]) => layer)).toEqual(['http', 'eio', 'sio', 'prog'])
  expect(wireWords.map(([name]) => name)).toEqual(['붙잡기', '한 단계', '한 걸음씩'])
})

test('the help lists every module that server.js can load', () => {
  const listed = moduleWords.flatMap(([, what]) => what.split(', '))
  for (const name of [...nodeModulesHere, ...packagesHere]) expect(listed).toContain(name)
})
