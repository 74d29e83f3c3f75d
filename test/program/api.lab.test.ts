/** What a run tells its lab beside what clients receive: lines, recipients, refusals, ends. */
import { createServer } from 'node:http'
import type { Socket } from 'socket.io-client'
import { afterAll, describe, expect, test } from 'vitest'
import { createPrograms } from '../../server/program/programs.ts'
import { boundWords } from '../../server/program/protocol/boundWords.ts'
import type { Fact } from '../../server/shared/trace.ts'
import { inSandbox } from './differential/places.ts'
import { createTrial } from './differential/trial.ts'

const programs = createPrograms({ workers: 1 })
afterAll(() => programs[Symbol.asyncDispose]())

const HEAD = `const server = require('http').createServer()
const { Server } = require('socket.io')
const io = new Server(server)
server.listen(4000)
`
const start = (text: string) => inSandbox(programs, text)
const factsOf = (facts: readonly Fact[], ...kinds: Fact['kind'][]) =>
  facts.filter(({ kind }) => kinds.includes(kind))
const refusalOf = async (text: string) => {
  try {
    await using _run = await programs.start(text)
  } catch (error) {
    return (error as { problem?: unknown }).problem
  }
}

describe('the trace', () => {
  test('names the line of each handler, emit, answer and broadcast, and whom it reached', async () => {
    await using place = await start(`${HEAD}io.on('connection', (socket) => {
  socket.join('room')
  socket.on('ask', (bytes, answer) => {
    answer('yes')
    socket.emit('told', { bytes })
    socket.to('room').emit('others', 1)
    io.except('nobody').emit('all', Buffer.from('abc'))
  })
})`)
    using trial = createTrial(place)
    const a = await trial.connect('A')
    const b = await trial.connect('B')
    await trial.ask('A', 'ask', Buffer.from([1, 2]))
    await trial.until('B', 'all')
    const connection = expect.stringMatching(/^.{20}$/)
    const named = { namespace: '/', id: a.id, connection }
    expect(factsOf(place.facts, 'program.server')).toMatchObject([{ path: '/socket.io', line: 3 }])
    expect(factsOf(place.facts, 'program.handler', 'socket.ack', 'socket.emit', 'broadcast')).toEqual([
      { kind: 'program.handler', event: 'connection', line: 5, ...named },
      { kind: 'program.handler', event: 'connection', line: 5, ...named, id: b.id },
      { kind: 'program.handler', event: 'ask', line: 7, ...named },
      { kind: 'socket.ack', ...named, args: ['yes'], line: 8 },
      {
        kind: 'socket.emit',
        ...named,
        event: 'told',
        args: [{ bytes: { _placeholder: 'binary', size: 2 } }],
        line: 9,
      },
      {
        kind: 'broadcast',
        namespace: '/',
        rooms: ['room'],
        except: [a.id],
        event: 'others',
        args: [1],
        recipients: [b.id],
        leftOut: 1,
        line: 10,
      },
      {
        kind: 'broadcast',
        namespace: '/',
        rooms: [],
        except: ['nobody'],
        event: 'all',
        args: [{ _placeholder: 'binary', size: 3 }],
        recipients: [a.id, b.id],
        line: 11,
      },
    ])
  })
  test('has what the program logged, with its line', async () => {
    await using place = await start(
      `console.log('하나')\n${HEAD}server.on('listening', () => console.error('둘'))`,
    )
    await place.url()
    expect(factsOf(place.facts, 'program.log')).toEqual([
      { kind: 'program.log', level: 'log', text: '하나', line: 1 },
      { kind: 'program.log', level: 'error', text: '둘', line: 6 },
    ])
  })
})

describe('refused before it runs', () => {
  test('option values that a shared process cannot live with, at the line and in Korean', async () => {
    expect(
      await refusalOf(`const { Server } = require('socket.io')\n\nnew Server(4000, { pingInterval: 0 })`),
    ).toEqual({
      message:
        '놀이터에서는 pingInterval에 200부터 2147483647 사이의 정수(밀리초)를 쓸 수 있어요. 예: pingInterval: 25000',
      line: 3,
      column: expect.any(Number),
    })
    expect(await refusalOf(`new (require('socket.io').Server)({ cookie: { name: 'a b' } })`)).toMatchObject({
      message: expect.stringContaining('cookie.name'),
      line: 1,
    })
  })
  test.each([
    [`require('express')().get('/', (_q, r) => 1).use(/x/, () => 1)`, '정규식'],
    [`require('http').get('http://example.com')`, '밖으로 요청'],
    [`require('http').createServer().on('upgrade', () => 1)`, 'upgrade'],
    [`new (require('socket.io').Server)({}).adapter(class {})`, '어댑터'],
    [`new (require('socket.io').Server)({ adapter: class {} })`, 'adapter'],
    [`new (require('socket.io').Server)({ listen: 1 }, {})`, 'http.createServer()'],
  ])('%s', async (text, part) => {
    expect(await refusalOf(text)).toMatchObject({ message: expect.stringContaining(part), line: 1 })
  })
  test.each([
    [`require('express')().get('/:', () => 1)`, 'TypeError'],
    [`require('express')().post('/x')`, 'TypeError: argument handler is required'],
    [`require('http').createServer().listen(70000)`, 'RangeError'],
    [
      `require('http').createServer().listen(4000).listen(4001)`,
      'Listen method has been called more than once',
    ],
    [
      `new (require('socket.io').Server)(() => {})`,
      'You are trying to attach socket.io to an express request handler',
    ],
  ])('%s, in the words of Node', async (text, part) => {
    expect(await refusalOf(text)).toMatchObject({ message: expect.stringContaining(part), line: 1 })
  })
})

describe('an id that a middleware gives a socket', () => {
  test('is a short text: all else is refused at its line, each time, and the socket keeps what it had', async () => {
    await using place = await start(`${HEAD}io.use((socket, next) => {
  const first = socket.id
  const told = []
  const attempt = (id) => {
    try {
      socket.id = id
      told.push(socket.id === id)
    } catch (error) {
      told.push(socket.id === first, error.message, /server.js:\\d+/.exec(error.stack)[0])
    }
  }
  for (const id of [42, null, 'x'.repeat(201), 'x'.repeat(201), 'kim']) attempt(id)
  socket.data = told
  next()
})
io.on('connection', (socket) => {
  socket.emit('told', socket.data)
  socket.id = 42
  socket.emit('now', socket.id, Object.keys(socket).includes('id'))
})`)
    using trial = createTrial(place)
    const a = await trial.connect('A')
    await trial.until('A', 'now')
    const refused = [true, boundWords.ownSocketId, 'server.js:10']
    expect(trial.heard['A']).toContainEqual([
      'event',
      'told',
      [...refused, ...refused, ...refused, ...refused, true],
    ])
    expect(trial.heard['A']).toContainEqual(['event', 'now', 42, true])
    expect(a.id).toBe('kim')
  })
})

describe('the end of a run', () => {
  test('cuts its clients without a word, as a process that ends', async () => {
    const place = await start(HEAD)
    using trial = createTrial(place)
    await trial.connect('A')
    await trial.connect('B', { transports: ['polling'] })
    const packets: string[] = []
    const b: Socket = await trial.connect('C')
    b.io.engine.on('packet', ({ type }) => packets.push(type))
    await place[Symbol.asyncDispose]()
    for (const name of ['A', 'B', 'C']) await trial.until(name, 'disconnect')
    expect(trial.heard['A']).toContainEqual(['disconnect', 'transport close'])
    expect(trial.heard['B']).toContainEqual(['disconnect', 'transport error'])
    expect(packets).toEqual([])
  })
  test('leaves nothing that goes on: no timers of its connections, no answers', async () => {
    let ended = 0
    const servers: import('node:http').Server[] = []
    const run = await programs.start(`${HEAD}setInterval(() => io.emit('tick'), 10)`)
    const facts: Fact[] = []
    await run.begin({
      record: (fact) => facts.push(fact),
      createHttpServer: () => {
        const server = createServer()
        servers.push(server)
        return server
      },
      serverCreated: () => {},
      listening: () => {},
      notListening: () => {
        ended += 1
      },
      ended: () => {},
    })
    await expect.poll(() => factsOf(facts, 'broadcast').length).toBeGreaterThan(1)
    await run[Symbol.asyncDispose]()
    const count = facts.length
    await using other = await start(HEAD)
    await other.url()
    expect(facts.length).toBe(count)
    expect(ended).toBe(1)
    expect(servers).toHaveLength(1)
  })
  test('an uncaught error in a handler is told with its line', async () => {
    await using place = await start(`${HEAD}io.on('connection', (socket) => {
  socket.on('go', () => {
    missing()
  })
})`)
    using trial = createTrial(place)
    const a = await trial.connect('A')
    a.emit('go')
    await trial.until('A', 'disconnect')
    expect(factsOf(place.facts, 'program.error')).toMatchObject([
      { text: 'ReferenceError: missing is not defined' },
    ])
  })
  test('making servers without end is stopped, and the others go on', async () => {
    await using good = await start(HEAD)
    await using bad = await start(
      `const { Server } = require('socket.io')\nfor (let i = 0; i < 15; i++) new Server()`,
    )
    await expect
      .poll(() => factsOf(bad.facts, 'program.error'))
      .toMatchObject([{ text: expect.stringContaining('new Server()를 10개까지') }])
    using trial = createTrial(good)
    await trial.connect('A')
    expect(trial.heard['A']).toEqual([['connect', undefined]])
  })
})

describe('what clients may send', () => {
  test('events, answers and auth nested deeper than the host reads disturb nobody', async () => {
    await using place = await start(`${HEAD}io.of(/^\\/dynamic/)
io.on('connection', (socket) => {
  socket.on('error', (error) => socket.emit('error told', error.message))
  socket.emit('question', () => socket.emit('answered'))
  socket.on('hello', () => socket.emit('there'))
})`)
    using trial = createTrial(place)
    const deep = `${'['.repeat(15_000)}${']'.repeat(15_000)}`
    const a = await trial.connect('A')
    await trial.until('A', 'question')
    const raw = (packet: string) => a.io.engine.write(packet)
    raw(`2["deep",${deep}]`)
    raw(`30[${deep}]`)
    raw(`0/dynamic,{"a":${deep}}`)
    a.emit('hello')
    await trial.until('A', 'there')
    await trial.until('A', 'error told')
    await trial.until('A', 'answered')
  })
})

describe('the console', () => {
  test('[L14] one more line in the running program; its answer comes when what it asked for is done', async () => {
    const facts: Fact[] = []
    await using run = await programs.start(HEAD)
    await run.begin({
      record: (fact) => facts.push(fact),
      createHttpServer: () => createServer(),
      serverCreated: () => {},
      listening: () => {},
      notListening: () => {},
      ended: () => {},
    })
    expect(await run.evaluate('io.emit("news", 1)')).toBe('true')
    expect(factsOf(facts, 'broadcast')).toMatchObject([{ event: 'news', args: [1], recipients: [] }])
    expect(await run.evaluate('io.engine.clientsCount')).toBe('0')
    for (let n = 0; n < 20; n += 1) {
      await run.evaluate(`io.of('/n${n}')`)
      expect([...(run.servers[0]?._nsps.keys() ?? [])]).toContain(`/n${n}`)
    }
    expect(run.servers).toHaveLength(1)
  })
})
