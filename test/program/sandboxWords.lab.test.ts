/** Errors of a program are told in Node's words and at Node's places: compared with V8 itself, in this very process. */
import vm from 'node:vm'
import { afterAll, describe, expect, test } from 'vitest'
import { createTestPool } from './sandboxSupport.ts'

const pool = createTestPool()
afterAll(() => pool[Symbol.asyncDispose]())

/** What V8 says to a program, and where. */
function inNode(program: string) {
  const run = vm.compileFunction(program, [], { filename: '/app/server.js' })
  try {
    run()
  } catch (error) {
    const stack = String((error as Error).stack)
    const place = /\/app\/server\.js:(\d+):(\d+)/.exec(stack)
    return { message: stack.split('\n    at ')[0], line: Number(place?.[1]), column: Number(place?.[2]) }
  }
  return undefined
}

describe('the same words at the same place', () => {
  test.each([
    'missing',
    'missing()',
    '\n  missing.on()',
    'console.log(missing)',
    'const a = undefined; a.b.c',
    'const a = {}; a.b.c',
    'const a = {}; a.b.c()',
    'const a = {}; a.b()',
    'const a = { x: {} }; a.x.y()',
    "const a = {}; a['b']()",
    "const a = {}, k = 'z'; a[k]()",
    'let f; f()',
    'const io = {};\nio.on("connection", () => {})',
    'const x = {}; x?.y()',
    'async function f() {}; f().foo()',
    '[1].foo()',
    "'abc'.foo()",
    'this.foo()',
    'zz; let zz = 1',
    'const a = {}; new a.b()',
    'let X; new X()',
    'function f(x) { return x.y }\nf()',
    'const f = x => x.y(); f({})',
    'function f(x) { return x.y() }\nf({})',
    'function f(x) { return g(x) }\nfunction g() { throw new Error("deep") }\nf()',
    "throw new Error('a')",
    "throw Error('b')",
    "const e = new Error('c')\nthrow e",
    "throw Object.assign(new TypeError('x'), { code: 'C' })",
    "class MyError extends Error { constructor(m) { super(m); this.name = 'MyError' } }\nthrow new MyError('x')",
    "JSON.parse('{a')",
    "JSON.parse('')",
    'JSON.parse(undefined)',
    'JSON.parse(\'{"a":}\')',
    '1n + 1',
    "Symbol() + ''",
    'const o = { m() { return this.n.p } }\no.m()',
    '[1, 2].map(x => x.y.z)',
    'const 이름 = {}; 이름.없는것()',
    '/* 😀 */ const a = {}; a.b()',
    'class A {}; class C extends A { constructor() { this.x } }; new C()',
    'decodeURIComponent("%")',
    'new Date(NaN).toISOString()',
    '[].reduce((a, b) => a)',
    'new Array(-1)',
    'const e = new Error("m"); e.message = "changed"; throw e',
    'const o = { f: null }; o.f?.(); o.f()',
  ])('%s', async (program) => {
    expect(await pool.refusal(program)).toEqual(inNode(program))
  })
})

describe('the same words', () => {
  test.each([
    'const q = 1; q = 2',
    'undefined.foo = 1',
    'const a = null; a.b = 1',
    'const n = 5; for (const x of n);',
    'const o = {}; [...o]',
    'const u = undefined; [...u]',
  ])('%s', async (program) => {
    expect((await pool.refusal(program))?.message).toBe(inNode(program)?.message)
  })
})

test('a caught error has them too, and so has a rejected one', async () => {
  const opened = await pool.open(`const socket = {}
try { socket.foo() } catch (error) { console.log(error.message, error.stack) }
Promise.resolve().then(() => socket.a.b).catch((error) => console.log(error.message))
async function f() { await null; socket.bar() }
f().catch((error) => console.log(error.message))
process.on('uncaughtException', (error) => console.log('uncaught', error.message))
setTimeout(() => socket.late(), 4)`)
  await expect
    .poll(() => opened.texts())
    .toEqual([
      'socket.foo is not a function TypeError: socket.foo is not a function\n    at /app/server.js:2:14',
      "Cannot read properties of undefined (reading 'b')",
      'socket.bar is not a function',
      'uncaught socket.late is not a function',
    ])
  opened[Symbol.dispose]()
})

test('[L17] a very long program is told QuickJS’s own words: to read it once more would keep others waiting', async () => {
  const program = 'const a = undefined; a.b'
  expect(await pool.refusal(program)).toMatchObject({
    message: expect.stringContaining('Cannot read properties'),
  })
  const long = `${program} // ${'x'.repeat(20_000)}`
  expect(await pool.refusal(long)).toMatchObject({ message: expect.stringContaining('TypeError'), line: 1 })
})
