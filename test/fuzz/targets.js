/** The labs that inputs are thrown at, kept running, and the one that nobody may notice anything in. */
import { setTimeout } from 'node:timers/promises'
import { io } from 'socket.io-client'
import { createHttpLine } from './httpLine.js'

/** The dearest input, 10,001 packets, keeps a lab busy for 20 s; on a machine that is busy with others, for longer. */
const mostBusyMs = 45_000
const free = { hold: null, delay: null, silence: null, blockUpgrade: false }

const sockets = (options) => `const { Server } = require('socket.io')
const server = require('http').createServer((req, res) => res.end('plain'))
const io = new Server(server, ${options})
const serve = (socket) => {
  socket.on('join', (room) => { if (typeof room === 'string') socket.join(room) })
  socket.on('leave', (room) => { if (typeof room === 'string') socket.leave(room) })
  socket.on('say', (...all) => socket.to('r').emit('said', ...all.slice(0, 2)))
  socket.onAny((event, ...all) => {
    const done = all.at(-1)
    if (typeof done === 'function') done(...all.slice(0, -1))
  })
}
io.on('connection', serve)
io.of('/admin').on('connection', serve)
io.of(/^\\/dynamic-\\d+$/).on('connection', serve)
server.listen(4000)
`
const plain = `const express = require('express')
const app = express()
app.use('/json', express.json({ strict: false }), (req, res) => res.json(req.body ?? null))
app.use('/text', express.text(), (req, res) => res.type('text').send(String(req.body)))
app.use('/form', express.urlencoded({ extended: true }), (req, res) => res.json(req.body ?? null))
app.use('/raw', express.raw(), (req, res) => res.send(String(req.body?.length)))
app.get('/params/:id', (req, res) => res.json(req.params))
app.get('/long', (req, res) => { for (let i = 0; i < 20; i++) res.write('x'.repeat(1000)); res.end() })
app.get('/late', (req, res) => setTimeout(() => res.status(202).end(), 20))
app.get('/', (req, res) => res.json(req.query))
app.listen(4000)
`
const innocent = (mark) => `const secret = ${JSON.stringify(`${mark}-program`)}
const { Server } = require('socket.io')
const server = require('http').createServer()
const io = new Server(server)
io.on('connection', (socket) => socket.on('echo', (x, answer) => { console.log(${JSON.stringify(`${mark}-console`)}); answer(x) }))
server.listen(4000)
`
/** `steady` programs answer without 5xx whatever comes; those of the grammar are what inputs make of them. */
const kinds = [
  { name: 'sockets', steady: true, program: sockets('{}') },
  {
    name: 'sockets',
    steady: true,
    program: sockets('{ connectionStateRecovery: true, cookie: true, cors: { origin: true } }'),
  },
  {
    name: 'sockets',
    steady: true,
    program: sockets('{ perMessageDeflate: true, cleanupEmptyChildNamespaces: true, allowEIO3: true }'),
  },
  { name: 'sockets', steady: true, program: sockets('{ maxHttpBufferSize: 2000, pingInterval: 3000 }') },
  { name: 'sockets', steady: true, program: sockets('{ httpCompression: true, connectTimeout: 500 }') },
  {
    name: 'sockets',
    steady: true,
    program: sockets('{ transports: ["websocket", "polling"], serveClient: false }'),
  },
  { name: 'msgpack', steady: true, program: sockets('{ parser: require("socket.io-msgpack-parser") }') },
  { name: 'express', steady: true, program: plain },
  { name: 'grammar', steady: false, program: sockets('{}') },
  { name: 'grammar', steady: false, program: sockets('{}') },
  { name: 'grammar', steady: false, program: sockets('{}') },
  { name: 'wires', steady: false, program: sockets('{}') },
  { name: 'wires', steady: false, program: sockets('{}') },
]

/** `fail` is told of a lab that answers nobody though nothing was asked of it that would explain it. */
export async function openTargets(playground, call, fail) {
  const labs = []
  const made = (kind) =>
    playground.lab(kind.program).then((lab) => ({ ...kind, ...lab, program: kind.program }))
  for (const kind of kinds) labs.push(await made(kind))
  const unmake = ({ id, key }) => call('DELETE', `/api/labs/${id}`, undefined, key)

  /** Its program, as it was made, answers at `/`. */
  async function answers({ id }) {
    const line = createHttpLine(playground.port, () => {})
    const bytes = `GET /lab/${id}/ HTTP/1.1\r\nhost: 127.0.0.1:${playground.port}\r\nconnection: close\r\n\r\n`
    const { how } = await line.ask(bytes, { withinMs: 5_000 })
    line.close()
    return how === 'answered'
  }
  /** Whatever an input ended runs again; nobody is sent to a lab that does not answer until it does. */
  async function revive(at) {
    const lab = labs[at]
    const path = `/api/labs/${lab.id}`
    const { status, json } = await call('GET', path)
    if (status === 200 && json.listening && (await answers(lab))) {
      lab.busySince = undefined
      return
    }
    lab.busySince ??= performance.now()
    const meanwhile = (await call('GET', path)).json?.program
    if (status === 200 && performance.now() - lab.busySince < mostBusyMs) {
      if (lab.steady && json.listening) return
      await call('PUT', `${path}/conditions`, free, lab.key)
      for (const client of Object.keys(json.network.clients))
        await call('PUT', `${path}/conditions`, { ...free, client }, lab.key)
      const put = await call('PUT', `${path}/program`, { program: lab.program }, lab.key)
      // A program of an input ran there, before or meanwhile, which owes nobody an answer and cuts who waits for one: the time of its own
      // one begins now.
      if (put.status === 200 && (json.program !== lab.program || meanwhile !== lab.program))
        lab.busySince = performance.now()
      lab.lastPut = put.status
      return
    }
    const said =
      status === 200
        ? `answers nobody for ${mostBusyMs / 1_000} s, and its program was run again with ${lab.lastPut}`
        : `is gone: ${status}`
    fail('F1', `a lab ${said} (${lab.name})`, JSON.stringify(json).slice(0, 600))
    labs[at] = await made(kinds.find(({ program }) => program === lab.program))
    await unmake(lab)
  }
  return {
    labs,
    /** A lab of one of these kinds, by chance; one that answers, if there is one. */
    of(random, ...names) {
      const mine = labs.filter(({ name }) => names.includes(name))
      const ready = mine.filter(({ busySince }) => busySince === undefined)
      return random.pick(ready.length > 0 ? ready : mine)
    },
    /** Somebody had no answer there. */
    busy(lab) {
      lab.busySince ??= performance.now()
    },
    /** Looks after every lab until `signal` says that it is enough and all of them answer. */
    revive: (signal) =>
      Promise.all(
        labs.map(async (_lab, at) => {
          while (playground.alive() && (!signal.aborted || labs[at].busySince)) {
            await revive(at).catch(() => {})
            await setTimeout(labs[at].busySince ? 250 : 1_000)
          }
        }),
      ),
    async close() {
      for (const lab of labs) await unmake(lab)
    },
  }
}

/** A lab with its client and a marker in everything of theirs; `check` tells what they noticed. */
export async function openInnocent(playground, call, mark) {
  const lab = await playground.lab(innocent(mark))
  const socket = io(`http://127.0.0.1:${playground.port}`, {
    path: `${lab.base}/socket.io/`,
    transports: ['websocket'],
    extraHeaders: {
      cookie: `who=${mark}-cookie`,
      'x-mine': `${mark}-header`,
      origin: `http://127.0.0.1:${playground.port}`,
    },
    auth: { word: `${mark}-auth` },
    reconnection: false,
  })
  const noticed = new Set()
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject))
  socket.on('disconnect', (reason) => noticed.add(`its client lost its connection: ${reason}`))
  socket.onAny((event) => noticed.add(`its client was told ${event}`))
  const took = []
  const timer = setInterval(() => {
    const begun = performance.now()
    socket.timeout(5_000).emit('echo', 1, (late) => {
      if (late) noticed.add('its client had no answer within 5 s')
      took.push(performance.now() - begun)
    })
  }, 250)
  return {
    lab,
    took,
    async close() {
      clearInterval(timer)
      const { json } = await call('GET', `/api/labs/${lab.id}/trace`)
      for (const event of json.events) {
        if (event.kind === 'program.run' && event.run !== 1) noticed.add('its program was run again')
        if (event.kind === 'program.error') noticed.add(`its program ended: ${event.text}`)
        if (event.kind === 'program.log' && !event.text.startsWith(mark))
          noticed.add(`its console says ${event.text}`)
      }
      socket.off('disconnect')
      socket.disconnect()
      await call('DELETE', `/api/labs/${lab.id}`, undefined, lab.key)
      return noticed
    },
  }
}
