/** While one program misbehaves, others start and answer. */
import { describe, expect, test } from 'vitest'
import { limitWords } from '../../server/program/protocol/limitWords.ts'
import { createTestPool } from './sandboxSupport.ts'

describe('while one misbehaves', () => {
  test('its neighbours in the same worker get their turns', async () => {
    const small = createTestPool(1)
    const good = await small.open(`let n = 0`)
    const busy = 'const until = Date.now() + 25; while (Date.now() < until);'
    const bad = [
      await small.open(`setInterval(() => { ${busy} }, 4)`),
      await small.open(`setInterval(() => { ${busy} }, 4)`),
    ]
    const times: number[] = []
    for (let n = 0; n < 30; n += 1) {
      const from = performance.now()
      await good.sandbox.evaluate('n')
      times.push(performance.now() - from)
    }
    times.sort((a, b) => a - b)
    expect(times[15]).toBeLessThan(100)
    for (const one of bad) one[Symbol.dispose]()
    await small[Symbol.asyncDispose]()
  })

  test.each([
    ['loops', 'for (;;);'],
    ['is in one native call', 'spin(3_000)'],
    ['keeps its thread', 'block(30_000)'],
  ])('another one that %s does not keep a program from starting and answering', async (_name, work) => {
    const wide = createTestPool(3)
    await wide.ready
    const bad = await wide.open(`setInterval(() => { ${work} }, 4)`)
    const times: number[] = []
    for (let n = 0; n < 10; n += 1) {
      const from = performance.now()
      const good = await wide.open(`console.log('run')`)
      await good.sandbox.evaluate('1')
      times.push(performance.now() - from)
      good[Symbol.dispose]()
    }
    times.sort((a, b) => a - b)
    // Not the slowest: on a machine that is busy with other things a single start may take longer for its own reasons.
    expect(times[3]).toBeLessThan(100)
    await expect.poll(() => bad.ended.length, { timeout: 5_000 }).toBe(1)
    await wide[Symbol.asyncDispose]()
  })

  test('a worker that answers nothing outside of QuickJS is given up, and its neighbours are run again', async () => {
    const small = createTestPool(1)
    const neighbour = await small.open(`console.log('run'); setTimeout(() => console.log('later'), 4)`)
    const early = await small.open(`console.log('early')`)
    early.sandbox[Symbol.dispose]()
    const bad = await small.open(`\nsetTimeout(() => block(30_000), 4)`)
    await expect
      .poll(() => bad.ended, { timeout: 5_000 })
      .toMatchObject([{ message: limitWords.silent, line: 2, reason: 'limit' }])
    await expect.poll(() => neighbour.texts(), { timeout: 5_000 }).toEqual(['run', 'later'])
    expect(neighbour.restarts).toBe(1)
    expect(neighbour.ended).toEqual([])
    expect(await neighbour.sandbox.evaluate('1 + 1')).toBe('2')
    await small[Symbol.asyncDispose]()
  })

  test('[L16] whose program kept a thread once runs apart from then on, as long as it stays', async () => {
    await using small = createTestPool(1)
    const good = await small.open(`let n = 1`, 'good')
    expect(await small.refusal('spin(3_000)', 'bad')).toMatchObject({ message: limitWords.silent })
    const bad = await small.open(`console.log('runs')`, 'bad')
    expect(bad.texts()).toEqual(['runs'])
    const order: string[] = []
    const slow = bad.sandbox.evaluate('block(800)').then(() => order.push('bad'))
    const quick = good.sandbox.evaluate('n').then(() => order.push('good'))
    await Promise.all([slow, quick])
    expect(order).toEqual(['good', 'bad'])
    // And when it ends and begins anew, however many there are.
    bad[Symbol.dispose]()
    expect(await small.refusal('spin(3_000)', 'worse')).toMatchObject({ message: limitWords.silent })
    const all = await Promise.all(
      ['bad', 'worse', 'bad', 'worse'].map((name) => small.open('let n = 2', name)),
    )
    for (const one of all) expect(await one.sandbox.evaluate('n')).toBe('2')
    expect(good.restarts).toBe(0)
  })

  test.each([
    ['native calls', 'spin(3_000)'],
    ['loops', 'for (;;);'],
    ['promises', '(function again() { Promise.resolve().then(again) })()'],
    ['memory', 'const all = []; for (;;) all.push(new Array(1_000).fill(0))'],
  ])(
    '[L18] beside %s of eight labs, again and again, none of 32 others is begun anew, and all answer',
    async (_name, work) => {
      await using four = createTestPool(4)
      await four.ready
      const good = await Promise.all(
        Array.from({ length: 32 }, (_, n) => four.open('let n = 1', `good ${n}`)),
      )
      const bad = Array.from({ length: 8 }, async (_, n) => {
        for (let times = 0; times < 2; times += 1) {
          const one = await four.open(`setInterval(() => { ${work} }, 4)`, `bad ${n}`)
          await expect.poll(() => one.ended.length, { timeout: 30_000 }).toBe(1)
        }
      })
      let ended = false
      const over = Promise.all(bad).then(() => {
        ended = true
      })
      while (!ended) {
        for (const one of good) expect(await one.sandbox.evaluate('n')).toBe('1')
      }
      await over
      expect(good.map(({ restarts }) => restarts)).toEqual(good.map(() => 0))
    },
    90_000,
  )
})
