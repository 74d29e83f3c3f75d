/** Clients of a lab, while another lab of the same worker keeps it busy. */
import { describe, expect, test } from 'vitest'
import { createPrograms } from '../../server/program/programs.ts'
import { limitWords } from '../../server/program/protocol/limitWords.ts'
import { inSandbox } from './differential/places.ts'
import { createTrial } from './differential/trial.ts'

const HEAD = `const server = require('http').createServer()
const { Server } = require('socket.io')
const io = new Server(server)
server.listen(4000)
`
describe('another lab of the same worker', () => {
  const extension = new URL('../support/sandboxExtension.js', import.meta.url).href
  const counting = `${HEAD}let seen = 0
io.on('connection', (socket) => socket.emit('hello', ++seen))`

  test('[L15] that is in one native call ends alone: this one and its clients notice nothing', async () => {
    await using few = createPrograms({ workers: 1, extension })
    await using place = await inSandbox(few, counting)
    using trial = createTrial(place)
    await trial.connect('A')
    await trial.until('A', 'hello')
    await expect(few.start('spin(3_000)')).rejects.toMatchObject({ problem: { message: limitWords.silent } })
    await trial.connect('B')
    await trial.until('B', 'hello')
    expect(trial.heard['A']).toEqual([
      ['connect', undefined],
      ['event', 'hello', 1],
    ])
    expect(trial.heard['B']?.at(-1)).toEqual(['event', 'hello', 2])
  })

  test('that keeps its thread outside of QuickJS only begins this one anew: its clients are cut, and find it again', async () => {
    await using few = createPrograms({ workers: 1, extension })
    await using place = await inSandbox(few, counting)
    using trial = createTrial(place)
    await trial.connect('A', { reconnection: true, reconnectionDelay: 50 })
    await trial.until('A', 'hello')
    await expect(few.start('block(30_000)')).rejects.toMatchObject({
      problem: { message: limitWords.silent },
    })
    await trial.until('A', 'hello', 2)
    expect(trial.heard['A']?.filter(([what]) => what !== 'connect_error')).toEqual([
      ['connect', undefined],
      ['event', 'hello', 1],
      ['disconnect', 'transport close'],
      ['connect', undefined],
      ['event', 'hello', 1],
    ])
  })
})
