/** Nothing outside of the sandbox can be reached from a program, and nothing it breaks reaches another one. */
import { afterAll, expect, test } from 'vitest'
import { createTestPool } from './sandboxSupport.ts'

const pool = createTestPool(1)
afterAll(() => pool[Symbol.asyncDispose]())

/** What an expression gives inside of a program, or how it fails. */
async function inside(expression: string): Promise<string> {
  const opened = await pool.open(`const show = (value) => console.log(String(value))
try { show(${expression}) } catch (error) { show(error.name + ': ' + error.message.split('\\n')[0]) }`)
  await expect.poll(() => opened.texts().length).toBe(1)
  opened[Symbol.dispose]()
  return opened.texts()[0] ?? ''
}

test.each([
  [`this.constructor.constructor('return typeof process.binding')()`, 'undefined'],
  [`Object.keys(Function('return this')().process.env).length`, '0'],
  [`typeof process.mainModule + typeof process.dlopen + typeof process.kill`, 'undefinedundefinedundefined'],
  [`typeof globalThis.$host + typeof $host`, 'undefinedundefined'],
  [`typeof WebAssembly + typeof Worker + typeof XMLHttpRequest`, 'undefinedundefinedundefined'],
  [
    `require('fs').readFileSync('/etc/passwd')`,
    "Error: ENOENT: no such file or directory, open '/etc/passwd'",
  ],
  [
    `require('fs').readFileSync('../../../etc/passwd')`,
    "Error: ENOENT: no such file or directory, open '../../../etc/passwd'",
  ],
  [
    `require('fs').readFileSync('/proc/self/environ')`,
    "Error: ENOENT: no such file or directory, open '/proc/self/environ'",
  ],
  [`require('fs').readdirSync('/')`, "Error: ENOENT: no such file or directory, scandir '/'"],
  [`require('fs').readdirSync('/app/..')`, "Error: ENOENT: no such file or directory, scandir '/app/..'"],
  [`require('fs').readdirSync('.')`, 'server.js'],
  [`require('fs').existsSync('/app/node_modules')`, 'false'],
  [`require('fs').readFileSync('__proto__')`, "Error: ENOENT: no such file or directory, open '__proto__'"],
  [`require('child_process')`, "Error: Cannot find module 'child_process'"],
  [`require('node:worker_threads')`, "Error: Cannot find module 'node:worker_threads'"],
  [`require('/etc/passwd')`, "Error: Cannot find module '/etc/passwd'"],
  [`require.main.require('/etc/passwd')`, "Error: Cannot find module '/etc/passwd'"],
  [
    `require('module').createRequire('/app/x.js')('../etc/passwd')`,
    "Error: Cannot find module '../etc/passwd'",
  ],
  [
    `require('http').get('http://127.0.0.1:1')`,
    'Error: 놀이터의 server.js는 밖으로 요청을 보낼 수 없어요. 클라이언트는 오른쪽 레인에서 연결해 보세요.',
  ],
  [`new Error('x').stack.includes('/work') || new Error('x').stack.includes('node:')`, 'false'],
  [
    `(() => { try { null.x } catch (error) { return error.constructor.constructor('return typeof process.binding')() } })()`,
    'undefined',
  ],
  [`setTimeout.constructor('return typeof process.binding')()`, 'undefined'],
  [`(Error.prepareStackTrace = (_, frames) => frames, typeof new Error('x').stack)`, 'string'],
  [`Buffer.allocUnsafe(1000).some((byte) => byte !== 0)`, 'false'],
  [`typeof Buffer.constructor('return typeof process.binding')()`, 'string'],
])('%s', async (expression, answer) => {
  expect(await inside(expression)).toBe(answer)
})

test.each([
  'child_process',
  'node:child_process',
  '../../etc/passwd',
  '/app/../etc/passwd',
  '/etc/passwd',
  'file:///etc/passwd',
  'data:text/javascript,1',
  'guest.js',
])('import(%j) finds nothing', async (name) => {
  const opened = await pool.open(`import(${JSON.stringify(name)}).catch((error) => console.log(error.code))`)
  await expect.poll(() => opened.texts()).toHaveLength(1)
  expect(opened.texts()[0]).toMatch(/^ERR_(MODULE_NOT_FOUND|UNKNOWN_BUILTIN_MODULE)$/)
  opened[Symbol.dispose]()
  expect((await pool.refusal(`import x from ${JSON.stringify(name)}`))?.message).toMatch(/^Error \[ERR_/)
})

test('what a program breaks, it breaks for itself only', async () => {
  const other = await pool.open(`setInterval(() => {}, 1000); const list = [3, 1, 2]`)
  await pool.refusal(
    `for (const key of Object.getOwnPropertyNames(globalThis)) try { delete globalThis[key] } catch {}`,
  )
  await pool.refusal(
    `Object.prototype.kind = 'x'; Array.prototype.push = Array.prototype.map = () => 1; JSON.parse = () => 1`,
  )
  await pool.refusal(
    `Object.freeze(Object.prototype); Object.freeze(Array.prototype); Promise.prototype.then = 5`,
  )
  expect(await other.sandbox.evaluate('list.sort().map((n) => n * 2).join()')).toBe("'2,4,6'")
  expect(await other.sandbox.evaluate('JSON.parse("[1]").concat({}.kind).length')).toBe('2')
  expect(other.restarts).toBe(0)
  other[Symbol.dispose]()
})

test.each([
  ['no JSON', `JSON.stringify = () => '{"a"'`],
  ['no list', `JSON.stringify = () => '1'`],
  ['nothing', `JSON.stringify = () => undefined`],
  ['a list of anything', `Array.prototype.toJSON = () => [null, 5, {}]`],
  ['text where a message was', `Object.prototype.toJSON = () => 'x'`],
  ['places that are not there', `JSON.stringify = () => '{"kind":"log"},[["__proto__","x"]]'`],
])('%s instead of messages is survived', async (_name, breaking) => {
  const opened = await pool
    .open(`${breaking}\nsetTimeout(() => console.log('x'), 4); console.log('y')`)
    .catch(() => undefined)
  opened?.sandbox[Symbol.dispose]()
  expect(Object.hasOwn(Object.prototype, 'x')).toBe(false)
  const good = await pool.open(`console.log('run')`)
  expect(good.texts()).toEqual(['run'])
  expect(good.restarts).toBe(0)
  good[Symbol.dispose]()
})

test('the functions that are woven in are of no use to a program', async () => {
  const opened =
    await pool.open(`for (const name of Object.getOwnPropertyNames(globalThis)) if (name.startsWith('$'))
  for (const args of [[], [null], [{}], ['http'], [() => {}], [Promise.resolve()]])
    try { Promise.resolve(globalThis[name](...args)).catch(() => {}) } catch {}
console.log('still here')`)
  expect(opened.texts()).toEqual(['still here'])
  opened[Symbol.dispose]()
})

test('fetch is refused in Korean, at its line', async () => {
  expect(await pool.refusal(`\nfetch('http://127.0.0.1')`)).toEqual({
    message: '놀이터의 server.js는 밖으로 요청을 보낼 수 없어요.',
    line: 2,
    column: 1,
  })
})
