/** What the server's end tells of failures, for whoever wants to know the reason. */
import { expect, test } from 'vitest'
import type { TraceEvent } from '#shared/trace.ts'
import { createPrograms } from '../../server/program/programs.ts'
import { next, type Playground, startPlayground } from '../support/playground.ts'

const program = `
const { createServer } = require('http')
const { Server } = require('socket.io')
const server = createServer()
const io = new Server(server, { maxHttpBufferSize: 1000 })
io.on('connection', (socket) => {
  socket.on('heard', () => {})
})
io.of('/any').on('connection', (socket) => socket.onAny(() => {}))
server.listen(4000)
`
const begin = async (playground: Playground) => {
  const lab = await playground.lab(program)
  const told = async <K extends TraceEvent['kind']>(kind: K) =>
    (await playground.trace(lab)).filter(
      (event): event is Extract<TraceEvent, { kind: K }> => event.kind === kind,
    )
  return { lab, told }
}

test('an event without a listener is told, and no other', async () => {
  await using playground = await startPlayground({ programs: createPrograms({ workers: 1 }) })
  const { lab, told } = await begin(playground)
  const main = playground.client(lab)
  await next(main, 'connect')
  const any = playground.client(lab, '/any')
  await next(any, 'connect')
  any.emit('whatever')
  main.emit('heard')
  main.emit('unheard', 1)
  await expect.poll(async () => (await told('socket.unheard')).length, { timeout: 5_000 }).toBe(1)
  expect(await told('socket.unheard')).toMatchObject([{ namespace: '/', id: main.id, event: 'unheard' }])
})

test('why the server closed a connection is told in its own words', async () => {
  await using playground = await startPlayground({ programs: createPrograms({ workers: 1 }) })
  const { lab, told } = await begin(playground)
  const options = { transports: ['websocket'], reconnection: false }
  const large = playground.client(lab, '/', options)
  await next(large, 'connect')
  large.emit('heard', 'x'.repeat(3_000))
  await next(large, 'disconnect')
  const polling = playground.client(lab, '/', { ...options, transports: ['polling'] })
  await next(polling, 'connect')
  polling.emit('heard', 'x'.repeat(3_000))
  await next(polling, 'disconnect')
  const broken = playground.client(lab, '/', options)
  await next(broken, 'connect')
  broken.io.engine.write('9{')
  await next(broken, 'disconnect')
  await expect.poll(async () => (await told('engine.close')).length, { timeout: 5_000 }).toBe(3)
  expect(await told('engine.close')).toMatchObject([
    { reason: 'transport error', detail: expect.stringContaining('Max payload size exceeded') },
    { reason: 'transport error', detail: 'payload too large' },
    { reason: 'forced close', detail: expect.stringContaining('unknown packet type') },
  ])
})

test('a refusal that stands for several has Engine.IO’s own name', async () => {
  await using playground = await startPlayground({ programs: createPrograms({ workers: 1 }) })
  const { lab, told } = await begin(playground)
  const answer = await fetch(`${playground.url}${lab.base}/socket.io/?EIO=4&transport=websocket`)
  expect(answer.status).toBe(400)
  await expect.poll(async () => (await told('engine.error')).length, { timeout: 5_000 }).toBe(1)
  expect(await told('engine.error')).toMatchObject([{ code: 3, context: 'TRANSPORT_HANDSHAKE_ERROR' }])
})
