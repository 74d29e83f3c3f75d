/** Small programs for a lab, by a grammar: what they use is the API, how they use it is right or wrong. Loops end. */
import { damaged, json, literal, word } from './values.js'

const options = [
  'path',
  'serveClient',
  'connectTimeout',
  'cleanupEmptyChildNamespaces',
  'connectionStateRecovery',
  'cors',
  'pingInterval',
  'pingTimeout',
  'upgradeTimeout',
  'maxHttpBufferSize',
  'transports',
  'allowUpgrades',
  'perMessageDeflate',
  'httpCompression',
  'cookie',
  'allowEIO3',
  'allowRequest',
  'adapter',
  'parser',
  'wsEngine',
]
const right = [
  'cors: { origin: "*" }',
  'pingInterval: 10000',
  'connectionStateRecovery: true',
  'cookie: true',
  'transports: ["websocket"]',
  'perMessageDeflate: true',
  'maxHttpBufferSize: 2000',
  'allowRequest: (req, done) => done(null, true)',
  'cors: (req, done) => done(null, { origin: true })',
  'cleanupEmptyChildNamespaces: true',
  'serveClient: false',
]
const verbs = ['get', 'post', 'put', 'all', 'use', 'delete', 'set', 'param', 'enable', 'route', 'listen']
const responses = [
  'send',
  'json',
  'status',
  'set',
  'append',
  'cookie',
  'redirect',
  'location',
  'type',
  'links',
  'vary',
  'attachment',
  'sendStatus',
  'clearCookie',
  'writeHead',
  'setHeader',
  'write',
  'end',
  'format',
  'jsonp',
  'render',
  'sendFile',
  'download',
]
const onSocket = [
  'emit',
  'join',
  'leave',
  'to',
  'except',
  'timeout',
  'use',
  'on',
  'once',
  'off',
  'disconnect',
  'send',
  'onAny',
  'compress',
  'emitWithAck',
  'listeners',
  'removeAllListeners',
]
const onServer = [
  'emit',
  'to',
  'of',
  'use',
  'on',
  'socketsJoin',
  'socketsLeave',
  'disconnectSockets',
  'timeout',
  'except',
  'serverSideEmit',
  'attach',
  'listen',
  'path',
  'connectTimeout',
  'bind',
  'onconnection',
  'adapter',
  'engine.use',
  'engine.on',
  'engine.generateId',
  'engine.emit',
]

const given = (random, least = 0, most = 3) => random.times(least, most, () => literal(random)).join(', ')
const option = (random) =>
  random.chance(0.7) ? random.pick(right) : `${random.pick(options)}: ${literal(random)}`

function statement(random) {
  const name = JSON.stringify(word(random))
  return random.weighted([
    [
      4,
      () =>
        `io.on('connection', (socket) => { ${random.times(1, 3, () => `socket.${random.pick(onSocket)}(${given(random)})`).join('; ')} })`,
    ],
    [
      3,
      () =>
        `io.on('connection', (socket) => socket.on(${random.chance(0.6) ? "'echo'" : name}, (...all) => { const done = all.at(-1); if (typeof done === 'function') done(${given(random)}); socket.emit(${name}, ...all) }))`,
    ],
    [3, () => `io.${random.pick(onServer)}(${given(random)})`],
    [
      2,
      () =>
        `io.of(${random.pick(['"/admin"', '/^\\/dynamic-\\d+$/', name, '(n, a, next) => next(null, true)'])}).on('connection', (s) => s.emit('hi', ${literal(random)}))`,
    ],
    [
      3,
      () =>
        `app.${random.pick(verbs)}(${random.chance(0.6) ? random.pick(['"/"', '"/params/:id"', '"/long"', '/^\\/j/']) : literal(random)}, (req, res) => res.${random.pick(responses)}(${given(random)}))`,
    ],
    [
      1,
      () =>
        `app.use(express.${random.pick(['json', 'urlencoded', 'text', 'raw', 'static', 'Router'])}(${random.chance(0.5) ? '' : `{ limit: ${literal(random)} }`}))`,
    ],
    [1, () => `app.use((err, req, res, next) => res.status(500).send(String(err)))`],
    [
      2,
      () => `setTimeout(() => { io.emit(${name}, ${literal(random)}) }, ${random.pick([0, 10, 50, 1e10])})`,
    ],
    [
      1,
      () =>
        `{ let left = ${random.between(1, 20)}; const timer = setInterval(() => { io.emit('tick', left); if (--left <= 0) clearInterval(timer) }, ${random.pick([1, 5, 30])}) }`,
    ],
    [
      2,
      () =>
        `console.${random.pick(['log', 'info', 'warn', 'error', 'table', 'debug', 'dir'])}(${given(random)})`,
    ],
    [
      1,
      () =>
        `console.log(${random.pick(['process.env', 'process.versions', 'process.cwd()', 'new Error("here").stack', 'globalThis', 'require.main', 'Object.keys(process)', '__dirname'])})`,
    ],
    [
      1,
      () =>
        `try { require(${random.pick(['"fs"', '"child_process"', '"node:net"', '"../../package.json"', '"worker_threads"', '""', name])}) } catch (error) { console.log(error.message) }`,
    ],
    [1, () => `for (let i = 0; i < ${random.between(1, 30)}; i++) io.of('/n' + i)`],
    [
      1,
      () =>
        `io.use((socket, next) => ${random.pick(['next()', 'next(new Error("no"))', 'next(1)', '{ next(); next() }', '{}'])})`,
    ],
    [0.5, () => `Object.prototype.${random.pick(['x', 'status', 'kind', 'length'])} = ${literal(random)}`],
    [0.5, () => `Promise.resolve(${literal(random)}).then((v) => v.x.y).catch(() => {})`],
    [0.3, () => `JSON.stringify = () => ${JSON.stringify(JSON.stringify(json(random)) ?? '')}`],
    [0.3, () => `throw ${literal(random)}`],
  ])
}

/** The text of one program. */
export function program(random) {
  const opened = random.chance(0.1)
    ? literal(random)
    : `{ ${random.times(0, 3, () => option(random)).join(', ')} }`
  const text = [
    `const express = require('express')`,
    `const { Server } = require('socket.io')`,
    `const app = express()`,
    `const server = require('http').createServer(app)`,
    `const io = new Server(server, ${opened})`,
    ...random.times(1, 5, () => statement(random)),
    random.chance(0.95) ? 'server.listen(4000)' : `server.listen(${given(random)})`,
  ].join('\n')
  return damaged(random, text, 0.05)
}
