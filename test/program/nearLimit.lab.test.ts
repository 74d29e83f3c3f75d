/** Programs that need most of the time that they may have, and run: on a machine that has other work they may be stopped. */
import { afterAll, expect, test } from 'vitest'
import { createPrograms } from '../../server/program/programs.ts'
import { startPlayground } from '../support/playground.ts'
import { createTestPool } from './sandboxSupport.ts'

const pool = createTestPool(2)
afterAll(() => pool[Symbol.asyncDispose]())

const again = 'function again() { return again() + 1 }'

test('an endless recursion is told', async () => {
  expect(await pool.refusal(`${again}\nagain()`)).toMatchObject({
    message: 'RangeError: Maximum call stack size exceeded',
  })
})

test('an endless recursion can be caught', async () => {
  const opened = await pool.open(`${again}
try { again() } catch (error) { console.log(error instanceof RangeError, error.message) }`)
  expect(opened.texts()).toEqual(['true Maximum call stack size exceeded'])
  opened[Symbol.dispose]()
})

test('[L9] a program that has much to do at its top level listens when the answer says so', async () => {
  await using playground = await startPlayground({ programs: createPrograms({ workers: 1 }) })
  const program = (work: string) => `const { Server } = require('socket.io')
const server = require('http').createServer()
const io = new Server(server, {})
${work}
server.listen(4000)
`
  const lab = await playground.lab(program(''))
  const much = { program: program('for (let n = 0; n < 400; n++) io.of("/room" + n)') }
  const headers = { 'x-lab-key': lab.key }
  for (let n = 0; n < 5; n++) {
    const { json } = await playground.call('PUT', `/api/labs/${lab.id}/program`, much, headers)
    expect(json.listening).toBe(true)
  }
})
