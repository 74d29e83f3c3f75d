/** What clients do with the programs about HTTP, Express, Engine.IO and the options. */

import { gzipSync } from 'node:zlib'
import { expect } from 'vitest'
import { rawPolling } from './rawClients.ts'
import type { Script } from './trial.ts'

const POLLING = '/socket.io/?EIO=4&transport=polling'
const mine = (value: string) => ({ extraHeaders: { 'x-mine': value } })
const json = (method: string, body: unknown) => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})
const from = (origin: string, method = 'GET') => ({
  method,
  headers: {
    origin,
    ...(method === 'OPTIONS' && {
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'x-a',
    }),
  },
})
const CORS = ['origin', 'credentials', 'methods', 'headers'].map((name) => `access-control-allow-${name}`)
const ALL_CORS = [...CORS, 'access-control-expose-headers', 'access-control-max-age', 'vary']
/** Answers of handshakes hold a session id that nobody can know. */
const WRONG = '/socket.io/?EIO=4&transport=polling&sid=unknown'

const hello: Script = async ({ connect, until }) => {
  await connect('A')
  await until('A', 'hello')
}

/** Requests to servers of these paths, each with a `cors` of its own. */
const odd =
  (paths: readonly string[]): Script =>
  async ({ connect, http, ask }) => {
    await connect('A', { path: '/unset' })
    for (const path of paths)
      for (const origin of ['http://good', 'http://bad'])
        for (const method of ['GET', 'OPTIONS'])
          await http(
            `${path} ${origin} ${method}`,
            WRONG.replace('socket.io', path),
            from(origin, method),
            ALL_CORS,
          )
    await ask('A', 'report')
  }

/** What response helpers set. */
const ANSWERED = [
  'content-type',
  'content-length',
  'location',
  'set-cookie',
  'vary',
  'link',
  'x-a',
  'x-b',
  'etag',
]

export const httpScripts: Record<string, Script> = {
  upgrade: async ({ connect, until }) => {
    await connect('B')
    const a = await connect('A', { transports: ['polling', 'websocket'] })
    await until('A', 'websocket')
    a.disconnect()
    await until('B', 'conn closed')
  },
  connPackets: async ({ connect, until }) => {
    const a = await connect('A')
    a.emit('hello')
    await until('A', 'there')
    a.emit('report')
    await until('A', 'report')
  },
  engineHeaders: async ({ connect, until, http }) => {
    await connect('A', { transports: ['polling', 'websocket'], ...mine('A') })
    await until('A', 'hello')
    await http('unknown sid', WRONG, { headers: { 'x-mine': 'B' } }, ['x-initial', 'x-every'])
  },
  engineUse: async ({ connect, until, http }) => {
    await connect('A', mine('A'))
    await until('A', 'hello')
    await connect('B', { transports: ['polling'], ...mine('B') })
    await until('B', 'hello')
    await connect('C', mine('stop'))
    await http('stopped', POLLING, { headers: { 'x-mine': 'stop' } }, ['content-type'])
    await http('failed', POLLING, { headers: { 'x-mine': 'fail' } })
    await http('unknown sid', WRONG, {}, ['x-used'])
  },
  generateId: async ({ connect, until, http }) => {
    await connect('A', mine('A'))
    await until('A', 'hello')
    await connect('B', { transports: ['polling'], ...mine('B') })
    await until('B', 'hello')
    await http('failed', POLLING, { headers: { 'x-mine': 'fail' } })
  },
  allowRequest: async ({ connect, until, http }) => {
    await connect('A', { query: { token: 'good' } })
    await until('A', 'hello')
    await connect('B', { query: { token: 'bad' } })
    await connect('C', { query: { token: 'late' }, transports: ['polling'] })
    await until('C', 'hello')
    await connect('D', { query: { token: 'bad' }, transports: ['polling'] })
    await http('refused', `${POLLING}&token=bad`)
  },
  corsFunction: async (trial) => {
    for (const origin of ['http://good', 'http://bad', 'http://text', 'http://fail'])
      for (const method of ['GET', 'OPTIONS'])
        await trial.http(`${origin} ${method}`, WRONG, from(origin, method), ALL_CORS)
    await hello(trial)
  },
  corsValues: odd([
    'unset',
    'everythingUnset',
    'methodsUnset',
    'listOfUnset',
    'listWithUnset',
    'object',
    'notANumber',
    'empty',
    'deepList',
    'functionInList',
  ]),
  corsThrowing: odd([
    'unset',
    'listOfObject',
    'date',
    'list',
    'throwing',
    'throwingText',
    'throwingAll',
    'answeredWithMethodsUnset',
    'givenMethodsUnset',
  ]),
  corsAnswered: odd([
    'unset',
    'given',
    'givenNothing',
    'givenUnset',
    'givenListOfUnset',
    'answeredNothing',
    'answeredObject',
    'answeredFunction',
    'answeredList',
  ]),
  corsPattern: async (trial) => {
    for (const origin of ['http://good', 'http://bad', 'http://a.example', 'http://b.example.org'])
      for (const method of ['GET', 'OPTIONS'])
        await trial.http(`${origin} ${method}`, WRONG, from(origin, method), ALL_CORS)
    await hello(trial)
  },
  corsPerRequest: async (trial) => {
    for (const origin of ['http://good', 'http://bad', 'http://fail'])
      for (const method of ['GET', 'OPTIONS'])
        await trial.http(`${origin} ${method}`, WRONG, from(origin, method), ALL_CORS)
    await hello(trial)
  },
  corsFixed: async (trial) => {
    for (const origin of ['http://localhost:3000', 'http://bad'])
      for (const method of ['GET', 'OPTIONS'])
        await trial.http(`${origin} ${method}`, WRONG, from(origin, method), ALL_CORS)
    await trial.http('client file', '/socket.io/socket.io.min.js.map', from('http://bad', 'HEAD'), ALL_CORS)
    await hello(trial)
  },
  bufferSize: async ({ connect, until, place }) => {
    const a = await connect('A')
    a.emit('big', 'x'.repeat(1900))
    await until('A', 'length')
    await connect('B')
    a.emit('big', 'x'.repeat(5000))
    await until('A', 'disconnect')
    await until('B', 'left')
    // What this one hears of it comes by two connections, in either order.
    const c = await rawPolling(await place.url())
    await c.together('40')
    await c.together(`42["big","${'x'.repeat(5000)}"]`).catch(() => {})
    await until('B', 'left', 2)
  },
  heartbeat: async ({ connect, until }) => {
    await connect('A')
    await until('A', 'beats')
  },
  listening: async ({ connect, until }) => {
    const a = await connect('A')
    await until('A', 'said')
    a.emit('take')
    await until('A', 'taken')
    await connect('B')
    await until('B', 'said')
  },
  closeListening: async ({ connect, until }) => {
    const a = await connect('A')
    a.emit('close')
    await until('A', 'closed')
    a.disconnect()
    await until('A', 'disconnect')
  },
  expressRoutes: async ({ http }) => {
    const seen = ['content-type', 'x-seen', 'x-powered-by', 'etag']
    await http('1', '/', { headers: { 'x-mine': 'mine' } }, seen)
    await http('2', '/json', {}, seen)
    await http('3', '/text', {}, seen)
    await http('4', '/users/42?a=1&b=two&a=3', {}, seen)
    await http('5', '/body', json('POST', { name: 'Kim', list: [1] }), seen)
    await http('6', '/body', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'a=1&b[c]=2',
    })
    await http('7', '/body', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{broken',
    })
    await http('8', '/body', json('PUT', {}))
    await http('9', '/thing', { method: 'DELETE' })
    await http('10', '/thing', { method: 'PATCH' }, ['x-by', 'content-length'])
    await http('11', '/buffer', {}, seen)
    await http('12', '/redirect', {}, ['location'])
    await http('13', '/moved', { headers: { accept: 'text/html' } }, ['location', 'content-type'])
    await http('14', '/cookie', {}, ['set-cookie'])
    await http('15', '/headers', {}, ['x-a', 'x-b', 'vary', 'location'])
    await http('16', '/all', { method: 'PUT' })
    await http('17', '/pattern-7')
    await http('18', '/pattern-x')
    await http('19', '/twice')
    await http('20', '/locals')
    await http('21', '/setting')
    await http('22', '/nowhere', {}, [...seen, 'content-security-policy'])
    await http('23', '/', { method: 'HEAD' }, ['content-length'])
  },
  responseArguments: async ({ http, note, names }) => {
    for (const name of await names('/names'))
      await http(name, `/try/${name}`, { signal: AbortSignal.timeout(3_000) }, ANSWERED).catch(
        (error: Error) => note(name, error.name),
      )
  },
  expressErrors: async ({ http }) => {
    for (const path of [
      '/api/double/21?x=1',
      '/api/thing',
      '/api/nothing',
      '/skip',
      '/throw',
      '/reject',
      '/next',
      '/chain',
      '/unhandled',
    ])
      await http(path, path, {}, ['content-type', 'x-powered-by'])
    await http('post', '/api/thing', { method: 'POST' })
  },
  expressBodies: async ({ http }) => {
    const posts: Promise<unknown>[] = []
    const post = (path: string, type: string, body: string | Buffer, more: object = {}) => {
      const headers = { 'content-type': type, ...more }
      const name = `${posts.length} ${path} ${type}`
      posts.push(http(name, path, { method: 'POST', headers, body: body as never }))
    }
    const JSON_TYPE = 'application/json'
    const FORM = 'application/x-www-form-urlencoded'
    for (const text of ['{"a":[1,"한글"]}', '', '{broken', '"text"', ' 1', '[1'])
      for (const path of ['/json', '/loose', '/json?pass=1']) post(path, JSON_TYPE, text)
    const list = JSON.stringify({ list: Array.from({ length: 30_000 }, (_, i) => i) })
    for (const path of ['/json', '/loose', '/long']) post(path, JSON_TYPE, list)
    post('/long', JSON_TYPE, list.slice(0, -5))
    post('/long', JSON_TYPE, gzipSync(list), { 'content-encoding': 'gzip' })
    post('/json', JSON_TYPE, 'no gzip', { 'content-encoding': 'gzip' })
    post('/json', JSON_TYPE, '{}', { 'content-encoding': 'none' })
    post('/json', `${JSON_TYPE}; charset=koi8-r`, '{}')
    post('/json', `${JSON_TYPE}; charset=utf-16le`, Buffer.from('{"a":1}', 'utf16le'))
    post('/json', 'text/plain', '{}')
    post('/own', 'text/json', '{"own":1}')
    post('/own', 'application/x+json', '{"own":2}')
    post('/own', JSON_TYPE, '{"own":3}')
    for (const text of ['a=1&b[c]=2&b[d]=3', 'a[]=1&a[]=2', 'a%20b=c+d', 'a[b][c][d][e][f]=1', 'a&b&c&d&e&f'])
      for (const path of ['/flat', '/deep', '/both']) post(path, FORM, text)
    post('/text', 'text/plain', '글 한 줄')
    post('/text', 'text/plain', 'x'.repeat(2_000))
    post('/text', 'text/plain; charset=none', 'x')
    post('/raw', 'application/octet-stream', Buffer.from([0, 1, 255]))
    post('/raw', 'application/octet-stream', gzipSync('x'), { 'content-encoding': 'gzip' })
    post('/both', 'text/html', '<p>')
    post('/both', JSON_TYPE, '[1]')
    await Promise.all(posts)
  },
  expressObjects: async ({ http }) => {
    const mine = { headers: { 'x-mine': 'mine', accept: 'text/html, application/json;q=0.5' } }
    for (const path of ['/links', '/facts/7?a=1&b=2', '/node', '/negotiated', '/ok', '/headers', '/keys'])
      await http(path, path, mine, ['x-before', 'x-a', 'x-b'])
    await http('file', '/file', {}, ['content-disposition', 'content-type'])
    await http('negotiated', '/negotiated', json('POST', { a: 1 }))
    await http('echo', '/echo', { method: 'POST', body: 'echoed' })
    await http('inner', '/inner/here')
    await http('purge', '/rooms/7', { method: 'PURGE' })
    await http('chat', '/rooms/7/chat')
    await http('both', '/rooms/7/both', { method: 'REPORT' })
    await http('none', '/inner/nowhere')
  },
  expressAndSockets: async ({ connect, until, http }) => {
    await connect('A')
    await until('A', 'hello')
    await http('page', '/announce', json('POST', { text: '안녕' }))
    await until('A', 'announcement')
    await http('page', '/count')
  },
  expressAlone: async ({ connect, http }) => {
    await http('page', '/')
    await connect('A', { transports: ['polling'] })
    await connect('B')
    await http('page', POLLING)
  },
  rawHttp: async ({ connect, until, http }) => {
    await connect('A')
    await until('A', 'hello')
    await http('page', '/body', json('POST', { a: 1 }), ['x-method', 'content-type'])
    await http('page', '/chunks', { method: 'POST', body: Buffer.from([1, 2, 255]) })
    await http('page', '/later')
    await until('A', 'asked later')
    await http('page', '/none', {}, ['x-not'])
  },
  requestStreams: async ({ connect, until, http }) => {
    await connect('A')
    const post = (body: string) => ({ method: 'POST', body })
    await http('page', '/piped', post('piped'))
    await http('page', '/twice', post('twice'))
    await http('page', '/early', post('early'))
    await until('A', '/early', 2)
    const cut = new AbortController()
    const body = new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(3)) })
    const init = { method: 'POST', body, duplex: 'half', signal: cut.signal }
    const refused = expect(http('page', '/gone', init as RequestInit)).rejects.toThrow('aborted')
    await until('A', '/gone')
    cut.abort()
    await refused
    await until('A', '/gone', 2)
  },
  serveClient: async ({ connect, until, http }) => {
    await connect('A', { path: '/mine/' })
    await until('A', 'hello')
    for (const file of ['socket.io.min.js', 'socket.io.js', 'nothing.js'])
      await http(file, `/mine/${file}`, { method: 'HEAD' }, ['content-type', 'etag', 'cache-control'])
    await http('not modified', '/mine/socket.io.js', { headers: { 'if-none-match': '"4.8.4"' } })
  },
}
