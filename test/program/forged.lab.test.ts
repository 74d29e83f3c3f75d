/** A program that makes up messages ends, by itself and in Korean; the playground and other labs notice nothing. */
import { afterAll, expect, test } from 'vitest'
import { createPrograms } from '../../server/program/programs.ts'
import { of } from '../support/events.ts'
import { next, startPlayground } from '../support/playground.ts'
import { program } from '../support/programText.ts'

const programs = createPrograms({ workers: 1 })
const thrown: unknown[] = []
const note = (error: unknown) => void thrown.push(error)
process.on('uncaughtException', note)
afterAll(async () => {
  process.off('uncaughtException', note)
  await programs[Symbol.asyncDispose]()
})

test.each([
  { kind: 'join' },
  { kind: 'leave' },
  { kind: 'join', server: 1, namespace: '/', id: 's', rooms: null },
  { kind: 'join', server: 1, namespace: '/', id: 's', rooms: { length: 1000 } },
  { kind: 'log', level: 'log' },
  { kind: 'log', level: 'shout', text: 'x' },
  { kind: 'emit', server: 1 },
  { kind: 'broadcast', server: 1, namespace: '/', json: 5 },
  { kind: 'response', request: 1, method: 'end', args: 5 },
  { kind: 'express.add', app: 1, method: 'get', path: 5, steps: 5 },
  { kind: 'server', server: 'x' },
  { kind: 'answer', call: 1, failure: 5 },
  { kind: 'constructor' },
  { kind: '__proto__' },
  { kind: 'nothing' },
])('[L32] $kind, made up, ends the lab in Korean and nobody else’s', async (message) => {
  await using playground = await startPlayground({
    programs: { ...programs, [Symbol.asyncDispose]: async () => {} },
  })
  const other = await playground.lab(program('socket.on("ask", (answer) => answer(1))'))
  const client = playground.client(other)
  await next(client, 'connect')
  const forged = JSON.stringify(JSON.stringify([message]))
  const lab = await playground.lab(
    `setTimeout(() => { JSON.stringify = () => ${forged}; console.log('x') }, 20)\n${program('')}`,
  )
  const errors = async () => of(await playground.trace(lab), 'program.error').map(({ text }) => text)
  await expect
    .poll(errors)
    .toEqual([expect.stringMatching(/^프로그램이 보낸 것을 읽을 수 없어서 멈췄어요\./)])
  expect(of(await playground.trace(lab), 'program.stop')).toHaveLength(1)
  expect(await client.emitWithAck('ask')).toBe(1)
  expect(of(await playground.trace(other), 'program.run')).toHaveLength(1)
  expect(thrown).toEqual([])
})
