/** Programs that misbehave: each gets a clear answer, and nobody else is disturbed. */
import { afterAll, describe, expect, test } from 'vitest'
import { limits } from '#shared/limits.ts'
import { limitWords } from '../../server/program/protocol/limitWords.ts'
import { createTestPool } from './sandboxSupport.ts'

const pool = createTestPool(2)
afterAll(() => pool[Symbol.asyncDispose]())

describe('a program that does not start', () => {
  const cases: [string, string, object][] = [
    [
      'does not parse',
      `const a = 1\nlet x = ;`,
      { message: "SyntaxError: Unexpected token ';'", line: 2, column: 9 },
    ],
    [
      'does not parse as a module',
      `import a from 'http'\nlet x = ;`,
      { message: "SyntaxError: Unexpected token ';'", line: 2, column: 9 },
    ],
    [
      'forgets a parenthesis',
      `io.on('a', () => {\n  b(1\n})`,
      { message: 'SyntaxError: missing ) after argument list', line: 3 },
    ],
    [
      'declares twice',
      `const a = 1\nconst a = 2`,
      { message: "SyntaxError: Identifier 'a' has already been declared", line: 2, column: 7 },
    ],
    [
      'is empty of sense after 가나다 and 😀',
      `const s = '가나다😀'; nothing()`,
      { message: 'ReferenceError: nothing is not defined', line: 1, column: 20 },
    ],
    ['throws', `\n  throw new TypeError('안 돼요')`, { message: 'TypeError: 안 돼요', line: 2, column: 9 }],
    ['throws a text', `throw 'text'`, { message: "Uncaught 'text'" }],
    [
      'rejects',
      `async function f() {\n  await null\n  throw new Error('later')\n}\nf()`,
      { message: 'Error: later', line: 3, column: 9 },
    ],
    [
      'loops for ever',
      `let n = 0\nwhile (true) n += 1`,
      { message: limitWords.interruptedTopLevel, line: 2 },
    ],
    [
      'loops for ever and catches all',
      `for (;;) try { for (;;); } catch { } finally { continue }`,
      { message: limitWords.interruptedTopLevel },
    ],
    [
      'loops in a regular expression',
      `/(a*)*b/.test('a'.repeat(1e5))`,
      { message: limitWords.interruptedTopLevel, line: 1 },
    ],
    [
      'loops in jobs',
      `(function again() { Promise.resolve().then(again) })()`,
      { message: limitWords.interruptedTopLevel },
    ],
    [
      'loops in ticks',
      `(function again() { process.nextTick(again) })()`,
      { message: limitWords.interruptedTopLevel },
    ],
    [
      'loops in a sort',
      `Array.from({ length: 1e4 }, (_, i) => i).sort(() => { for (let i = 0; i < 1e4; i++); })`,
      { message: limitWords.interruptedTopLevel },
    ],
    [
      'awaits at the top level what never comes right',
      `await Promise.reject(new RangeError('x'))`,
      { message: 'RangeError: x', line: 1 },
    ],
  ]
  test.each(cases)('%s', async (_name, program, problem) => {
    expect(await pool.refusal(program)).toMatchObject(problem)
  })

  test.each(['spin', 'block'])('[L15] is in one call that does not end (%s)', async (call) => {
    expect(await pool.refusal(`${call}(30_000)`)).toMatchObject({ message: limitWords.silent })
  })

  test.each([
    ['a list', `const list = []; for (;;) list.push(new Array(1000).fill(0))`],
    ['one text', `let text = 'x'; for (;;) text += text`],
    ['one buffer', `const all = []; for (;;) all.push(Buffer.alloc(1e6))`],
    ['a giant', `new Uint8Array(1e9)`],
    ['a map', `const map = new Map(); for (let i = 0; ; i++) map.set(i, { i })`],
  ])('eats memory: %s', async (_name, program) => {
    const problem = await pool.refusal(program)
    expect([
      limitWords.memory,
      limitWords.interruptedTopLevel,
      'RangeError: Invalid string length',
    ]).toContain(problem?.message)
  })

  test.each([
    ['brackets', `const a = ${'['.repeat(500)}${']'.repeat(500)}`],
    ['functions', `${'(function(){'.repeat(200)}${'})()'.repeat(200)}`],
    ['operators', `const a = ${'1+'.repeat(5_000)}1`],
    ['text to parse', `JSON.parse('['.repeat(5_000))`],
    ['code to evaluate', `eval('('.repeat(5_000))`],
  ])('is nested deep: %s', async (_name, program) => {
    const problem = await pool.refusal(program)
    // A slow machine may still read when the time to start, or that of one call, is over.
    const slow: string[] = [limitWords.interruptedTopLevel, limitWords.silent]
    if (problem && !slow.includes(problem.message)) expect(problem.message).toMatch(/Error/)
    // Whatever became of it, the next program runs.
    expect(await pool.refusal('1')).toBeUndefined()
  })
})

describe('a program that misbehaves later', () => {
  test('throws in a timer', async () => {
    const opened = await pool.open(`setTimeout(() => {\n  undefined.x\n}, 4)`)
    await expect
      .poll(() => opened.ended)
      .toEqual([
        {
          message: "TypeError: Cannot read properties of undefined (reading 'x')",
          line: 2,
          column: 13,
          reason: 'error',
        },
      ])
  })

  test('three turns that are cut off end it', async () => {
    const opened = await pool.open(
      `setInterval(() => {\n  console.log('again')\n  for (let n = 0; ; )\n    n += 1\n}, 4)`,
    )
    await expect
      .poll(() => opened.ended, { timeout: 5_000 })
      .toMatchObject([{ message: limitWords.interruptedForEver, line: 3, reason: 'limit' }])
    expect(opened.texts()).toEqual([
      'again',
      limitWords.interruptedOnce,
      'again',
      limitWords.interruptedOnce,
      'again',
    ])
  })

  test('[L15] one native call that does not end: it ends, and its neighbours notice nothing', async () => {
    const small = createTestPool(1)
    const neighbour = await small.open(`let n = 1; console.log('run')`)
    const bad = await small.open(`\nsetTimeout(() => spin(3_000), 4)`)
    await expect
      .poll(() => bad.ended)
      .toMatchObject([{ message: limitWords.silent, line: 2, reason: 'limit' }])
    expect(await neighbour.sandbox.evaluate('n += 1')).toBe('2')
    expect(neighbour.texts()).toEqual(['run'])
    expect(neighbour.restarts).toBe(0)
    expect(neighbour.ended).toEqual([])
    // Where it was, others begin.
    expect(await small.refusal('1')).toBeUndefined()
    await small[Symbol.asyncDispose]()
  })

  test('what a real program has is allowed: two hundred timers, and 140 kB of text', async () => {
    const handler = (n: number) =>
      `function handler${n}(socket, { name, room = 'lobby' }) {\n  socket.join(room)\n  socket.to(room).emit('said', { name, n: ${n} })\n}\n`
    const long = Array.from({ length: 1_150 }, (_, n) => handler(n)).join('')
    expect(long.length).toBeGreaterThan(120_000)
    expect(long.length).toBeLessThan(limits.programBytes)
    expect(await pool.refusal(long)).toBeUndefined()
    expect(await pool.refusal(`for (let i = 0; i < 200; i++) setTimeout(() => {}, 1e6)`)).toBeUndefined()
  })

  test('ten thousand timers: the 201st is refused at its line', async () => {
    expect(await pool.refusal(`for (let i = 0; i < 10_000; i++)\n  setTimeout(() => {}, 1e6)`)).toMatchObject(
      {
        message: expect.stringContaining('타이머는 200개까지'),
        line: 2,
      },
    )
    expect(
      await pool.refusal(`for (let i = 0; i < 1_000; i++) clearTimeout(setTimeout(() => {}, 1e6))`),
    ).toBeUndefined()
  })

  test('a flood of output is cut, and said so', async () => {
    const opened = await pool.open(`for (let i = 0; i < 1000; i++) console.log(i)`)
    expect(opened.texts()).toHaveLength(201)
    expect(opened.texts().at(-1)).toContain('200줄까지만')
    opened[Symbol.dispose]()
    const long = await pool.open(`console.log('가'.repeat(100_000))`)
    expect(long.texts()[0]?.length).toBeLessThan(10_100)
    long[Symbol.dispose]()
  })

  test('a flood from one turn after the other ends it', async () => {
    const opened = await pool.open(
      `const io = new (require('socket.io').Server)()
const bytes = Buffer.alloc(1.9e6)
setInterval(() => io.emit('news', bytes), 4)`,
    )
    await expect
      .poll(() => opened.ended, { timeout: 10_000 })
      .toMatchObject([{ message: limitWords.flood, reason: 'limit' }])
  })

  test('[L27] who does not keep up with what is delivered ends; who does goes on', async () => {
    const [slow, quick] = [await pool.open('1'), await pool.open('1')]
    const news = { kind: 'news', text: 'x'.repeat(1_000_000) }
    for (let n = 0; n < 3; n += 1) {
      for (let m = 0; m < 10; m += 1) quick.sandbox.deliver(news)
      // What is asked after them is answered after them.
      expect(await quick.sandbox.evaluate('1 + 1')).toBe('2')
    }
    for (let m = 0; m < 17; m += 1) slow.sandbox.deliver(news)
    await expect.poll(() => slow.ended).toMatchObject([{ message: limitWords.behind, reason: 'limit' }])
    expect(quick.ended).toEqual([])
    quick[Symbol.dispose]()
  })
})
