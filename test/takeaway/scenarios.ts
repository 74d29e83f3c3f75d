/** What clients do with each program that is taken home: its name is the program's file. */
import { Buffer } from 'node:buffer'
import parser from 'socket.io-msgpack-parser'
import type { Script } from '../program/differential/trial.ts'

const wrong = '/socket.io/?EIO=4&transport=polling&sid=unknown'
const corsHeaders = ['origin', 'credentials', 'methods', 'headers'].map((n) => `access-control-allow-${n}`)
const json = (body: unknown) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})
const named = (name: string) => ({ query: { name } })

export const scenarios: Record<string, Script> = {
  seed: async ({ connect, http }) => {
    const a = await connect('A')
    await connect('B', { transports: ['polling', 'websocket'] })
    await http('page', '/', {}, ['x-powered-by', 'content-type'])
    await http('cors', wrong, { headers: { origin: 'http://localhost:3000' } }, corsHeaders)
    a.disconnect()
  },
  chat: async ({ connect, ask, until }) => {
    const kim = await connect('kim', { auth: { name: 'Kim' } })
    await until('kim', 'welcome')
    const lee = await connect('lee', { auth: { name: 'Lee' } })
    await until('lee', 'welcome')
    await connect('again', { auth: { name: 'Lee' } })
    await connect('nameless')
    await ask('kim', 'chat message', '안녕하세요')
    await ask('lee', 'chat message', 'x'.repeat(30))
    lee.emit('private', { to: 'Kim', text: '비밀' })
    await until('kim', 'private')
    kim.disconnect()
    await until('lee', 'left')
  },
  rooms: async ({ connect, ask, until }) => {
    const a = await connect('A')
    await connect('B', { transports: ['polling'] })
    await ask('A', 'join', 'red')
    await ask('B', 'join', ['red', 'blue'])
    a.emit('say', 'red', 'to all')
    await until('B', 'to all')
    a.emit('say others', 'red', 'to others')
    await until('B', 'to others')
    await ask('B', 'leave', 'blue')
    a.disconnect()
    await until('B', '나가요')
  },
  namespaces: async ({ connect, until, follow }) => {
    const a = await connect('A')
    await until('A', 'main')
    const news = follow('news', a.io.socket('/news'))
    await until('news', 'news')
    follow('sports', a.io.socket('/sports'))
    await until('sports', 'sports')
    await connect('B', { namespace: '/nowhere' })
    news.emit('tell')
    await until('news', 'room of news')
    await until('sports', 'all of sports')
    await until('A', 'all of main')
  },
  acks: async ({ connect, ask, until }) => {
    const a = await connect('A', {}, (socket) => socket.on('question', (n, answer) => answer(n * 2)))
    await ask('A', 'sum', 1, 2)
    await ask('A', 'later')
    a.emit('ask')
    await until('A', 'failed')
  },
  middleware: async ({ connect, until }) => {
    const a = await connect('A', { auth: { token: 'right' }, ...named('Kim') })
    a.emit('bad')
    await until('A', 'wrong')
    a.emit('good', 'text')
    await until('A', 'good')
    await connect('B', { auth: { token: 'wrong' } })
  },
  dynamicNamespaces: async ({ connect, until }) => {
    const a = await connect('A', { namespace: '/room-1' })
    await until('A', 'hello')
    await connect('B', { namespace: '/room-2' })
    await until('B', 'hello')
    await connect('C', { namespace: '/room-x' })
    await connect('D', { namespace: '/private-1', auth: { token: 'secret' } })
    await until('D', 'hello')
    a.emit('tell')
    await until('A', 'told')
    await until('B', 'told')
  },
  expressRoutes: async ({ connect, until, http }) => {
    await connect('A')
    await http('page', '/', {}, ['content-type', 'x-seen', 'etag'])
    await http('users', '/api/users/42?a=1&b=two', {}, ['content-type'])
    await http('announce', '/api/announce', json({ text: '공지' }))
    await until('A', 'announcement')
    await http('broken', '/api/announce', { ...json({}), method: 'PUT' })
    await http('moved', '/moved', {}, ['location'])
  },
  cookies: async ({ connect, until, http, handshake }) => {
    await http('login', '/login', {}, ['set-cookie'])
    await handshake('first', '/socket.io/?EIO=4&transport=polling', ['set-cookie', 'x-first'])
    await connect('A', { extraHeaders: { cookie: 'name=Kim; seat=1' } })
    await until('A', 'cookies')
  },
  timers: async ({ connect, until }) => {
    await connect('A')
    await until('A', 'tock')
  },
  binary: async ({ connect, ask, until }) => {
    const a = await connect('A')
    await ask('A', 'bytes', Buffer.from([1, 2, 3]))
    a.emit('deep', { list: [Buffer.from('x'), { y: new ArrayBuffer(2) }], n: 1 })
    await until('A', 'deep')
    a.emit('text', Buffer.from('안녕'))
    await until('A', 'text')
    a.emit('text', Buffer.alloc(9000))
    await until('A', 'disconnect')
    await connect('B', { transports: ['polling'] })
    await ask('B', 'bytes', Buffer.from([4]))
  },
  recovery: async ({ connect, until }) => {
    const a = await connect('A', { reconnection: true, reconnectionDelay: 20, randomizationFactor: 0 })
    await until('A', 'hello')
    a.emit('cut me')
    await until('A', 'hello', 2)
    await until('A', 'missed', 2)
  },
  functionForm: async ({ connect, until, http, handshake }) => {
    const a = await connect('A')
    await until('A', 'hello')
    a.emit('one', 1, 2)
    await until('A', 'heard')
    await http('page', '/any?x=1', {}, ['content-type'])
    await handshake('announced', '/socket.io/?EIO=4&transport=polling', [])
  },
  sloppy: async ({ connect, until }) => {
    await connect('A')
    await until('A', 'settings')
    await connect('B')
    await until('B', 'settings')
  },
  classes: async ({ connect, ask, until }) => {
    await connect('A')
    await until('A', 'players')
    await connect('B')
    await until('A', 'players', 2)
    await ask('A', 'say', 1)
    await ask('B', 'say', 7)
    await ask('B', 'say', 2)
    await until('A', 'said', 2)
  },
  modules: async ({ connect, until, http }) => {
    await connect('A')
    await until('A', 'hello')
    await http('place', '/place', {}, ['content-type'])
  },
  cors: async ({ connect, until, http }) => {
    for (const origin of ['http://localhost:3000', 'http://localhost:9'])
      for (const method of ['GET', 'OPTIONS'])
        await http(`${method} ${origin}`, wrong, { method, headers: { origin } }, [...corsHeaders, 'vary'])
    await connect('A', { extraHeaders: { 'x-token': 'good' } })
    await until('A', 'hello')
    await connect('B', { extraHeaders: { 'x-token': 'bad' } })
  },
  msgpack: async ({ connect, until, http }) => {
    const a = await connect('A', { parser })
    a.emit('echo', 1, '한글', { list: [true, null] }, Buffer.from([1, 2]))
    await until('A', 'echo')
    await http('no polling', '/socket.io/?EIO=4&transport=polling')
  },
  alone: async ({ connect, until, http }) => {
    await connect('A', { path: '/mine/', transports: ['polling', 'websocket'] })
    await until('A', 'upgraded')
    await http('client', '/mine/socket.io.js')
  },
  everybody: async ({ connect, ask, until }) => {
    const [a, b] = [await connect('A', named('A')), await connect('B', named('B'))]
    a.on('question', (answer) => answer('a'))
    b.on('question', (answer) => answer('b'))
    await ask('A', 'gather')
    await ask('A', 'poll')
    a.emit('close')
    await until('B', 'disconnect')
  },
}
