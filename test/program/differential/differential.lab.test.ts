/** The same programs in plain Node and in the sandbox: what real clients receive must be equal. */
import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { createPrograms } from '../../../server/program/programs.ts'
import { fileOf, inNode, inSandbox, type Place } from './places.ts'
import { scripts } from './scripts.ts'
import { createTrial, type Heard, type Script } from './trial.ts'

const programs = createPrograms({ workers: 1 })
afterAll(() => programs[Symbol.asyncDispose]())

async function heardAt(place: Place, script: Script): Promise<Heard> {
  using trial = createTrial(place)
  await script(trial)
  await trial.quiet()
  return structuredClone(trial.heard)
}

describe.concurrent('clients receive the same', () => {
  test.each(Object.entries(scripts))('%s', async (name, script) => {
    await using node = await inNode(name)
    await using sandbox = await inSandbox(programs, readFileSync(fileOf(name), 'utf8'))
    const [expected, actual] = await Promise.all([heardAt(node, script), heardAt(sandbox, script)])
    expect(Object.keys(expected).length).toBeGreaterThan(0)
    expect(actual).toEqual(expected)
  })
})
