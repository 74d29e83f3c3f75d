/** Programs of several files, in plain Node and in the sandbox: what real clients receive must be equal. */
import { afterAll, describe, expect, test } from 'vitest'
import { createPrograms } from '../../../server/program/programs.ts'
import { programFolders } from './folder.ts'
import { inNodeFolder, inSandbox, type Place } from './places.ts'
import { folderScripts } from './scriptsFolders.ts'
import { createTrial, type Heard, type Script } from './trial.ts'

const { names, filesOf, copyOf } = programFolders(new URL('folders/', import.meta.url))
const programs = createPrograms({ workers: 1 })
afterAll(() => programs[Symbol.asyncDispose]())

/** `folder`: where the program lies, which is `/app` in a lab. */
async function heardAt(place: Place, script: Script, folder: string): Promise<Heard> {
  using trial = createTrial(place)
  await script(trial)
  await trial.quiet()
  return JSON.parse(JSON.stringify(trial.heard).replaceAll(folder, '/app')) as Heard
}

test('each folder has its script', () => {
  expect(Object.keys(folderScripts).sort()).toEqual(names())
})

describe.concurrent('[L54] clients receive the same from a program of several files', () => {
  test.each(Object.entries(folderScripts))('%s', async (name, script) => {
    using copy = copyOf(name)
    const { program, files } = filesOf(name)
    await using node = await inNodeFolder(copy.folder)
    await using sandbox = await inSandbox(programs, program, files)
    const [expected, actual] = await Promise.all([
      heardAt(node, script, copy.folder),
      heardAt(sandbox, script, '/app'),
    ])
    expect(Object.keys(expected).length).toBeGreaterThan(0)
    expect(actual).toEqual(expected)
  })
})
