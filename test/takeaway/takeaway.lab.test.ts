/** Projects that are started for real: their clients receive what they received in the playground. Their packages are those of this
 *  checkout; `npm run bench -- takeaway` has npm install them. */
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { Script } from 'node:vm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { takeIn } from '../../client/features/files/incoming.ts'
import type { Form } from '../../client/features/panels/takeaway/convert/convert.ts'
import { folder } from '../../client/features/panels/takeaway/project.ts'
import { zipOf } from '../../client/features/panels/takeaway/zip.ts'
import { createPrograms } from '../../server/program/programs.ts'
import { chapterFiles } from '../lessons/support/chapters.ts'
import { chatIncoming } from '../support/chat.ts'
import { type Playground, startPlayground } from '../support/playground.ts'
import { heardAt } from './compare.ts'
import { freePorts, furnish, npm, start, unpack } from './running.ts'
import { scenarios } from './scenarios.ts'
import { programs, projectOf, textOf } from './sets.ts'

const work = mkdtempSync(join(tmpdir(), 'takeaway-'))
afterAll(() => rmSync(work, { recursive: true, force: true }))
const minutes = 60_000

/** The project in a folder of its own, as a .zip puts it there. */
function unpacked(program: string, form: Form): string {
  const project = projectOf(programs[program] ?? '', form)
  return unpack(zipOf(folder, project.files), join(work, `${program}-${form}`))
}

let playground: Playground
beforeAll(async () => {
  playground = await startPlayground({ programs: createPrograms({ workers: 1 }) })
})
afterAll(() => playground?.[Symbol.asyncDispose]())

function ready(program: string, form: Form): string {
  const project = unpacked(program, form)
  furnish(project)
  return project
}

const taken: readonly [string, Form][] = [
  ['seed', 'typescript'],
  ['seed', 'module'],
  ['seed', 'commonjs'],
  ['rooms', 'module'],
  ['sloppy', 'typescript'],
]
test.each(taken)(
  'a client of %s as %s receives what it received here',
  async (program, form) => {
    const script = scenarios[program]
    if (!script) throw new Error(`no scenario for ${program}`)
    const lab = await playground.lab(programs[program])
    const expected = await heardAt({ url: async () => playground.url, base: lab.base }, script)
    expect(Object.keys(expected).length).toBeGreaterThan(0)
    await using project = await start(ready(program, form), await freePorts(2))
    expect(await heardAt(project, script)).toEqual(expected)
    const files = ['/', '/console.js', '/client.js', '/socket.io.js', '/package.json']
    const statuses = await Promise.all(files.map(async (file) => (await fetch(project.page + file)).status))
    expect(statuses).toEqual([200, 200, 200, 200, 404])
  },
  minutes,
)

test(
  'a program of several files with its own page starts from its .zip, with all of them',
  async () => {
    const taken = takeIn(chatIncoming, {})
    if (!taken.ok) throw new Error(taken.problem)
    const project = projectOf(taken.program?.text ?? '', 'commonjs', { files: taken.files })
    expect(project.notes).toMatchObject([{ file: 'package.json' }])
    const place = unpack(zipOf(folder, project.files), join(work, 'chat of files'))
    furnish(place)
    await using started = await start(place, await freePorts(2))
    const server = await started.url()
    expect(await (await fetch(server)).text()).toBe(taken.files['public/index.html'])
    expect((await fetch(`${server}/style.css`)).headers.get('content-type')).toBe('text/css; charset=utf-8')
    const heard = await heardAt({ url: started.url }, async ({ connect, until, quiet }) => {
      const a = await connect('A')
      a.emit('enter', '김')
      await until('A', 'people')
      a.emit('say', '안녕')
      await until('A', 'said')
      await quiet()
    })
    expect(heard['A']).toEqual([
      ['connect', undefined],
      ['event', 'people', ['김']],
      ['event', 'said', { name: '김', text: '안녕' }],
    ])
  },
  minutes,
)

test(
  'a client that imports React is packed into one script as the project starts',
  async () => {
    const code = chapterFiles.find(({ lesson }) => lesson.id === 'react')?.lesson.files['client-a.js'] ?? ''
    const project = projectOf(programs['seed'] ?? '', 'module', { client: { lane: 'A', place: 'app', code } })
    expect(textOf(project, 'client/client.jsx')).toBe(code)
    const place = unpack(zipOf(folder, project.files), join(work, 'react'))
    furnish(place)
    await using started = await start(place, await freePorts(2))
    const script = await (await fetch(`${started.page}/client.js`)).text()
    expect(script).toContain('react-dom-client.development')
    expect(() => new Script(script)).not.toThrow()
    expect(await (await fetch(started.page)).text()).toContain('<div id="root"></div>')
  },
  minutes,
)

test(
  'a taken port is told in Korean, whichever of the two it is',
  async () => {
    const project = ready('chat', 'commonjs')
    const blocker = createServer().listen(0)
    await once(blocker, 'listening')
    const { port } = blocker.address() as { port: number }
    const [free = 0] = await freePorts(1)
    for (const [ports, named] of [
      [[port, free], port],
      [[free, port], 3000],
    ] as const) {
      await using started = await start(project, ports)
      await expect.poll(() => started.isOver()).toBe(true)
      expect(started.said()).toContain(`${named}번 포트를 다른 프로그램이 쓰고 있어요.`)
    }
    blocker.close()
  },
  minutes,
)

/** The compiler's answer to all that is below a folder. */
async function check(place: string): Promise<string> {
  const tsc = join(process.cwd(), 'node_modules/typescript/bin/tsc')
  return promisify(execFile)(process.execPath, [tsc, '-p', place]).then(
    () => '',
    (error: { stdout: string }) => error.stdout,
  )
}

test(
  'as TypeScript every program is accepted by a loose compiler, and one that is wrong is not',
  async () => {
    expect(await npm(ready('chat', 'typescript'), 'run', 'check', '--loglevel=notice')).toContain('tsc')
    // Below this checkout: the types of its packages are found there.
    const place = mkdtempSync(join(process.cwd(), 'node_modules/.takeaway-'))
    for (const [name, text] of Object.entries(programs)) {
      const project = projectOf(text, 'typescript')
      for (const file of project.files.filter(({ name }) => /^[a-z]+\.ts$|^package/.test(name))) {
        const path = join(place, name, file.name)
        mkdirSync(dirname(path), { recursive: true })
        writeFileSync(path, file.text)
      }
    }
    const tsconfig = JSON.parse(textOf(projectOf('', 'typescript'), 'tsconfig.json')) as object
    writeFileSync(join(place, 'tsconfig.json'), JSON.stringify({ ...tsconfig, include: ['*/*.ts'] }))
    expect(await check(place)).toBe('')
    writeFileSync(join(place, 'seed', 'wrong.ts'), 'const port: number = "4000"\n')
    expect(await check(place)).toContain('wrong.ts')
    rmSync(place, { recursive: true })
  },
  minutes,
)
