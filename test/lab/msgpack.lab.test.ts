/** Packets of the MessagePack parser, told from the bytes that really crossed: as those of the other parser are. */
import parser from 'socket.io-msgpack-parser'
import { expect, test } from 'vitest'
import { piecesOf } from '../../client/features/anatomy/pieces.ts'
import { viewOf } from '../../client/features/anatomy/view.ts'
import { sentenceOf, words } from '../../client/features/anatomy/words/words.ts'
import { flowOf } from '../../client/pictures/flow/flow.ts'
import type { Flow, WireCrossing } from '../../client/pictures/flow/types.ts'
import { createPrograms } from '../../server/program/programs.ts'
import { partsWithin } from '../../server/shared/wire/part.ts'
import { type Made, next, type Playground, startPlayground } from '../support/playground.ts'

const program = `const server = require('http').createServer()
const io = new (require('socket.io').Server)(server, { parser: require('socket.io-msgpack-parser') })
io.on('connection', (socket) => {
  socket.on('chat', (text, bytes, answer) => {
    io.emit('chat', text, bytes)
    answer('ok')
  })
})
io.of('/closed').use((socket, next) => next(new Error('no entry')))
server.listen(4000)`

const wires = (flow: Flow): WireCrossing[] =>
  [...flow.crossings.values()].filter((crossing): crossing is WireCrossing => crossing.via === 'wire')
const socketPackets = (flow: Flow) => wires(flow).filter(({ socket }) => socket)
const flowIn = async (playground: Playground, lab: Made) => flowOf(await playground.trace(lab))

test.each([
  ['polling', ['polling']],
  ['WebSocket', ['websocket']],
] as const)(
  'over %s they have the roles, the names and the lines of any packet',
  async (_name, transports) => {
    await using playground = await startPlayground({ programs: createPrograms({ workers: 1 }) })
    const lab = await playground.lab(program)
    const client = playground.client(lab, '/', {
      parser,
      transports: [...transports],
      auth: { token: 'abcd' },
    })
    await next(client, 'connect')
    expect(await client.timeout(5_000).emitWithAck('chat', '안녕', Buffer.from([1, 2, 3]))).toBe('ok')
    const closed = client.io.socket('/closed')
    await next(closed, 'connect_error')
    await expect
      .poll(
        async () =>
          socketPackets(await flowIn(playground, lab))
            .map(({ role }) => role)
            .sort(),
        { timeout: 5_000 },
      )
      .toEqual(
        [
          'namespace-request',
          'namespace-answer',
          'event-asking',
          'event',
          'ack',
          'namespace-request',
          'namespace-refusal',
        ].sort(),
      )
    const flow = await flowIn(playground, lab)
    const packets = socketPackets(flow)
    expect(packets.map(({ socket }) => socket?.parser)).toEqual(packets.map(() => 'msgpack'))
    const lane = flow.lanes.find(({ outside }) => outside)
    expect(lane).toMatchObject({ status: 'connected', sockets: [{ namespace: '/', id: client.id }] })
    expect(wires(flow).filter(({ role }) => role === 'attachment' || role === 'unknown')).toEqual([])

    expect(packets.map(({ raw }) => raw)).toContain(
      `msgpack 2["chat","안녕",{"_placeholder":"binary","size":3}]`,
    )
    expect(packets.map(({ raw }) => raw)).toContain('msgpack 0/closed,')

    // The line that sent it is known, and so is what it answers.
    const event = packets.find(({ role }) => role === 'event')
    expect(event?.cause).toMatchObject({ file: 'server.js', line: 5 })
    const step = flow.steps.find(({ crossings }) => crossings.some(({ role }) => role === 'event-asking'))
    expect(step?.crossings.map(({ role }) => role)).toContain('ack')

    for (const crossing of packets) {
      const view = viewOf(crossing)
      if (!view) throw new Error('no view')
      const { packet, text } = view
      if (!packet) throw new Error('no packet')
      for (const part of partsWithin(packet)) {
        expect(part.span[1]).toBeLessThanOrEqual(text.length)
        let at = part.span[0]
        for (const inner of part.parts ?? []) {
          expect(inner.span[0]).toBeGreaterThanOrEqual(at)
          at = inner.span[1]
        }
        expect(at).toBeLessThanOrEqual(part.span[1])
        const says = sentenceOf({
          text: part.means ?? '',
          direction: crossing.direction,
          part,
          beside: [part],
        })
        expect(words[part.kind].name + says).toMatch(/[가-힣]/)
      }
    }
    if (transports[0] === 'websocket') {
      const labels = (role: WireCrossing['role']) => {
        const crossing = packets.find((one) => one.role === role)
        return crossing ? piecesOf(crossing).map(({ text, label }) => `${text} ${label}`) : []
      }
      expect(labels('event')).toEqual([
        '2 EVENT',
        '"chat" 이름',
        '"안녕" 인자',
        '{"_placeholder":"binary","size":3} 인자',
        '"/" 네임스페이스',
      ])
      expect(labels('namespace-request')).toEqual(['0 CONNECT', '{"token":"abcd"} auth', '"/" 네임스페이스'])
    }
  },
)

test('a client of the other parser is not connected, and both ends tell why', async () => {
  await using playground = await startPlayground({ programs: createPrograms({ workers: 1 }) })
  const lab = await playground.lab(program)
  const client = playground.client(lab, '/', { transports: ['websocket'], reconnection: false })
  await next(client, 'disconnect')
  const flow = await flowIn(playground, lab)
  expect(flow.lanes.find(({ outside }) => outside)?.sockets).toEqual([])
  const closes = (await playground.trace(lab)).filter(({ kind }) => kind === 'engine.close')
  expect(closes).toMatchObject([{ reason: 'forced close' }])
})
