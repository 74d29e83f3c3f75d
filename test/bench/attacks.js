/** Programs and clients that mean harm, one of each kind. None of them hangs or crashes what it runs in: our guards end it. */
import { connect } from 'node:net'
import parser from 'socket.io-msgpack-parser'
import { frame, textFrame } from '../fuzz/inputs/frames.js'
import { openSocket } from '../fuzz/socketLine.js'

const after = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
const most = 990_000

const serving = (body, options = '{}') => `const express = require('express')
const { Server } = require('socket.io')
const app = express()
const server = require('http').createServer(app)
const io = new Server(server, ${options})
${body}
server.listen(4000)
`
const onTimer = (body, ms = 10) => serving(`let n = 0\nsetInterval(() => { n += 1; ${body} }, ${ms})`)

/** `count` clients that each do `act` again and again until the time is over. */
const clients = (count, act) => (side) =>
  Promise.all(
    Array.from({ length: count }, async (_, n) => {
      while (!side.over()) await act(side, n).catch(() => after(50))
    }),
  )
const post =
  (path, type, body) =>
  async ({ url, base }) => {
    const res = await fetch(`${url}${base}${path}`, {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    })
    await res.arrayBuffer()
  }
const get =
  (path) =>
  async ({ url, base }) => {
    await (await fetch(`${url}${base}${path}`)).arrayBuffer()
  }
/** Clients that stay connected, over WebSocket, and read what they are told. */
const joined = (count, { hello = textFrame('40'), act = () => after(200) } = {}) =>
  clients(count, async (side) => {
    const socket = await openSocket(side.port, `${side.base}/socket.io/?EIO=4&transport=websocket`, {
      seen() {},
      hello,
    })
    if (!socket) return after(50)
    while (socket.open && !side.over()) await act(socket, side)
    socket.close()
  })
const binary = (payload) => frame({ opcode: 2, payload })
const packed = (packet) => binary(Buffer.from(new parser.Encoder().encode(packet)[0]))

const many = JSON.stringify(Array.from({ length: 240_000 }, () => [])).slice(0, 720_001)
const pairs = 'a=1&'.repeat(most / 4)
const rooms = (count, name = 'r') => `Array.from({ length: ${count} }, (_, i) => '${name}' + i)`

async function unfinished({ port, base }) {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  socket.write(
    `POST ${base}/json HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/json\r\ncontent-length: ${most + 10}\r\n\r\n`,
  )
  socket.write('x'.repeat(most))
  await Promise.race([after(8_000), new Promise((closed) => socket.once('close', closed))])
  socket.destroy()
}

/** A page that tells of clients as much as one message may hold. */
async function reports(side) {
  const socket = await openSocket(side.port, '/control/?EIO=4&transport=websocket', { seen() {} })
  if (!socket) return after(50)
  const one = { kind: 'client.receive', client: 'A', namespace: '/', event: 'x', args: [Array(350).fill([])] }
  const all = { id: side.lab.id, key: side.lab.key, reports: Array(300).fill(one) }
  const bytes = textFrame(`42${JSON.stringify(['lab:report', all])}`)
  while (socket.open && !side.over()) {
    socket.write(bytes)
    await after(50)
  }
  socket.close()
}

/** `again`: the program is run again when it has ended. */
export const attacks = [
  { name: 'nothing', program: serving('') },
  { name: 'an endless loop in a timer', again: true, program: onTimer('for (;;);') },
  {
    name: 'a regular expression that takes long',
    again: true,
    program: onTimer(`/(x+x+)+y/.test('x'.repeat(40))`),
  },
  {
    name: 'promises without end',
    again: true,
    program: onTimer('for (let i = 0; i < 20000; i++) Promise.resolve(i).then((x) => x)'),
  },
  {
    name: 'memory up to the limit',
    again: true,
    program: serving(
      `const all = []\nsetInterval(() => { for (let i = 0; i < 500; i++) all.push('x'.repeat(1000) + i) }, 10)`,
    ),
  },
  {
    name: 'express.json, bodies of 720 kB',
    program: serving(`app.post('/json', express.json({ limit: '1mb' }), (req, res) => res.end())`),
    client: clients(3, post('/json', 'application/json', many)),
  },
  {
    name: 'express.urlencoded, bodies of 990 kB',
    program: serving(
      `app.post('/form', express.urlencoded({ extended: true, limit: '1mb', parameterLimit: 1e6 }), (req, res) => res.end())`,
    ),
    client: clients(3, post('/form', 'application/x-www-form-urlencoded', pairs)),
  },
  {
    name: 'express.text, bodies of 990 kB',
    program: serving(`app.post('/text', express.text({ limit: '1mb' }), (req, res) => res.end())`),
    client: clients(3, post('/text', 'text/plain', 'x'.repeat(most))),
  },
  {
    name: 'a response helper with a long list',
    program: serving(
      `const list = ${rooms(3_000, 'x-name-')}\napp.get('/', (req, res) => res.vary(list).end())`,
    ),
    client: clients(2, get('/')),
  },
  {
    name: 'large settings',
    program: onTimer(`app.set('trust proxy', '10.0.0.1,'.repeat(20000) + '10.0.0.1')`, 50),
  },
  {
    name: 'long route paths',
    program: onTimer(`app.get('/' + 'a/:b/'.repeat(300) + n, (req, res) => res.end())`, 50),
    client: clients(2, get('/x')),
  },
  {
    name: 'MessagePack, messages of 990 kB',
    program: serving(
      `io.on('connection', (s) => s.on('x', () => {}))`,
      `{ parser: require('socket.io-msgpack-parser') }`,
    ),
    client: joined(2, {
      hello: packed({ type: 0, nsp: '/' }),
      act(socket) {
        socket.write(packed({ type: 2, nsp: '/', data: ['x', Array(most).fill(0)] }))
        return after(200)
      },
    }),
  },
  { name: 'large reports of a page', program: serving(''), client: clients(2, reports) },
  {
    name: 'namespaces made and deleted',
    program: onTimer(
      `for (let i = 0; i < 50; i++) { io.of('/n' + n + '-' + i); io._nsps.delete('/n' + n + '-' + i) }`,
    ),
  },
  {
    name: 'rooms joined and deleted',
    program: serving(
      `io.on('connection', (s) => { let n = 0; const t = setInterval(() => { n += 1; s.join('r' + n); io.of('/').adapter.rooms.delete('r' + n) }, 4); s.on('disconnect', () => clearInterval(t)) })`,
    ),
    client: joined(10),
  },
  {
    name: 'params with long names',
    program: onTimer(`app.param('p'.repeat(20000) + n, (req, res, next) => next())`),
  },
  {
    name: 'acks with long timeouts',
    program: serving(
      `io.on('connection', (s) => { const t = setInterval(() => { for (let i = 0; i < 20; i++) s.timeout(2147483647).emit('x', () => {}) }, 10); s.on('disconnect', () => clearInterval(t)) })`,
    ),
    client: joined(3),
  },
  {
    name: 'bodies that are not finished',
    program: serving(`app.post('/json', express.json({ limit: '1mb' }), (req, res) => res.end())`),
    client: clients(150, unfinished),
  },
  {
    name: 'packets of 10 clients, as fast as they can',
    program: serving(`io.on('connection', (s) => s.on('x', (v) => s.emit('y', v)))`),
    client: joined(10, {
      act(socket) {
        socket.write(Buffer.concat(Array(200).fill(textFrame('42["x",1]'))))
        return after(20)
      },
    }),
  },
  {
    name: 'handshakes of 10 clients, as fast as they can',
    program: serving(''),
    client: clients(10, get('/socket.io/?EIO=4&transport=polling')),
  },
  {
    name: 'joins of many rooms',
    program: serving(
      `io.on('connection', (s) => { const t = setInterval(() => { const all = ${rooms(4_000)}; s.join(all); for (const room of all) s.leave(room) }, 200); s.on('disconnect', () => clearInterval(t)) })`,
    ),
    client: joined(3),
  },
  {
    name: 'broadcasts of 300 kB to 10 clients',
    program: onTimer(`io.emit('x', 'y'.repeat(300_000))`, 100),
    client: joined(10),
  },
]
