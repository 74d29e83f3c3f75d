/** Programs as people write them, in plain Node and in a lab: what clients and pages receive must be equal. */
import { afterAll, describe, expect, test } from 'vitest'
import { createPrograms } from '../../../server/program/programs.ts'
import { Refusal } from '../../../server/shared/problem.ts'
import { programFolders } from '../differential/folder.ts'
import { inNodeFolder, inSandbox, type Place } from '../differential/places.ts'
import { createTrial, type Heard } from '../differential/trial.ts'
import { lasting, type Performance } from './actors.ts'
import { known } from './known.ts'
import { performances } from './performances.ts'

const { names, filesOf, copyOf } = programFolders(new URL('programs/', import.meta.url))
const programs = createPrograms({ workers: 1 })
afterAll(() => programs[Symbol.asyncDispose]())

async function heardAt(place: Place, { script, varying }: Performance, folder: string): Promise<Heard> {
  using trial = createTrial(place)
  await script(trial)
  await trial.quiet()
  const heard = JSON.parse(JSON.stringify(trial.heard).replaceAll(folder, '/app')) as Heard
  return lasting(heard, trial.ids, varying)
}

/** What was heard in plain Node, and in a lab. */
async function heardOf(name: string, performance: Performance): Promise<[Heard, Heard | Refusal]> {
  using copy = copyOf(name)
  const { program, files } = filesOf(name)
  await using node = await inNodeFolder(copy.folder)
  const inNode = heardAt(node, performance, copy.folder)
  const inLab = (async () => {
    await using lab = await inSandbox(programs, program, files)
    return await heardAt(lab, performance, '/app')
  })()
  return await Promise.all([inNode, inLab.catch(refusalOf)])
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  throw error
}

test('each program has its performance', () => {
  expect(Object.keys({ ...performances, ...known }).sort()).toEqual(names())
})

describe.concurrent('clients and pages receive the same from programs as people write them', () => {
  test.each(Object.entries(performances))('%s', async (name, performance) => {
    const [expected, actual] = await heardOf(name, performance)
    expect(Object.keys(expected).length).toBeGreaterThan(0)
    expect(actual).toEqual(expected)
  })
})

describe.concurrent('what is known to differ still does', () => {
  test.each(Object.entries(known))('%s', async (name, performance) => {
    const [expected, actual] = await heardOf(name, performance)
    expect(Object.keys(expected).length).toBeGreaterThan(0)
    expect(actual, `no longer: ${performance.why}`).not.toEqual(expected)
  })
})
