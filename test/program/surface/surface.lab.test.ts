import { readFileSync } from 'node:fs'
import { io } from 'socket.io-client'
import { afterAll, expect, test } from 'vitest'
import { createPrograms } from '../../../server/program/programs.ts'
import { fileOf, inNode, inSandbox, type Place } from '../differential/places.ts'
import { type Declared, declaredNames } from './declared.ts'

const programs = createPrograms({ workers: 1 })
afterAll(() => programs[Symbol.asyncDispose]())
type Names = Record<string, { own: string[]; inherited: string[]; shown: string[]; symbols: string[] }>

async function namesIn(place: Place): Promise<Names> {
  const url = await place.url()
  const client = io(url, { transports: ['websocket'], forceNew: true })
  await new Promise<void>((resolve) => client.once('noted', () => resolve()))
  await fetch(`${url}/raw`)
  await fetch(`${url}/api`)
  const names = (await (await fetch(`${url}/names`)).json()) as Names
  client.close()
  return names
}
const emitter: Declared[] = [['@types/node', 'events.d.ts', 'EventEmitter']]
const read: Declared[] = [
  ['@types/node', 'http.d.ts', 'IncomingMessage'],
  ['@types/node', 'stream.d.ts', 'Readable'],
  ...emitter,
]
const write: Declared[] = [
  ['@types/node', 'http.d.ts', 'ServerResponse'],
  ['@types/node', 'http.d.ts', 'OutgoingMessage'],
  ['@types/node', 'stream.d.ts', 'Writable'],
  ...emitter,
]
const E = (n: string): Declared => ['@types/express-serve-static-core', 'index.d.ts', n]
const declared: Record<string, Declared[]> = {
  server: [['socket.io', 'dist/index.d.ts', 'Server'], ...emitter],
  namespace: [['socket.io', 'dist/namespace.d.ts', 'Namespace'], ...emitter],
  'parent namespace': [
    ['socket.io', 'dist/parent-namespace.d.ts', 'ParentNamespace'],
    ['socket.io', 'dist/namespace.d.ts', 'Namespace'],
    ...emitter,
  ],
  socket: [['socket.io', 'dist/socket.d.ts', 'Socket'], ...emitter],
  client: [['socket.io', 'dist/client.d.ts', 'Client']],
  operator: [['socket.io', 'dist/broadcast-operator.d.ts', 'BroadcastOperator']],
  'remote socket': [['socket.io', 'dist/broadcast-operator.d.ts', 'RemoteSocket']],
  adapter: [['socket.io-adapter', 'dist/in-memory-adapter.d.ts', 'Adapter'], ...emitter],
  connection: [['engine.io', 'build/socket.d.ts', 'Socket'], ...emitter],
  engine: [
    ['engine.io', 'build/server.d.ts', 'Server'],
    ['engine.io', 'build/server.d.ts', 'BaseServer'],
    ...emitter,
  ],
  app: [E('Application'), E('IRouter'), ...emitter],
  router: [E('IRouter')],
  route: [E('IRoute')],
  request: [E('Request'), ...read],
  response: [E('Response'), ...write],
  'raw request': read,
  'raw response': write,
  'http server': [['@types/node', 'http.d.ts', 'Server'], ['@types/node', 'net.d.ts', 'Server'], ...emitter],
}
test('look', async () => {
  await using node = await inNode('surface')
  await using sandbox = await inSandbox(programs, readFileSync(fileOf('surface'), 'utf8'))
  const [real, ours] = [await namesIn(node), await namesIn(sandbox)]
  for (const [n, r] of Object.entries(real)) {
    const g = ours[n]
    if (!g) {
      console.log(n, 'ABSENT')
      continue
    }
    const pub = declared[n] ? declaredNames(declared[n]) : new Set<string>()
    const all = new Set([...r.own, ...r.inherited]),
      mine = new Set([...g.own, ...g.inherited])
    console.log(
      n,
      '\n MISSING',
      [...all].filter((x) => pub.has(x) && !mine.has(x)).join(' '),
      '\n EXTRA',
      [...mine].filter((x) => !all.has(x)).join(' '),
      '\n SHOWN',
      g.shown.filter((x) => !r.shown.includes(x)).join(' '),
      '\n SYM',
      g.symbols.join(' '),
    )
  }
})
