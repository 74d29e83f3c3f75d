/** Every program of test/takeaway in every form: unpacked, installed by npm, started by npm; a client of it receives what
 *  it received in the playground. `node test/bench/takeaway.js [program…]` after `npm run build`. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { runnerImport } from 'vite'
import { median } from './figures.js'
import { startPlayground } from './servers.js'

const load = async (path) => (await runnerImport(path, { configFile: false, logLevel: 'error' })).module

export async function benchTakeaway(wanted = []) {
  const { programs, forms, projectOf } = await load('./test/takeaway/sets.ts')
  const { scenarios } = await load('./test/takeaway/scenarios.ts')
  const { heardAt } = await load('./test/takeaway/compare.ts')
  const { unpack, install, start, freePorts } = await load('./test/takeaway/running.ts')
  const { zipOf } = await load('./client/features/panels/takeaway/zip.ts')
  const playground = await startPlayground()
  const installs = []
  const differences = []
  let count = 0

  async function compare(name, form, expected) {
    const work = mkdtempSync(join(tmpdir(), 'takeaway-'))
    try {
      const project = unpack(zipOf('socketio-project', projectOf(programs[name], form).files), work)
      const begun = performance.now()
      await install(project)
      installs.push(performance.now() - begun)
      const started = await start(project, await freePorts(2))
      try {
        const heard = await heardAt(started, scenarios[name])
        if (!isDeepStrictEqual(heard, expected)) differences.push({ name, form, heard, expected })
      } finally {
        await started[Symbol.asyncDispose]()
      }
    } catch (error) {
      differences.push({ name, form, error: `${error.message}\n${error.cause?.message ?? ''}` })
    } finally {
      rmSync(work, { recursive: true, force: true })
    }
    count += 1
  }

  try {
    const names = Object.keys(programs).filter((name) => wanted.length === 0 || wanted.includes(name))
    for (const name of names) {
      const { base } = await playground.lab(programs[name])
      const expected = await heardAt(
        { url: async () => `http://127.0.0.1:${playground.port}`, base },
        scenarios[name],
      )
      for (const form of forms) await compare(name, form, expected)
    }
    console.log(`take home: ${names.length} programs × ${forms.length} forms, unpacked, installed, started`)
    console.log(`  ${count - differences.length} of ${count} heard the same as in the playground`)
    console.log(`  npm install: median ${(median(installs) / 1000).toFixed(1)} s`)
    for (const difference of differences) console.dir(difference, { depth: 8 })
    if (differences.length > 0) process.exitCode = 1
  } finally {
    playground.stop()
  }
}

if (process.argv[1] === import.meta.filename) await benchTakeaway(process.argv.slice(2))
