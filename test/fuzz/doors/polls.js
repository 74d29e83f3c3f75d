/** Long polling of labs, and requests to open a WebSocket. */
import { connect } from 'node:net'
import { createFill } from '../fill.js'
import { createHttpLine } from '../httpLine.js'
import { polling } from '../inputs/polling.js'
import { upgrade } from '../inputs/upgrades.js'

const query = '/socket.io/?EIO=4&transport=polling'

export const pollingDoor = {
  name: 'polling',
  share: 12,
  lanes: 8,
  generate: polling,
  open(world) {
    const where = { door: 'polling', input: '' }
    const line = () => createHttpLine(world.port, world.oracles.reader(where))
    return { where, line: line(), polls: line(), sid: undefined, lab: undefined }
  },
  async send(world, lane, input, random) {
    const host = `host: 127.0.0.1:${world.port}\r\norigin: http://127.0.0.1:${world.port}\r\n`
    const tell = (answers) => {
      for (const answer of answers) world.oracles.answered(lane.where, answer, lane.lab.steady)
    }
    if (!lane.sid) {
      lane.lab = world.targets.of(random, 'sockets', 'sockets', 'grammar')
      const { answers } = await lane.line.ask(`GET /lab/${lane.lab.id}${query} HTTP/1.1\r\n${host}\r\n`, {
        withinMs: world.patience(),
      })
      tell(answers)
      lane.sid = /"sid":"([^"]+)"/.exec(answers[0]?.body ?? '')?.[1]
      if (lane.sid) {
        const target = `/lab/${lane.lab.id}${query}&sid=${lane.sid}`
        await lane.line.ask(`POST ${target} HTTP/1.1\r\n${host}content-length: 2\r\n\r\n40`, {
          withinMs: world.patience(),
        })
      }
    }
    const fill = createFill(world.port, lane.lab, { sid: lane.sid })
    const target = fill(
      `/lab/{id}${query}&sid=${encodeURIComponent(input.sid).replace('%7Bsid%7D', '{sid}')}${input.query}`,
    )
    const body = Buffer.from(input.body)
    if (input.poll !== 'no') void poll(world, lane, `GET ${target} HTTP/1.1\r\n${host}\r\n`, input.poll, tell)
    const head = `POST ${target} HTTP/1.1\r\n${host}content-type: ${input.type}\r\ncontent-length: ${body.length}\r\n\r\n`
    const { answers, how } = await lane.line.ask(Buffer.concat([Buffer.from(head), body]), {
      withinMs: world.patience(),
    })
    tell(answers)
    if (how === 'late') world.targets.busy(lane.lab)
    if (answers[0]?.status !== 200 || random.chance(0.02)) {
      await leave(world, lane, host)
      lane.sid = undefined
    }
    return answers[0]?.status ?? how
  },
}

/** Ends the session, so that a lab is not full of those that nobody uses any more. */
async function leave(world, { lab, line, sid }, host) {
  if (!sid) return
  const target = `/lab/${lab.id}${query}&sid=${sid}`
  await line.ask(`POST ${target} HTTP/1.1\r\n${host}content-length: 1\r\n\r\n1`, {
    withinMs: world.patience(),
  })
}

/** Asks for what there is; at most one of a lane waits at a time. */
async function poll(world, lane, bytes, how, tell) {
  if (lane.polling && how !== 'twice') return
  lane.polling = true
  if (how === 'abort') await lane.polls.breakOff(bytes, 5)
  else tell((await lane.polls.ask(bytes, { withinMs: world.patience() })).answers)
  lane.polling = false
}

export const upgradesDoor = {
  name: 'upgrades',
  share: 3,
  lanes: 10,
  generate: upgrade,
  open: () => ({ where: { door: 'upgrades', input: '' } }),
  send(world, lane, { text, early, sent, leave }, random) {
    const lab = world.targets.of(random, 'sockets', 'express', 'grammar')
    const bytes = Buffer.from(createFill(world.port, lab)(text))
    return new Promise((resolve) => {
      const socket = connect(world.port, '127.0.0.1')
      const seen = world.oracles.reader(lane.where)
      let came = 'closed'
      const late = setTimeout(() => {
        came = 'late'
        socket.destroy()
      }, world.patience())
      socket.on('error', () => {})
      socket.on('connect', () => {
        socket.write(bytes.subarray(0, Math.ceil(bytes.length * sent)))
        if (early) socket.write(early)
        if (leave === 'end') socket.end()
        if (leave === 'reset') setImmediate(() => socket.resetAndDestroy())
      })
      socket.once('data', (first) => {
        seen(first)
        came = Number(first.toString('latin1', 9, 12)) || 'bytes'
        const body = first.toString()
        world.oracles.answered(lane.where, { status: came === 'bytes' ? 200 : came, body }, lab.steady)
        socket.destroy()
      })
      socket.on('close', () => {
        clearTimeout(late)
        resolve(came)
      })
    })
  },
}
