/** What one call or one message may hold: who gives more is told in Korean, at the line where there is one. */
import parser from 'socket.io-msgpack-parser'
import { expect, test } from 'vitest'
import { createPrograms } from '../../server/program/programs.ts'
import { limits } from '../../server/shared/limits.ts'
import { of } from '../support/events.ts'
import { type Made, next, type Playground, startPlayground } from '../support/playground.ts'

const start = () => startPlayground({ programs: createPrograms({ workers: 1 }) })
const app = (routes: string) => `const express = require('express')
const app = express()
const server = require('http').createServer(app)
${routes}
server.listen(4000)`
const sockets = (after: string, options = '{}') => `const server = require('http').createServer()
const io = new (require('socket.io').Server)(server, ${options})
${after}
server.listen(4000)`
const logsOf = async (playground: Playground, lab: Made) =>
  of(await playground.trace(lab), 'program.log').map(({ text }) => text)
const errorsOf = async (playground: Playground, lab: Made) =>
  of(await playground.trace(lab), 'program.error').map(({ text, line }) => ({ text, line }))

test.each([
  ['a limit', `app.use(express.json({ limit: '2mb' }))`, 'limit: "1mb"'],
  ['a count of fields', `app.use(express.urlencoded({ parameterLimit: 1001 }))`, 'parameterLimit: 1000'],
  ['a depth', `app.use(express.urlencoded({ extended: true, depth: 33 }))`, 'depth: 32'],
  ['a type', `app.use(express.text({ type: 'x'.repeat(201) }))`, 'type: "application/json"'],
  ['a list of types', `app.use(express.raw({ type: Array(21).fill('text/plain') }))`, '20개까지'],
  ['a function', `app.use(express.json({ verify: () => {} }))`, 'verify 옵션에 함수나'],
  ['a path', `app.get('/' + 'a'.repeat(500), () => {})`, '500글자까지'],
  ['a list of paths', `app.use(Array(51).fill('/a'), () => {})`, '50개까지'],
  ['an optional part', `app.get('/a{/b}{/c}{/d}{/e}{/f}', () => {})`, '{ }를 4개까지'],
  ['a parameter of a path', `app.get('/:a'.repeat(11), () => {})`, '파라미터를 10개까지'],
  ['a wildcard', `app.get('/*a/*b/*c', () => {})`, '(*)를 2개까지'],
  ['all paths of a call', `app.use(Array(45).fill('/' + 'a'.repeat(99)), () => {})`, '경로보다 길어요'],
  ['the name of a parameter', `app.param('a'.repeat(101), () => {})`, '100글자까지'],
  ['spaces', `app.set('json spaces', 5)`, '0부터 4 사이'],
  ['a setting', `app.set('trust proxy', '::1,'.repeat(126))`, '500글자까지'],
])('[L40] %s that Express is given beyond its bound is refused at its line', async (_name, route, words) => {
  await using playground = await start()
  const { status, json } = await playground.call('POST', '/api/labs', { program: app(route) })
  expect([status, json.problem.line]).toEqual([422, 4])
  expect(json.problem.message).toMatch(/놀이터/)
  expect(json.problem.message).toContain(words)
})

test('[L40] what Express itself refuses is said as it says it, and what is within the bounds passes', async () => {
  await using playground = await start()
  const refused = await playground.call('POST', '/api/labs', {
    program: app(`app.use(express.json({ limit: 'much' }))`),
  })
  expect(refused.json.problem).toMatchObject({
    message: expect.stringContaining('option limit "much" is invalid'),
    line: 4,
  })
  await playground.lab(
    app(`app.use(express.json({ limit: '1mb', strict: false }), express.urlencoded({ extended: true }))
app.set('json spaces', 4).set('trust proxy', 'loopback').get(['/a', '/b/:c'], () => {})`),
  )
})

test.each([
  ['cors.origin', `{ cors: { origin: Array(501).fill('http://a') } }`],
  ['cookie', `{ cookie: { name: 'a'.repeat(20_001) } }`],
  ['transports', `{ transports: Array(501).fill('polling') }`],
])(
  '[L41] a list in %s beyond what is read at every request is refused at its line',
  async (_name, options) => {
    await using playground = await start()
    const { status, json } = await playground.call('POST', '/api/labs', { program: sockets('', options) })
    expect([status, json.problem.line]).toEqual([422, 2])
    expect(json.problem.message).toMatch(/너무 길어요. 놀이터에서는/)
  },
)

test.each([
  ['vary', `res.vary(Array(40).fill('x'.repeat(1_000)))`],
  [
    'links',
    `res.links(Object.fromEntries(Array.from({ length: 40 }, (_, i) => ['r' + i, '/' + 'x'.repeat(1_000)])))`,
  ],
  ['many cookies', `for (let i = 0; i < 20; i++) res.clearCookie('x'.repeat(4_000))`],
  ['a header', `res.set('x-long', 'x'.repeat(32_000))`],
  ['an address', `res.redirect('/' + 'x'.repeat(32_000))`],
  ['a head', `res.writeHead(200, { 'x-long': 'x'.repeat(32_000) })`],
])('[L42] headers of one response beyond 32,000 characters are refused: %s', async (_name, call) => {
  await using playground = await start()
  const lab = await playground.lab(
    app(
      `app.get('/', (req, res) => { try { ${call} } catch (error) { res.removeHeader('set-cookie'); return res.send(error.message) } res.end() })`,
    ),
  )
  const res = await fetch(`${playground.url}${lab.base}/`, { redirect: 'manual' })
  expect(await res.text()).toContain('32,000글자까지')
  expect(await errorsOf(playground, lab)).toEqual([])
})

const most = limits.messageValues
test.each([
  ['values', `io.emit('list', Array(${most + 1}).fill(0))`, '20,000개까지'],
  ['depth', `io.emit('deep', JSON.parse('['.repeat(200) + ']'.repeat(200)))`, '100겹까지'],
])('[L43] a message of the program has a bound of %s, told at its line', async (_name, call, words) => {
  await using playground = await start()
  const lab = await playground.lab(sockets(`setTimeout(() => ${call})`))
  await expect
    .poll(() => errorsOf(playground, lab))
    .toEqual([{ text: expect.stringMatching(`놀이터에서는 .*${words}`), line: 3 }])
})

test('[L43] a message of half as many values arrives', async () => {
  await using playground = await start()
  const lab = await playground.lab(
    sockets(`io.on('connection', (socket) => socket.emit('list', Array(${most / 2}).fill(0)))`),
  )
  const client = playground.client(lab)
  const [list] = await next(client, 'list')
  expect(list).toHaveLength(most / 2)
})

const hears = `io.on('connection', (socket) => socket.on('list', (list, answer) => answer(list.length)))`
test.each([
  ['JSON', '{}', {}],
  ['MessagePack', `{ parser: require('socket.io-msgpack-parser') }`, { parser }],
])('[L44] a client’s message of too many values ends its connection, in %s', async (_name, options, more) => {
  await using playground = await start()
  const lab = await playground.lab(sockets(hears, options))
  const client = playground.client(lab, '/', { transports: ['websocket'], reconnection: false, ...more })
  await next(client, 'connect')
  expect(await client.timeout(5_000).emitWithAck('list', Array(most / 2).fill(0))).toBe(most / 2)
  client.emit('list', Array(most + 200).fill(0), () => {})
  await next(client, 'disconnect')
  await expect
    .poll(() => logsOf(playground, lab))
    .toEqual([expect.stringMatching(/20,000개보다 많이 담은 메시지를 보내서 놀이터가/)])
  const other = playground.client(lab, '/', { transports: ['websocket'], ...more })
  await next(other, 'connect')
  expect(await other.timeout(5_000).emitWithAck('list', [1, 2])).toBe(2)
})

test('[L45] a long body is parsed beside the main thread, in the order of its connection, errors included', async () => {
  await using playground = await start()
  const lab = await playground.lab(
    app(`app.post('/', express.json({ limit: '1mb' }), (req, res) => res.json(req.body.length))`),
  )
  const post = (body: string) =>
    fetch(`${playground.url}${lab.base}/`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
  const long = JSON.stringify(Array(50_000).fill(7))
  const answers = await Promise.all([long, '[1]', long, `${long}!`].map(post))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 400])
  expect(await Promise.all(answers.slice(0, 3).map((res) => res.json()))).toEqual([50_000, 1, 50_000])
})

test('[L46] nothing that an error says tells where the playground is installed', async () => {
  await using playground = await start()
  const lab = await playground.lab(
    app(`app.use(express.json(), express.urlencoded({ extended: true }))
app.get('/:id', (req, res) => res.send(req.params.id))
app.use('/told', (error, req, res, next) => { console.error(error); res.send(error.stack) })`),
  )
  const url = playground.url + lab.base
  const json = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{broken' }
  const form = {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: `a${'[b]'.repeat(40)}=1`,
  }
  const bad = { method: 'POST', headers: { ...json.headers, 'content-encoding': 'none' }, body: '{}' }
  const said: string[] = []
  for (const [path, init] of [
    ['/', json],
    ['/told', json],
    ['/', form],
    ['/told', bad],
    ['/%ff', {}],
  ] as const)
    said.push(await (await fetch(url + path, init)).text())
  expect(said[0]).toContain('/app/node_modules/body-parser/lib/')
  expect(said[1]).toMatch(/^SyntaxError: .*\n {4}at /)
  const { json: trace } = await playground.call('GET', `/api/labs/${lab.id}/trace`)
  const all = [...said, JSON.stringify(trace)].join('\n')
  expect(all).not.toContain(process.cwd())
  expect(all).not.toMatch(/server\/program|dist\/server|file:\/\//)
})

test('[L47] a page’s report that is too long is refused in Korean, and the next one is taken', async () => {
  await using playground = await start()
  const lab = await playground.lab(sockets(''))
  const page = playground.client({ ...lab, base: '' }, '/', { path: '/control/' })
  await next(page, 'connect')
  const report = (args: unknown[]) =>
    page.timeout(5_000).emitWithAck('lab:report', {
      id: lab.id,
      key: lab.key,
      reports: [{ kind: 'client.receive', client: 'A', namespace: '/', event: 'list', args }],
    })
  expect(await report([Array(3 * most).fill(0)])).toMatchObject({
    ok: false,
    status: 400,
    problem: { message: '클라이언트가 알린 것이 너무 길어요. 나누어 보내 주세요.' },
  })
  expect(await report([JSON.parse('['.repeat(200) + ']'.repeat(200))])).toMatchObject({ ok: false })
  expect(await report([Array(most).fill(0)])).toMatchObject({ ok: true })
})

test('[L48] a program that tampers with how its messages are written can’t make them long to read', async () => {
  await using playground = await start()
  const lab = await playground.lab(
    sockets(`const many = '[{"kind":"log","level":"log","text":"x","more":[' + '0,'.repeat(160_000) + '0]}]'
setTimeout(() => { JSON.stringify = () => many; console.log('x') }, 10)`),
  )
  await expect
    .poll(async () => (await errorsOf(playground, lab)).map(({ text }) => text))
    .toEqual([expect.stringContaining('기본 객체를 바꾸지')])
})

test('[L44] times that plain Node takes are taken, and come to clients as they were written', async () => {
  await using playground = await start()
  const options =
    '{ pingInterval: 3600000, pingTimeout: 300000, upgradeTimeout: 120000, connectTimeout: 600000 }'
  const lab = await playground.lab(sockets('', options))
  const client = playground.client(lab, '/', { transports: ['websocket'], reconnection: false })
  await next(client, 'connect')
  const [open] = of(await playground.trace(lab), 'ws.frame')
  expect(JSON.parse(String(open?.data).slice(1))).toMatchObject({
    pingInterval: 3_600_000,
    pingTimeout: 300_000,
  })
})

test('[L44] a larger maxHttpBufferSize is taken, works as far as the playground does, and that is said at its line', async () => {
  await using playground = await start()
  const lab = await playground.lab(
    sockets(
      `io.on('connection', (socket) => socket.on('big', (text) => socket.emit('length', text.length)))`,
      '{ maxHttpBufferSize: 1e8 }',
    ),
  )
  const client = playground.client(lab, '/', { transports: ['websocket'], reconnection: false })
  await next(client, 'connect')
  client.emit('big', 'x'.repeat(900_000))
  expect(await next(client, 'length')).toEqual([900_000])
  const trace = await playground.trace(lab)
  expect(of(trace, 'program.log')).toMatchObject([
    { level: 'warn', text: expect.stringMatching(/놀이터에서는 .*1,000,000바이트/), line: 2 },
  ])
  expect(of(trace, 'program.server').at(-1)?.options).toMatchObject({
    maxHttpBufferSize: limits.payloadBytes,
  })
  const [open] = of(trace, 'ws.frame')
  expect(JSON.parse(String(open?.data).slice(1))).toMatchObject({ maxPayload: limits.payloadBytes })
  client.emit('big', 'x'.repeat(1_100_000))
  expect((await next(client, 'disconnect'))[0]).toBe('transport close')
})
