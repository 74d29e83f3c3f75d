/** What clients do with each program of the suite: its name is the program's file. */
import { httpScripts } from './scriptsHttp.ts'
import { languageScripts } from './scriptsLanguage.ts'
import { moduleScripts } from './scriptsModules.ts'
import { moreScripts } from './scriptsMore.ts'
import { roomScripts } from './scriptsRooms.ts'
import { turnScripts } from './scriptsTurns.ts'
import type { Script } from './trial.ts'

const hello: Script = async ({ connect, until }) => {
  await connect('A')
  await until('A', 'hello')
}
const mine = (value: string) => ({ extraHeaders: { 'x-mine': value } })

const messageScripts: Record<string, Script> = {
  seed: async ({ connect, http }) => {
    const a = await connect('A')
    await connect('B', { transports: ['polling', 'websocket'] })
    await http('page', '/', {}, ['x-powered-by', 'content-type'])
    await http(
      'polling',
      '/socket.io/?EIO=4&transport=nothing',
      { headers: { origin: 'http://localhost:3000' } },
      ['access-control-allow-origin', 'vary'],
    )
    a.disconnect()
  },
  echo: async ({ connect, until }) => {
    const a = await connect('A')
    a.emit('echo', 1, 'two', { three: [3] }, null, undefined, '한글', true)
    a.emit('echo')
    a.emit('echo', [])
    await until('A', 'echo', 3)
  },
  port: hello,
  portWithOptions: async ({ connect, until, http }) => {
    await connect('A', { path: '/chat' })
    await until('A', 'hello')
    await connect('B')
    await http('page', '/anything')
    await http('client file', '/chat/socket.io.js')
  },
  attach: async ({ connect, until, http }) => {
    await connect('A')
    await until('A', 'hello')
    await http('page', '/page', {}, ['x-mine'])
  },
  ioListen: async ({ connect, until }) => {
    await connect('A', { transports: ['polling', 'websocket'] })
    await until('A', 'hello')
    await connect('B')
  },
  functionForm: hello,
  modules: async (trial) => {
    await hello(trial)
    await trial.http('page', '/')
  },
  messages: async ({ connect, until }) => {
    const a = await connect('A')
    await connect('B')
    a.send('hi')
    await until('B', 'by the namespace')
  },
  returnValues: async ({ connect, ask }) => {
    await connect('A')
    await ask('A', 'report')
  },
  reservedNames: async ({ connect, until }) => {
    await connect('A')
    await until('A', 'attach')
  },
  listeners: async ({ connect, until }) => {
    const a = await connect('A')
    a.emit('go')
    a.emit('go')
    a.emit('report')
    await until('A', 'report')
    a.emit('off')
    a.emit('go')
    a.emit('clear')
    a.emit('go')
    a.emit('report')
    await until('A', 'report', 2)
  },
  anyListeners: async ({ connect, ask }) => {
    await connect('A')
    await ask('A', 'known', 1)
    await ask('A', 'report')
    await ask('A', 'unknown', 2, 3)
    await ask('A', 'report')
    await connect('B')
    await ask('B', 'off')
    await ask('B', 'known')
    await ask('B', 'report')
  },
  anyOutgoing: async ({ connect, until }) => {
    await connect('A')
    await until('A', 'report')
  },
  acks: async ({ connect, ask }) => {
    const a = await connect('A')
    await ask('A', 'sum', 1, 2)
    await ask('A', 'twice')
    await ask('A', 'later')
    await ask('A', 'empty')
    await ask('A', 'async', 'Kim')
    await a
      .timeout(50)
      .emitWithAck('never')
      .catch(() => undefined)
  },
  askingClients: async ({ connect, until }) => {
    await connect('A', {}, (a) => a.on('question', (number, answer) => answer(number * 10, 'and', [number])))
    await until('A', 'failed', 2)
    await until('A', 'answered', 2)
  },
  askingEverybody: async ({ connect, until }) => {
    const [a, b] = [await connect('A'), await connect('B')]
    a.on('question', (about, answer) => answer(`A on ${about}`))
    b.on('question', (about, answer) => answer(`B on ${about}`))
    a.on('half', (answer) => answer('half'))
    a.emit('ask')
    await until('A', 'responses', 4)
    a.emit('ask the silent')
    await until('A', 'failed', 2)
  },
  middleware: async ({ connect, until }) => {
    await connect('A', { auth: { token: 'right' } })
    await until('A', 'to early')
    await connect('B', { auth: { token: 'wrong' } })
    await connect('C', { namespace: '/closed' })
    await connect('D', { namespace: '/unknown' })
  },
  eventMiddleware: async ({ connect, until }) => {
    const a = await connect('A')
    a.emit('good', 1)
    a.emit('bad', 2)
    a.emit('late', 3)
    a.emit('changed', 4)
    a.emit('good', 'change')
    await until('A', 'late')
    await until('A', 'second listener')
  },
  handshake: async ({ connect, until }) => {
    await connect('A', {
      auth: { token: 'x', deep: { a: [1] } },
      query: { name: 'Kim', empty: '' },
      ...mine('yes'),
    })
    await until('A', 'request')
    await connect('B', { transports: ['polling'], auth: (answer) => answer({ by: 'function' }) })
    await until('B', 'request')
  },
  binary: async ({ connect, ask, until }) => {
    const a = await connect('A')
    a.on('question', (_bytes, answer) => answer(Buffer.from('answer')))
    await ask('A', 'bytes', Buffer.from([1, 2, 3]))
    await ask('A', 'bytes', new Uint8Array(0))
    a.emit('deep', { list: [Buffer.from('x'), { y: new ArrayBuffer(2) }], n: 1 })
    a.emit('text', Buffer.from('안녕'))
    a.emit('ask')
    await until('A', 'answered', 2)
    await connect('B', { transports: ['polling'] })
    await ask('B', 'bytes', Buffer.from([4, 5]))
  },
  flags: async ({ connect, until }) => {
    const a = await connect('A')
    for (const way of ['socket', 'io', 'compressed', 'namespace']) {
      a.emit('send', way)
      await until('A', way)
    }
    a.emit('others')
    await until('A', 'done')
  },
  timers: async ({ connect, until }) => {
    await connect('A')
    await until('A', 'tock')
    await until('A', 'immediate')
  },
  errors: async ({ connect, ask, until, http }) => {
    const a = await connect('A', mine('a'))
    a.emit('error', 'from the client')
    await ask('A', 'throw')
    await http('wrong', '/socket.io/?EIO=3&transport=polling', { headers: { 'x-mine': 'b' } })
    await http('wrong', '/socket.io/?EIO=4&transport=pigeon')
    await http('wrong', '/socket.io/?EIO=4&transport=polling&sid=unknown')
    await http('wrong', '/socket.io/?EIO=4&transport=polling', { method: 'POST' })
    await until('A', 'connection_error', 4)
  },
  serverSide: async ({ connect, until }) => {
    await connect('A')
    await until('A', 'returned')
  },
  subclass: async ({ connect, until }) => {
    await connect('A')
    await until('A', 'own room')
  },
}

export const scripts: Record<string, Script> = {
  ...messageScripts,
  ...roomScripts,
  ...httpScripts,
  ...moreScripts,
  ...moduleScripts,
  ...turnScripts,
  ...languageScripts,
}
