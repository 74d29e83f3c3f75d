/** What a program can load here, in each form; and what it is told of everything else. */
import { isBuiltin } from 'node:module'
import { afterAll, describe, expect, test } from 'vitest'
import { errorWords } from '../../client/pictures/errorWords.ts'
import { missingModules } from '../../server/shared/missingModules.ts'
import { nodeModulesHere, packagesHere } from '../../server/shared/modules.ts'
import { createTestPool } from './sandboxSupport.ts'

const pool = createTestPool(1)
afterAll(() => pool[Symbol.asyncDispose]())

/** What each of these expressions prints, each in a turn of its own. */
async function printed(expressions: readonly string[]): Promise<string[]> {
  const opened = await pool.open(`const show = (value) => console.log(String(value))
const told = (error) => error.name + (error.code ? ' [' + error.code + ']' : '') + ': ' + error.message
// The package dotenv prints when it is done.
process.env.DOTENV_CONFIG_QUIET = 'true'
const jobs = [${expressions.map((one) => `async () => ${one}`).join(',')}]
const next = () => {
  const job = jobs.shift()
  if (job) job().then(show, (error) => show(told(error))).then(() => setTimeout(next, 1))
}
setTimeout(next, 1)`)
  await expect.poll(() => opened.texts().length, { timeout: 15_000 }).toBe(expressions.length)
  opened[Symbol.dispose]()
  return opened.texts()
}
const quoted = (name: string) => JSON.stringify(name)

describe('what is here', () => {
  const names = [...nodeModulesHere, ...packagesHere]
  const prefixed = nodeModulesHere.map((name) => `node:${name}`)
  test('every module of Node is one that Node has', () => {
    expect(nodeModulesHere.filter((name) => !isBuiltin(name))).toEqual([])
    expect(packagesHere.filter((name) => isBuiltin(name))).toEqual([])
  })
  test('is loaded by require, with and without node:, the same each time', async () => {
    const all = [...names, ...prefixed]
    const same = all.map(
      (name) => `require(${quoted(name)}) === require(${quoted(name.replace('node:', ''))})`,
    )
    expect(await printed(same)).toEqual(all.map(() => 'true'))
  })
  test('is loaded by import()', async () => {
    const all = [...names, ...prefixed]
    const types = all.map((name) => `typeof (await import(${quoted(name)})) + ${quoted(name)}`)
    expect(await printed(types)).toEqual(all.map((name) => `object${name}`))
  })
  test.each(names)('import … from %j', async (name) => {
    expect(await pool.refusal(`import ${quoted(name)}; import * as all from ${quoted(name)}`)).toBeUndefined()
  })
})

test('a module that nobody asks for is not there', async () => {
  const [before, after] = await printed([
    'process.memoryUsage().heapUsed',
    `(require('moment'), require('lodash'), process.memoryUsage().heapUsed)`,
  ])
  expect(Number(after) - Number(before)).toBeGreaterThan(300_000)
})

test('named imports are those that Node finds in a package', async () => {
  expect((await pool.refusal(`import { debounce } from 'lodash'`))?.message).toContain(
    "SyntaxError: Named export 'debounce' not found. The requested module 'lodash' is a CommonJS module",
  )
  expect((await pool.refusal(`import uuid from 'uuid'`))?.message).toBe(
    "SyntaxError: The requested module 'uuid' does not provide an export named 'default'",
  )
})

const missing = missingModules.flatMap(({ names }) => names)
const others = [
  'punycode',
  'async_hooks',
  'left-pad',
  '@some/package',
  'lodash/debounce',
  './rooms.js',
  '/etc/passwd',
]
const misspelt = [
  ['expres', 'express'],
  ['socketio', 'socket.io'],
  ['soket.io', 'socket.io'],
  ['morgna', 'morgan'],
  ['uuidd', 'uuid'],
]

describe('what is not here', () => {
  const all = [...missing, ...others, ...misspelt.map(([name = '']) => name)]
  const asBuiltin = [...all.filter((name) => isBuiltin(name)), 'express', 'nothing'].map(
    (name) => `node:${name}`,
  )

  test('no name is in the table twice, or here after all', () => {
    expect(missing.filter((name, at) => missing.indexOf(name) !== at)).toEqual([])
    const here: readonly string[] = [...nodeModulesHere, ...packagesHere]
    expect(missing.filter((name) => here.includes(name))).toEqual([])
  })

  const useful = /^[^A-Z]*.*(요|예요)\. (Uncaught )?Error/s
  function check(name: string, message: string): void {
    const words = errorWords(message)
    expect(words, name).toMatch(useful)
    expect(words, name).not.toContain('아무도 처리하지 않은')
    const group = missingModules.find(({ names }) => names.includes(name.replace('node:', '')))
    if (group) expect(words).toContain(`${group.why} ${group.instead} 쓸 수 있는 모듈은`)
  }
  test('require says it in Node’s words, and the page what to do', async () => {
    const messages = await printed([...all, ...asBuiltin].map((name) => `require(${quoted(name)})`))
    for (const [at, name] of [...all, ...asBuiltin].entries()) {
      const message = messages[at]?.replace(/^Error \[MODULE_NOT_FOUND\]/, 'Error') ?? ''
      expect(message).toContain(
        name.startsWith('node:') && !isBuiltin(name)
          ? `No such built-in module: ${name}`
          : `Cannot find module '${name}'\nRequire stack:\n- /app/server.js`,
      )
      check(name, message)
    }
  })
  test('import() too', async () => {
    const messages = await printed([...all, ...asBuiltin].map((name) => `import(${quoted(name)})`))
    for (const [at, name] of [...all, ...asBuiltin].entries()) check(name, messages[at] ?? '')
  })
  test.each([...missingModules.map(({ names }) => names[0] ?? ''), ...others, ...asBuiltin])(
    'import … from %j',
    async (name) => {
      check(name, (await pool.refusal(`import x from ${quoted(name)}`))?.message ?? '')
      check(name, (await pool.refusal(`import { x } from ${quoted(name)}`))?.message ?? '')
    },
  )
  test.each(misspelt)('%j is taken for %j', async (given = '', meant) => {
    expect(errorWords((await pool.refusal(`require('${given}')`))?.message ?? '')).toContain(`'${meant}'`)
  })
  test('what a program catches is Node’s error', async () => {
    expect(
      await printed([
        `(() => { try { require('mongoose') } catch (error) { return error.code + error.requireStack } })()`,
      ]),
    ).toEqual(['MODULE_NOT_FOUND/app/server.js'])
  })
})

describe('what a program writes by itself', () => {
  test('process.stdout.write stands line by line, and at the end of a turn as far as it is', async () => {
    const opened = await pool.open(`process.stdout.write('one ')
process.stdout.write('two\\nthree\\nfour')
setTimeout(() => process.stdout.write('10%\\r20%\\r30%\\n'), 1)
process.stderr.write(Buffer.from('가\\n'), () => console.log('written'))`)
    await expect.poll(() => opened.texts()).toHaveLength(6)
    opened[Symbol.dispose]()
    expect(opened.logs).toMatchObject([
      { level: 'log', text: 'one two', line: 2 },
      { level: 'log', text: 'three', line: 2 },
      { level: 'error', text: '가', line: 4 },
      { level: 'log', text: 'written', line: 4 },
      { level: 'log', text: 'four', line: 2 },
      { level: 'log', text: '30%', line: 3 },
    ])
  })
  test('a package tells of its outdated uses at the line of the program', async () => {
    const opened = await pool.open(`const session = require('express-session')\nsession({ secret: 's' })`)
    opened[Symbol.dispose]()
    expect(opened.logs).toMatchObject([
      {
        level: 'warn',
        text: expect.stringContaining('express-session deprecated undefined resave option'),
        line: 2,
      },
      { level: 'warn', text: expect.stringContaining('saveUninitialized'), line: 2 },
    ])
  })
  test('no module of the playground makes a loop of the program last', async () => {
    const started = Date.now()
    const refusal = await pool.refusal(`globalThis.RegExp = () => { for (;;); }\nrequire('lodash')`)
    expect(refusal?.message).toContain('50ms')
    expect(Date.now() - started).toBeLessThan(10_000)
  })
})
