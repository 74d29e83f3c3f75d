/** Records a session for tests of the folds: a real server, real clients, the real wire. */
import { writeFileSync } from 'node:fs'
import { io as connect, type Socket } from 'socket.io-client'
import type { TraceEvent } from '#shared/trace.ts'
import type { Programs } from '../../../server/program/contract.ts'
import { createNodePrograms } from '../../support/nodePrograms.ts'
import { type Made, next, type Playground, startPlayground } from '../../support/playground.ts'

const seed = (origin: string) => `
const http = require('http');
const { Server } = require("socket.io");
const express = require('express');

const app = express();
const server = http.createServer(app);

// Socket.IO Server
const io = new Server(server, {
  cors: {
    origin: "${origin}"
  }
});

io.of('/closed').use((socket, next) => next(new Error('no entry')));
io.of('/news').on('connection', () => {});
io.on('connection', (socket) => {
  console.log('새로운 유저가 연결되었습니다.', socket.id);
  socket.on('chat', (msg, ack) => {
    io.emit('chat', msg);
    if (typeof ack === 'function') ack('받음');
  });
  socket.on('enter', (room) => socket.join(room));
  socket.on('disconnect', () => console.log('유저가 연결을 끊었습니다.'));
});

server.listen(4000, () => console.log('서버가 4000번 포트에서 실행 중입니다.'));
`

/** Tells the trace what a sandboxed program would tell by itself: listeners, emits, broadcasts. */
function withFacts(programs: Programs): Programs {
  return {
    async start(text) {
      const run = await programs.start(text)
      return {
        ...run,
        servers: run.servers,
        async begin(owner) {
          await run.begin({
            ...owner,
            serverCreated(server) {
              const { io } = server
              owner.record({ kind: 'program.server', path: '/socket.io', options: {}, line: 10 })
              owner.serverCreated(server)
              const { adapter } = io.of('/')
              const broadcast = adapter.broadcast.bind(adapter)
              adapter.broadcast = (packet, opts) => {
                const [event, ...args] = packet.data
                owner.record({
                  kind: 'broadcast',
                  namespace: '/',
                  rooms: [...opts.rooms] as string[],
                  except: [...(opts.except ?? [])] as string[],
                  event,
                  args,
                  recipients: [...io.of('/').sockets.keys()],
                  line: 22,
                })
                broadcast(packet, opts)
              }
              io.on('connection', (socket) => {
                socket.prependAny((event: string) => {
                  owner.record({ kind: 'program.handler', event, namespace: '/', id: socket.id, line: 21 })
                })
              })
            },
          })
        },
        evaluate: run.evaluate,
        [Symbol.asyncDispose]: run[Symbol.asyncDispose].bind(run),
      }
    },
    [Symbol.asyncDispose]: programs[Symbol.asyncDispose].bind(programs),
  }
}

const browser = 'Mozilla/5.0 Chrome/156'
function client(at: Playground, lab: Made, lane: string, origin: string, namespace = '/'): Socket {
  return connect(`${at.url}${namespace}`, {
    path: `${lab.base}@${lane}:4000/socket.io/`,
    forceNew: true,
    extraHeaders: { origin, 'user-agent': browser },
    reconnectionDelay: 100,
  })
}
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
async function upgraded(socket: Socket): Promise<void> {
  while (!socket.connected || socket.io.engine?.transport?.name !== 'websocket') await pause(20)
  await pause(150)
}

async function everything(at: Playground): Promise<TraceEvent[]> {
  const own = 'http://localhost:3000'
  const lab = await at.lab(seed(own))
  const told = at.labs.find(lab.id)
  const report = (fact: Parameters<NonNullable<typeof told>['report']>[0]) => told?.report(fact)
  report({ kind: 'client.run', client: 'A', text: '', origin: own })
  const a = client(at, lab, 'A', own)
  await upgraded(a)
  report({ kind: 'client.run', client: 'B', text: '', origin: own })
  const b = client(at, lab, 'B', own)
  await upgraded(b)
  a.emit('chat', '안녕')
  report({
    kind: 'client.emit',
    client: 'A',
    namespace: '/',
    event: 'chat',
    args: ['안녕'],
    ack: false,
    line: 8,
  })
  await next(b, 'chat')
  await a.emitWithAck('chat', '안녕')
  a.emit('enter', 'red')
  await pause(30)
  const news = a.io.socket('/news')
  await next(news, 'connect')
  news.disconnect()
  const closed = a.io.socket('/closed')
  await next(closed, 'connect_error')
  report({
    kind: 'client.connect_error',
    client: 'A',
    namespace: '/closed',
    message: 'no entry',
    retries: false,
  })
  report({ kind: 'client.run', client: 'C', text: '', origin: 'http://localhost:3001' })
  const blocked = await fetch(`${at.url}${lab.base}@C:4000/socket.io/?EIO=4&transport=polling&t=x`, {
    headers: { origin: 'http://localhost:3001', 'user-agent': browser },
  })
  await blocked.text()
  report({
    kind: 'client.connect_error',
    client: 'C',
    namespace: '/',
    message: 'xhr poll error',
    description: 0,
    retries: true,
  })
  const ext = at.client(lab, '/', { transports: ['websocket'] })
  await next(ext, 'connect')
  ext.emit('chat', Buffer.from([1, 2, 3]))
  await pause(50)
  await at.call(
    'POST',
    `/api/labs/${lab.id}/console`,
    { code: 'io.emit("news", 1)' },
    { 'x-lab-key': lab.key },
  )
  await pause(50)
  b.disconnect()
  await pause(100)
  await at.call('PUT', `/api/labs/${lab.id}/program`, { program: seed(own) }, { 'x-lab-key': lab.key })
  await next(a, 'connect')
  await upgraded(a)
  a.disconnect()
  await pause(100)
  return at.trace(lab)
}

const playground = await startPlayground({ programs: withFacts(createNodePrograms()) })
const events = await everything(playground)
writeFileSync(
  process.argv[2] ?? 'everything.json',
  `[\n${events.map((event) => JSON.stringify(event)).join(',\n')}\n]\n`,
)
console.log(events.length)
await playground[Symbol.asyncDispose]()
process.exit(0)
