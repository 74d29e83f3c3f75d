/** What clients do with the programs about names, values, and what a program may ask of its objects. */

import type { Socket } from 'socket.io-client'
import parser from 'socket.io-msgpack-parser'
import type { Script } from './trial.ts'

const hello: Script = async ({ connect, until }) => {
  await connect('A')
  await until('A', 'hello')
}
/** Answers each question that the server asks. */
const answering = (...answers: unknown[]) => ({
  question: (socket: Socket) =>
    void socket.on('question', (...asked) => (asked.at(-1) as (...values: unknown[]) => void)(...answers)),
})

/** Values that MessagePack writes as it would be in any case: JSON in between changes none of them. */
const packed: Script = async ({ connect, follow, ask, until }) => {
  const a = await connect('A', { parser, auth: { token: 'A' } })
  await until('A', 'auth')
  await connect('B', { parser, transports: ['polling', 'websocket'] })
  a.emit('say', 1, 'two', { three: [3, null, true, 1.5, -70_000, 2 ** 40] }, '한글', Buffer.from([0, 255]))
  await until('B', 'say')
  await ask('A', 'ask', { bytes: Buffer.from('abc') })
  await until('A', 'answered')
  const news = a.io.socket('/news')
  follow('refused', news)
  await until('refused', 'connect_error')
  const nowhere = a.io.socket('/nowhere')
  follow('nowhere', nowhere)
  await until('nowhere', 'connect_error')
  // It speaks the other parser: neither is it connected nor refused.
  void connect('C')
  await until('C', 'disconnect')
  a.emit('bye')
  await until('A', 'disconnect')
}

export const moreScripts: Record<string, Script> = {
  richValues: async ({ connect, note, until, quiet }) => {
    const a = await connect('A', { parser })
    const bytes = new Uint8Array([1, 2, 3])
    const values = [
      undefined,
      Number.NaN,
      -Infinity,
      new Date(0),
      { a: undefined, b: 1 },
      [undefined],
      bytes.buffer,
    ]
    await new Promise<void>((resolve) =>
      a.emit('values', ...values, Buffer.from('z'), (...answers: unknown[]) => {
        note('A', 'answered', kindsOf(answers))
        resolve()
      }),
    )
    const [first, second] = await new Promise<unknown[]>((resolve) =>
      a.emit('give', (...given: unknown[]) => resolve(given)),
    )
    note('A', 'gave', kindsOf([first, second]))
    a.on('given', (...given) => note('A', 'as', kindsOf(given)))
    a.emit('give', () => {})
    await until('A', 'as', 3)
    await quiet()
  },
  msgpack: packed,
  msgpackModule: packed,
  undefinedValues: async ({ connect, ask, until }) => {
    const a = await connect('A', { auth: { a: undefined } }, (socket) =>
      socket.on('question', (...asked) => (asked.at(-1) as (...values: unknown[]) => void)(undefined)),
    )
    for (const answer of ['answers', 'timed', 'promised', 'data']) await until('A', answer)
    await ask('A', 'heard', undefined, [undefined], { a: undefined }, undefined)
    await ask('A', 'heard', Buffer.from('a'), undefined, { a: undefined })
    await ask('A', 'heard')
    await connect('refused', { namespace: '/any' })
    a.disconnect()
  },
  handshakeOptions: async (trial) => {
    await trial.handshake('polling', '/socket.io/?EIO=4&transport=polling', [
      'set-cookie',
      'content-type',
      'content-encoding',
    ])
    await hello(trial)
  },
  engineConnections: async ({ connect, until }) => {
    const a = await connect('A', { query: { name: 'A' } })
    a.emit('bytes', Buffer.from([1, 2]))
    await until('A', 'bytes')
    const b = await connect('B', { query: { name: 'B' }, transports: ['polling'] })
    b.emit('bytes', Buffer.from([3]))
    await until('B', 'bytes')
    b.disconnect()
    await until('A', 'closed')
    a.emit('report')
    await until('A', 'report')
  },
  sharedRequest: async ({ connect, follow, until }) => {
    const a = await connect('A')
    await until('A', 'request')
    follow('other', a.io.socket('/other'))
    await until('other', 'request')
    await connect('B', { transports: ['polling', 'websocket'] })
    await until('B', 'request')
  },
  pathWithoutSlash: async ({ connect, until, http }) => {
    await connect('A', { path: '/mine', addTrailingSlash: false })
    await until('A', 'hello')
    await http('longer', '/minefield?EIO=4&transport=nothing', { headers: { origin: 'http://x' } }, [
      'access-control-allow-origin',
      'vary',
    ])
  },
  mainEvents: async ({ connect, until }) => {
    const a = await connect('A')
    await until('A', 'said')
    await connect('B')
    await until('B', 'said')
    a.emit('clear')
    await connect('C')
  },
  instances: async ({ connect, until }) => {
    await connect('A')
    await until('A', 'names')
  },
  namespaceMethods: async ({ connect, until }) => {
    const a = await connect('A', { namespace: '/n', query: { name: 'A' } }, answering('same').question)
    await connect('B', { namespace: '/n', query: { name: 'B' } }, answering('same').question)
    a.emit('go')
    await until('A', 'end')
    await until('B', 'disconnect')
  },
  parentMethods: async ({ connect, until }) => {
    const a = await connect('A', { namespace: '/p1' })
    await connect('B', { namespace: '/p2' })
    await connect('C', { namespace: '/p2', auth: { token: 'no' } })
    await connect('D', { namespace: '/p7' })
    await until('D', 'made before')
    a.emit('go')
    await until('A', 'failed')
    await until('D', 'room')
  },
  chat: async ({ connect, ask, until }) => {
    const kim = await connect('kim', { auth: { name: 'Kim' } })
    await until('kim', 'welcome')
    const lee = await connect('lee', { auth: { name: 'Lee' } })
    await connect('again', { auth: { name: 'Lee' } })
    await connect('nameless')
    await ask('kim', 'chat message', '안녕하세요')
    await ask('lee', 'chat message', 'x'.repeat(30))
    lee.emit('typing')
    await until('kim', 'typing')
    kim.emit('private', { to: 'Lee', text: '비밀' })
    await until('lee', 'private')
    await connect('park', { auth: { name: 'Park' }, transports: ['polling'] })
    await until('kim', 'Park')
    kim.disconnect()
    await until('lee', 'left')
    await until('park', 'left')
  },
  names: async ({ connect, until }) => {
    const a = await connect('A')
    const all = [
      '',
      '한글',
      '__proto__',
      'constructor',
      'toString',
      'hasOwnProperty',
      'a b',
      '42',
      'x'.repeat(500),
    ]
    for (const name of all) {
      a.emit(name, 1)
      await until('A', name)
    }
    a.emit('many', ...Array.from({ length: 30 }, (_, i) => i))
    a.emit('proto', JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":2}}}'))
    await until('A', 'proto')
  },
  reservedEvents: async ({ connect, until, http, quiet }) => {
    const a = await connect('A')
    a.emit('refused')
    await until('A', 'disconnect')
    await http('quick', '/quick')
    await http('body', '/small/body', { method: 'POST', body: 'the body' })
    await http('refused', '/socket.io/?EIO=4&transport=none')
    await quiet()
    await http('seen', '/seen')
  },
  ownNames: async ({ connect, ask, until }) => {
    const meet = (name: string, namespace: string, answer: unknown) =>
      connect(name, { namespace, query: { name } }, answering(answer).question)
    const a = await meet('A', '/', 'yes')
    const b = await meet('B', '/news', 2)
    const c = await meet('C', '/game-1', null)
    const d = await meet('D', '/game-1', [4])
    for (const name of ['A', 'B', 'C', 'D']) await ask(name, 'ask')
    let said = 0
    for (const socket of [a, b, c, d]) {
      socket.emit('all')
      said += 1
      await until('A', 'main', said)
    }
    let left = 0
    for (const socket of [d, c, b]) {
      socket.emit('end')
      left += 1
      await until('A', 'left', left)
    }
  },
  oldNames: async ({ connect, until }) => {
    const a = await connect('A')
    await until('A', 'end')
    a.disconnect()
    await connect('B', { transports: ['polling'] })
    await until('B', 'end')
  },
  transports: async ({ connect, ask, until }) => {
    await connect('A')
    const b = await connect('B', { transports: ['polling', 'websocket'] })
    await until('B', 'upgrade')
    await ask('B', 'report')
    b.emit('close the transport')
    await until('A', 'left')
    const c = await connect('C', { transports: ['polling'] })
    c.emit('close the transport')
    await until('A', 'left', 2)
  },
  ownIdEarly: async ({ connect, ask, until, note }) => {
    const query = (name: string, base: string) => ({ query: { name, base } })
    const a = await connect('A', query('kim', 'home'), answering('from A').question)
    const b = await connect('B', query('lee', 'home'), answering('from B').question)
    await connect('C', query('park', 'joined before'))
    await connect('D', query('choi', 'left'))
    await connect('E', query('han', 'refused'))
    note('ids', a.id, b.id)
    a.emit('sign', 1)
    await until('B', 'sign')
    a.emit('direct', 'lee', 2)
    await until('B', 'direct')
    a.emit('others')
    await until('D', 'others')
    await ask('B', 'ask')
    await ask('B', 'more')
    await ask('C', 'more')
    b.emit('bye')
    await until('A', 'out')
    a.disconnect()
    await until('C', 'out', 2)
    await connect('A again', query('kim', 'home'))
    await until('C', 'in', 3)
  },
  ownId: async ({ connect, ask, until }) => {
    await connect('A', { query: { name: 'kim' } }, (a) => a.on('asked', (_number, answer) => answer('here')))
    const b = await connect('B', { query: { name: 'lee' } })
    await ask('A', 'join')
    await ask('A', 'rename')
    await ask('A', 'join')
    await ask('A', 'question')
    await ask('A', 'leave')
    b.emit('bye')
    await until('A', 'left')
    await connect('C', { query: { name: 'park' } })
    await ask('A', 'rename')
    await ask('C', 'rename')
    await ask('C', 'join')
    await until('A', 'to the others')
  },
  ownIdRefused: async ({ connect, ask, quiet }) => {
    await connect('A')
    await ask('A', 'look')
    await connect('B', { query: { refused: '1' } })
    await quiet()
    await ask('A', 'look')
  },
  roomNames: async ({ connect, until }) => {
    await connect('A')
    await until('A', 'end')
  },
  goodbyes: async ({ connect, until, quiet }) => {
    await connect('watching')
    for (const how of ['at once', 'at once, closing', 'in onAny', 'in use']) {
      const socket = await connect(how, { query: { how } })
      socket.emit('go')
      await until(how, 'disconnect')
      await quiet()
    }
  },
  ackThrows: async ({ connect, until }) => {
    await connect('A', {}, answering().question)
    await until('A', 'disconnect')
  },
  keepsGoing: async ({ connect, ask, until }) => {
    const a = await connect('A')
    a.emit('throw')
    await until('A', 'caught')
    a.emit('reject')
    await until('A', 'rejected')
    a.emit('timer')
    await until('A', 'caught', 2)
    await ask('A', 'still')
  },
  swallowed: async ({ connect, until }) => {
    const a = await connect('A')
    a.emit('swallowed')
    a.emit('other')
    await until('A', 'got other')
  },
  serializing: async ({ connect, until }) => {
    await connect('A')
    await until('A', 'results')
  },
  flagsReset: async ({ connect, until }) => {
    await connect('A', {}, (a) => {
      a.on('asked', (answer) => answer('a', 'b'))
    })
    for (const event of ['timed out', 'plain answer', 'with error first', 'all', 'one'])
      await until('A', event)
  },
  responseEvents: async ({ connect, until, http }) => {
    await connect('A')
    await http('page', '/', {}, ['x-one'])
    await until('A', '/')
    await http('page', '/head', {}, ['x-a', 'content-type'])
    await until('A', '/head')
    await http('page', '/invalid')
    await until('A', '/invalid')
  },
}

/** Values by what they are: what is noted as JSON would hide it. */
function kindsOf(value: unknown): unknown {
  if (value instanceof Date) return `Date ${value.getTime()}`
  if (value instanceof ArrayBuffer) return `ArrayBuffer ${Buffer.from(value).toString('hex')}`
  if (Buffer.isBuffer(value)) return `Buffer ${value.toString('hex')}`
  if (Array.isArray(value)) return value.map(kindsOf)
  if (value !== null && typeof value === 'object')
    return Object.entries(value).map(([key, item]) => [key, kindsOf(item)])
  return Object.is(value, -0) ? '-0' : `${typeof value} ${String(value)}`
}
