/** QuickJS as it is changed before it is compiled: what it does natively is watched, and each has its own memory. */
import { beforeAll, expect, test } from 'vitest'
import { compileQuickJs, createQuickJs, proveQuickJs } from '../../server/program/worker/quickjs.ts'

const compiled = compileQuickJs()
beforeAll(() => proveQuickJs(compiled))

async function open() {
  const quickJs = await createQuickJs(compiled)
  const runtime = quickJs.newRuntime(16_000_000)
  const context = runtime.newContext()
  const evaluate = (code: string): unknown => context.dump(context.unwrapResult(context.evalCode(code)))
  return { quickJs, runtime, context, evaluate }
}

/** Each is over in a few milliseconds. */
const native = [
  `'x'.repeat(2e5).indexOf('y')`,
  `'x'.repeat(2e5).normalize('NFD').length`,
  `'x,'.repeat(2e4).split(',').length`,
  `'x,'.repeat(2e4).replaceAll('x', 'y').length`,
  `new Array(1e5).fill(1).includes(2)`,
  `new Array(1e5).fill(1).join().length`,
  `Array.from({ length: 2e4 }, (_, i) => -i).sort()[0]`,
  `JSON.stringify(new Array(2e4).fill('x')).length`,
  `JSON.parse('[' + '1,'.repeat(2e4) + '1]').length`,
  `String(10n ** 3000n).length`,
  `new Uint8Array(5e6).fill(1).slice().length`,
  `new Uint8Array(1e6).sort()[0]`,
  `new Uint8Array(2e5).indexOf(1)`,
  `encodeURIComponent('가'.repeat(5e4)).length`,
  `/y/.test('x'.repeat(2e5))`,
  `Object.keys(Object.fromEntries(Array.from({ length: 5e3 }, (_, i) => ['k' + i, i]))).length`,
]

test.each(native)('[L15] is watched meanwhile: %s', async (code) => {
  const { quickJs, evaluate } = await open()
  let checks = 0
  const before = evaluate(code)
  quickJs.watch(() => {
    checks += 1
  })
  expect(evaluate(code)).toEqual(before)
  // A piece of memory is copied or filled at once: that is one check, however large it is.
  expect(checks).toBeGreaterThanOrEqual(3)
})

test('[L15] what a check throws ends the call, and every later one of this QuickJS; no other notices', async () => {
  const [one, other] = [await open(), await open()]
  one.evaluate('globalThis.n = 1')
  other.evaluate('globalThis.n = 2')
  one.quickJs.watch(() => {
    throw new Error('enough')
  })
  expect(() => one.evaluate(`'x'.repeat(2e5).indexOf('y')`)).toThrow('enough')
  expect(() => one.evaluate('n')).toThrow('enough')
  expect(other.evaluate(`'x'.repeat(2e5).indexOf('y') + n`)).toBe(1)
})

test('[L15] it can be told to ask the interrupt handler at its next chance', async () => {
  const { quickJs, runtime, context, evaluate } = await open()
  let asked = 0
  runtime.setInterruptHandler(() => {
    asked += 1
    return false
  })
  const few = 'for (let i = 0; i < 5; i++);'
  evaluate(few)
  asked = 0
  evaluate(few)
  expect(asked).toBe(0)
  quickJs.hurry(context)
  evaluate(few)
  expect(asked).toBe(1)
})
