/** A process of its own that measures how long other labs wait, in two playgrounds at once: the attacked and an idle one.
 *  Ports in ATTACKED and IDLE, SECONDS to measure; `ready` is said, then one line of JSON at the end. */
import { io } from 'socket.io-client'
import { percentile } from './figures.js'

const seconds = Number(process.env.SECONDS)
/** One for each worker, so that whoever shares one with the attacker is among them. */
const labs = 4
const everyMs = 15
const putEveryMs = 500
const restarted = '처음부터 다시 실행했어요'
const program = `const { Server } = require('socket.io')
const server = require('http').createServer()
const io = new Server(server)
io.on('connection', (socket) => socket.on('echo', (x, answer) => answer(x)))
server.listen(4000)
`
/** Longer than this nobody waits for one that no longer answers. */
const patienceMs = 5_000
const limited = (ms) => ({ signal: AbortSignal.timeout(ms) })
const figures = (took) => ({
  p50: percentile(took, 50),
  p99: percentile(took, 99),
  max: Math.max(...took),
  count: took.length,
})

async function openSide(port) {
  const host = `http://127.0.0.1:${port}`
  async function call(method, path, body, key) {
    const res = await fetch(host + path, {
      method,
      headers: { 'content-type': 'application/json', origin: host, ...(key && { 'x-lab-key': key }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    return res.json()
  }
  const all = []
  for (let n = 0; n < labs; n += 1) {
    const { id, key, base } = await call('POST', '/api/labs', { program })
    const socket = io(host, { path: `${base}/socket.io/`, transports: ['websocket'], forceNew: true })
    await new Promise((resolve) => socket.once('connect', resolve))
    all.push({ id, key, socket })
  }
  const spare = await call('POST', '/api/labs', { program })
  const trips = []
  const puts = []
  let lost = 0
  const waiting = new Set()
  /** How long `act` takes; what is not back at the end has taken as long as it was waited for. */
  async function timed(took, act) {
    const one = { took, begun: performance.now() }
    waiting.add(one)
    await act().catch(() => (lost += 1))
    if (waiting.delete(one)) took.push(performance.now() - one.begun)
  }
  for (const { socket } of all) socket.on('disconnect', () => (lost += 1))

  /** The next is sent when this one is back: what stands still counts once, as long as it stood. */
  async function ask(until) {
    for (let n = 0; performance.now() < until; n += 1) {
      await timed(trips, () => all[n % labs].socket.timeout(30_000).emitWithAck('echo', n))
      await new Promise((resolve) => setTimeout(resolve, everyMs))
    }
  }
  async function put(until) {
    while (performance.now() < until) {
      await timed(puts, () => call('PUT', `/api/labs/${spare.id}/program`, { program }, spare.key))
      await new Promise((resolve) => setTimeout(resolve, putEveryMs))
    }
  }
  return {
    async measure() {
      trips.length = 0
      const until = performance.now() + seconds * 1_000
      const late = new Promise((resolve) => setTimeout(resolve, seconds * 1_000 + patienceMs))
      await Promise.race([Promise.all([ask(until), put(until)]), late])
      for (const { took, begun } of waiting) took.push(performance.now() - begun)
      waiting.clear()
    },
    async figures() {
      let restarts = 0
      for (const { id } of all) {
        const answer = await fetch(`${host}/api/labs/${id}/trace`, limited(1_000)).catch(() => undefined)
        const { events } = (await answer?.json()) ?? { events: [] }
        restarts += events.filter(
          ({ kind, text }) => kind === 'program.log' && text.includes(restarted),
        ).length
      }
      return { trips: figures(trips), puts: figures(puts), restarts, lost }
    },
  }
}

process.once('uncaughtException', (error) => {
  console.log(JSON.stringify({ problem: error.message }))
  process.exit(1)
})
const attacked = await openSide(process.env.ATTACKED)
const idle = await openSide(process.env.IDLE)
console.log('ready')
await new Promise((resolve) => process.stdin.once('data', resolve))
await Promise.all([attacked.measure(), idle.measure()])
console.log(JSON.stringify({ attacked: await attacked.figures(), idle: await idle.figures() }))
process.exit()
