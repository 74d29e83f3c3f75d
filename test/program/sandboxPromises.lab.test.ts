/** A rejection that nobody waits for ends the program, as in Node; one that somebody waits for does not. */
import { afterAll, describe, expect, test } from 'vitest'
import { createTestPool } from './sandboxSupport.ts'

const pool = createTestPool()
afterAll(() => pool[Symbol.asyncDispose]())

const fails = `async function fails() {\n  throw new Error('lost')\n}\n`

describe('ends the program', () => {
  test.each([
    ['a call that floats', 'fails()', 2],
    ['void', 'void fails()', 2],
    ['a variable', 'const p = fails()', 2],
    ['an argument', '[1].forEach(async () => fails())', 2],
    ['a list', 'const all = [1, 2].map(() => fails())', 2],
    ['a method', '({ async m() {\nawait fails() } }).m()', 2],
    [
      'a class',
      'class A { x = 1\n async m({ a } = {}) {\nawait fails() }\n static async [`s`]() { return new A().m() } }\nA.s()',
      2,
    ],
    ['an arrow with default', '(async ({ a }, b = fails()) => a)({})', 2],
    ['parameters that throw', '(async ({ a }) => a)()', 4],
    ['new Promise', 'new Promise((_, reject) => reject(new Error("lost")))', 4],
    ['Promise.reject', 'const p = Promise.reject(new Error("lost"))', 4],
    ['Promise.all', 'Promise.all([fails()])', 2],
    ['then', 'Promise.resolve().then(() => { throw new Error("lost") })', 4],
    ['finally', 'fails().finally(() => {})', 2],
    ['a catch that throws', 'fails().catch((e) => { throw e })', 2],
    ['catching too late', 'const p = fails(); setTimeout(() => p.catch(() => {}), 50)', 2],
    ['a microtask', 'queueMicrotask(() => { throw new Error("lost") })', 4],
    ['import of nothing', 'import("nothing")', 4],
  ])('%s', async (_name, code, line) => {
    const problem = await pool.refusal(fails + code)
    expect(problem?.message).toMatch(/lost|Cannot destructure|Cannot find package/)
    if (!_name.startsWith('import')) expect(problem?.line).toBe(line)
  })

  test('with what Node says of a reason that is no error', async () => {
    expect((await pool.refusal(`Promise.reject('because')`))?.message).toBe(
      'UnhandledPromiseRejection: This error originated either by throwing inside of an async function without a catch block, or by rejecting a promise which was not handled with .catch(). The promise rejected with the reason "because".',
    )
  })
})

describe('does not end the program', () => {
  test.each([
    ['await', 'try { await fails() } catch {}'],
    ['await of a variable', 'const p = fails(); try { await p } catch {}'],
    ['await of a sequence', 'try { await (0, fails()) } catch {}'],
    ['catch', 'fails().catch(() => {})'],
    ['then with two', 'fails().then(null, () => {})'],
    ['returned', 'const f = async () => fails(); await f().catch(() => {})'],
    ['returned by an async method', 'await ({ async m() { return fails() } }).m().catch(() => {})'],
    ['allSettled', 'await Promise.allSettled([fails(), fails()])'],
    ['race', 'await Promise.race([1, fails()])'],
    ['any', 'await Promise.any([fails(), 1])'],
    ['for await', 'try { for await (const x of [fails()]); } catch {}'],
    [
      'an async generator',
      'async function* g() { yield fails() }\ntry { for await (const x of g()); } catch {}',
    ],
    ['await in a then', 'await Promise.resolve().then(() => fails()).catch(() => {})'],
    ['caught in the same turn', 'const p = fails(); queueMicrotask(() => p.catch(() => {}))'],
    ['unhandledRejection', 'process.on("unhandledRejection", () => {}); fails()'],
  ])('%s', async (_name, code) => {
    expect(await pool.refusal(`${fails};(async () => {\n${code}\n})()`)).toBeUndefined()
  })
})

test('what is woven in changes nothing a program can see', async () => {
  const opened = await pool.open(`async function two(a, b) { return [a, b, arguments.length] }
const arrow = async x => x
const object = { async method(a) { return [this === object, a] }, async *gen() { yield 1 } }
class Base { async hello() { return 'base' } }
class Child extends Base { async hello() { return 'child of ' + await super.hello() } }
async function shadow(x) { var x = x || 'kept'; return x }
async function params({ a = 1 } = {}, ...rest) { return [a, rest] }
const value = async () => ({ a: 1 })
;(async () => {
  console.log(two.length, two.name, arrow.length, arrow.name, object.method.name, typeof two(1).then)
  console.log(JSON.stringify([await two(1), await arrow(2), await object.method(3), await new Child().hello(), await shadow(), await params({ a: 2 }, 3), await value()]))
  for await (const x of object.gen()) console.log(x)
  console.log(await new Promise((resolve) => setTimeout(resolve, 4, 'later')))
})()`)
  await expect
    .poll(() => opened.texts())
    .toEqual([
      '2 two 1 arrow method function',
      '[[1,null,1],2,[true,3],"child of base","kept",[2,[3]],{"a":1}]',
      '1',
      'later',
    ])
  opened[Symbol.dispose]()
})
