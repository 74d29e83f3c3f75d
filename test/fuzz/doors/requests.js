/** Doors that are asked over HTTP: the REST API with the page, the labs themselves, conditions, programs and consoles. */
import { createFill } from '../fill.js'
import { createHttpLine } from '../httpLine.js'
import { conditions, wireAct } from '../inputs/conditions.js'
import { http } from '../inputs/http.js'
import { line } from '../inputs/lines.js'
import { program } from '../inputs/programs.js'
import { bytesOf } from '../inputs/requests.js'
import { rest } from '../inputs/rest.js'

const api = { ours: true, certain: true }
const bodiless = (method) => method === 'HEAD'

/** Sends one input and says what came of it. `ours`: no program of a learner answers; `certain`: there is an answer. */
async function send(world, where, line, requests, fill, { ours, certain = false }) {
  const broken = requests.find(({ sent, framing }) => sent < 1 || !['length', 'chunked'].includes(framing))
  const bytes = Buffer.concat(requests.map((one) => bytesOf(one, fill)))
  if (broken) {
    await line.breakOff(bytes.subarray(0, Math.ceil(bytes.length * broken.sent)), 20)
    return { came: 'broken off', answers: [] }
  }
  const { answers, how } = await line.ask(bytes, {
    heads: requests.map(({ method }) => bodiless(method)),
    withinMs: certain ? 30_000 : world.patience(),
  })
  for (const answer of answers) world.oracles.answered(where, answer, ours)
  if (certain && how === 'late')
    world.oracles.fail('F1', `no answer within 30 s at ${where.door}`, where.input)
  return { came: answers.at(-1)?.status ?? how, answers }
}

/** One lane of a door: a connection of its own. */
function laneOf(world, door) {
  const where = { door, input: '' }
  return { where, line: createHttpLine(world.port, world.oracles.reader(where)) }
}

export const restDoor = {
  name: 'rest',
  share: 10,
  lanes: 6,
  generate: rest,
  open: (world) => laneOf(world, 'rest'),
  async send(world, lane, input, random) {
    const { path } = input
    // A lab is made now and then only: a class makes 60 in a minute.
    if (input.makes && !world.mayMake()) return 'not now'
    const wires = /conditions|wire/.test(path)
    const lab = world.targets.of(random, ...(wires ? ['wires'] : ['grammar']))
    const { came, answers } = await send(
      world,
      lane.where,
      lane.line,
      [input],
      createFill(world.port, lab),
      api,
    )
    if (came === 201) await world.unmake(JSON.parse(answers[0].body))
    return came
  },
}

export const httpDoor = {
  name: 'lab http',
  share: 14,
  lanes: 16,
  generate: http,
  open: (world) => laneOf(world, 'lab http'),
  async send(world, lane, { requests }, random) {
    const lab = world.targets.of(random, 'express', 'express', 'sockets', 'grammar')
    return (
      await send(world, lane.where, lane.line, requests, createFill(world.port, lab), { ours: lab.steady })
    ).came
  },
}

/** A condition or an act; some traffic before it, so that there is something to act on. */
export const conditionsDoor = {
  name: 'conditions',
  share: 3,
  lanes: 2,
  generate: (random) => ({
    traffic: random.chance(0.4),
    lift: random.chance(0.1),
    act: random.chance(0.5)
      ? { path: '/wire', body: wireAct(random) }
      : { path: '/conditions', body: conditions(random) },
  }),
  open: (world) => ({ ...laneOf(world, 'conditions'), held: [] }),
  async send(world, lane, { traffic, lift, act }, random) {
    const lab = world.targets.of(random, 'wires')
    if (traffic) {
      const knock = createHttpLine(world.port, world.oracles.reader(lane.where))
      const bytes = `GET /lab/${lab.id}@A/socket.io/?EIO=4&transport=polling HTTP/1.1\r\nhost: 127.0.0.1:${world.port}\r\n\r\n`
      void knock.ask(bytes, { withinMs: world.patience() }).then(() => knock.close())
    }
    const free = { hold: null, delay: null, silence: null, blockUpgrade: false }
    const { path, body } = lift ? { path: '/conditions', body: free } : act
    const seq = lane.held.length > 0 ? random.pick(lane.held).seq : 3
    const text = JSON.stringify(body)
    const own = [['x-lab-key', lab.key]]
    const input = {
      method: path === '/wire' ? 'POST' : 'PUT',
      path: `/api/labs/${lab.id}${path}`,
      body: text,
      headers: [
        ['host', '{host}'],
        ['origin', 'http://{host}'],
        ['content-type', 'application/json'],
        ...own,
      ],
      framing: 'length',
      sent: 1,
    }
    const { came, answers } = await send(
      world,
      lane.where,
      lane.line,
      [input],
      createFill(world.port, lab, { seq }),
      api,
    )
    if (came === 200) lane.held = JSON.parse(answers[0].body).held ?? []
    return came
  },
}

const asking = (method, path, key, body) => ({
  method,
  path,
  body: JSON.stringify(body),
  headers: [
    ['host', '{host}'],
    ['origin', 'http://{host}'],
    ['content-type', 'application/json'],
    ['x-lab-key', key],
  ],
  framing: 'length',
  sent: 1,
})

/** A program of the grammar, and some requests to it. */
export const programsDoor = {
  name: 'programs',
  share: 2,
  lanes: 6,
  generate: (random) => ({ program: program(random), asks: random.times(0, 3, () => http(random)) }),
  open: (world) => laneOf(world, 'programs'),
  async send(world, lane, { program: text, asks }, random) {
    const lab = world.targets.of(random, 'grammar')
    const put = asking('PUT', `/api/labs/${lab.id}/program`, lab.key, { program: text })
    const fill = createFill(world.port, lab)
    const { came } = await send(
      world,
      lane.where,
      lane.line,
      [put],
      (all) => all.replace('{host}', fill('{host}')),
      api,
    )
    for (const { requests } of asks) await send(world, lane.where, lane.line, requests, fill, { ours: false })
    return came
  },
}

export const consoleDoor = {
  name: 'console',
  share: 3,
  lanes: 3,
  generate: line,
  open: (world) => laneOf(world, 'console'),
  async send(world, lane, code, random) {
    const lab = world.targets.of(random, 'grammar', 'wires')
    const post = asking('POST', `/api/labs/${lab.id}/console`, lab.key, { code })
    const fill = createFill(world.port, lab)
    return (
      await send(world, lane.where, lane.line, [post], (all) => all.replace('{host}', fill('{host}')), api)
    ).came
  },
}
