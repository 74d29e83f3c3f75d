import { io } from 'socket.io-client'
import { expect, test } from 'vitest'
import type { Batch } from '../../server/shared/control.ts'
import { createNodePrograms } from '../support/nodePrograms.ts'
import { next, type Playground, startPlayground } from '../support/playground.ts'
import { program } from '../support/programText.ts'

const open = (playground: Playground) => io(playground.url, { path: '/control/', forceNew: true })

test('[C6] a watcher gets what was, then batches without a gap; the channel itself is never traced', async () => {
  await using playground = await startPlayground({ programs: createNodePrograms() })
  const lab = await playground.lab(program(`socket.on('n', (n) => socket.emit('n', n))`))
  const page = open(playground)
  const seen: number[] = []
  page.on('lab:batch', (batch: Batch) => seen.push(...batch.events.map((e) => e.seq)))
  const answer = await page.emitWithAck('lab:watch', { id: lab.id, after: 0 })
  expect(answer).toMatchObject({ ok: true, state: { listening: true } })
  seen.push(...answer.batch.events.map((e: { seq: number }) => e.seq))
  const client = playground.client(lab, '/', { transports: ['websocket'] })
  await next(client, 'connect')
  for (let i = 0; i < 50; i++) client.emit('n', i)
  await expect.poll(async () => seen.length === (await playground.trace(lab)).length).toBe(true)
  expect(seen).toEqual(seen.map((_, i) => i + 1))
  const urls = (await playground.trace(lab)).flatMap((e) => (e.kind === 'http.request' ? [e.url] : []))
  expect(urls.filter((url) => url.includes('control'))).toEqual([])
  page.disconnect()
})

test.each([
  ['lab:watch', undefined, 400],
  ['lab:watch', { id: 1, after: 0 }, 400],
  ['lab:watch', { id: 'nobody1', after: 0 }, 404],
  ['lab:watch', { id: 'LAB', after: -1 }, 400],
  ['lab:run', { id: 'LAB', key: 'wrong', program: '' }, 403],
  ['lab:run', { id: 'LAB', program: '' }, 400],
  ['lab:console', { id: 'LAB', key: 'KEY', code: '' }, 400],
  ['lab:report', { id: 'LAB', key: 'KEY', reports: [{ kind: 'program.log', text: 'x' }] }, 400],
  ['lab:report', { id: 'LAB', key: 'KEY', reports: [{ kind: 'client.gone', client: 'ZZ' }] }, 400],
  ['lab:report', { id: 'LAB', key: 'x', reports: [] }, 403],
])('[C7] %s with a payload of the wrong shape is refused in Korean (%#)', async (event, payload, status) => {
  await using playground = await startPlayground({ programs: createNodePrograms() })
  const lab = await playground.lab(program(''))
  const filled =
    payload &&
    JSON.parse(JSON.stringify(payload).replace('"LAB"', `"${lab.id}"`).replace('"KEY"', `"${lab.key}"`))
  const page = open(playground)
  const answer = await page.timeout(3_000).emitWithAck(event, filled)
  expect(answer).toMatchObject({ ok: false, status })
  expect(answer.problem.message).toMatch(/[가-힣].*요\.$/)
  page.emit(event, filled)
  page.emit(event)
  page.emit('lab:unknown', 1)
  expect(await page.timeout(3_000).emitWithAck('lab:watch', { id: lab.id, after: 0 })).toMatchObject({
    ok: true,
  })
  page.disconnect()
})
