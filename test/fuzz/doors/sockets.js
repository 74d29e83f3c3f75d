/** Doors that are WebSockets: raw frames, Socket.IO's packets in text and MessagePack, the page's control channel. */
import parser from 'socket.io-msgpack-parser'
import { createFill } from '../fill.js'
import { control } from '../inputs/control.js'
import { frame, frames, textFrame } from '../inputs/frames.js'
import { packet, plainPacket } from '../inputs/packets.js'
import { openSocket } from '../socketLine.js'

const path = (lab) => `/lab/${lab.id}/socket.io/?EIO=4&transport=websocket`
const encoder = new parser.Encoder()
const after = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
const bytesFrame = (payload) => frame({ opcode: 2, payload })

/** A connection that has joined `/`; opened again, at another lab, when it has ended or has been used for long. */
async function joined(world, lane, random, names, hello) {
  if (lane.socket?.open && lane.left > 0) return lane.socket
  lane.socket?.close()
  lane.socket = undefined
  lane.left = 400
  const seen = world.oracles.reader(lane.where)
  for (let tries = 0; tries < 5 && !lane.socket; tries += 1) {
    lane.lab = world.targets.of(random, ...names)
    const [begun, withinMs] = [performance.now(), world.patience()]
    lane.socket = await openSocket(world.port, path(lane.lab), { seen, hello, withinMs })
    if (performance.now() - begun > withinMs) world.targets.busy(lane.lab)
  }
  return lane.socket
}

async function throwFrames(world, lane, inputs, random, names, hello, bytesOf) {
  const came = []
  for (const input of inputs) {
    const socket = await joined(world, lane, random, names, hello)
    if (!socket) {
      came.push('refused')
      await after(50)
      continue
    }
    lane.left -= 1
    for (const bytes of bytesOf(input)) socket.write(bytes)
    if (input.fatal) {
      await Promise.race([socket.gone, after(world.patience())])
      came.push(socket.open ? 'open' : 'closed')
      socket.close()
    } else came.push('open')
  }
  // A lab takes so many packets in a second: more is sent when these have been read.
  if (!lane.socket?.open || (await lane.socket.read(world.patience()))) return came
  world.targets.busy(lane.lab)
  lane.socket.close()
  return came.map((one) => (one === 'open' ? 'slow' : one))
}
const opened = (door) => () => ({ where: { door, input: '' }, socket: undefined, lab: undefined, left: 0 })
const join = textFrame('40')

export const framesDoor = {
  name: 'frames',
  share: 32,
  lanes: 6,
  batch: 16,
  generate: frames,
  open: opened('frames'),
  send: (world, lane, inputs, random) =>
    throwFrames(world, lane, inputs, random, ['sockets', 'sockets', 'grammar'], join, ({ bytes }) => [bytes]),
}

export const packetsDoor = {
  name: 'packets',
  share: 22,
  lanes: 6,
  batch: 12,
  generate: packet,
  open: opened('packets'),
  send: (world, lane, inputs, random) =>
    throwFrames(world, lane, inputs, random, ['sockets', 'sockets', 'grammar'], join, (parts) =>
      parts.map((part) => (typeof part === 'string' ? textFrame(part) : bytesFrame(part))),
    ),
}

/** What cannot be encoded is sent as the bytes of its JSON. */
function packed(plain) {
  try {
    return encoder.encode(plain).map((part) => Buffer.from(part))
  } catch {
    return [Buffer.from(JSON.stringify(plain))]
  }
}
export const msgpackDoor = {
  name: 'msgpack',
  share: 4,
  lanes: 2,
  batch: 4,
  generate(random) {
    const [bytes] = packed(plainPacket(random))
    if (!random.chance(0.15)) return bytes
    const bent = Buffer.from(bytes)
    bent[random.below(bent.length)] = random.below(256)
    return random.chance(0.5) ? bent : bent.subarray(0, random.below(bent.length + 1))
  },
  open: opened('msgpack'),
  send: (world, lane, inputs, random) =>
    throwFrames(
      world,
      lane,
      inputs,
      random,
      ['msgpack'],
      bytesFrame(packed({ type: 0, nsp: '/' })[0]),
      (bytes) => [bytesFrame(bytes)],
    ),
}

/** Every whole question on the control channel is answered; none of the answers is ours to be ashamed of. */
export const controlDoor = {
  name: 'control',
  share: 5,
  lanes: 2,
  batch: 8,
  generate: (random) => control(random, random.between(100, 1e9)),
  open: () => ({ where: { door: 'control', input: '' }, socket: undefined, waiting: new Map() }),
  async send(world, lane, inputs, random) {
    if (!lane.socket?.open) await openControl(world, lane)
    if (!lane.socket) return inputs.map(() => 'refused')
    const lab = world.targets.of(random, 'grammar', 'wires')
    const came = inputs.map(() => 'open')
    const unanswered = new Set()
    const answers = inputs.map(({ text, answered }, index) => {
      const wires = /lab:(conditions|wire)/.test(text)
      const fill = createFill(world.port, wires ? world.targets.of(random, 'wires') : lab)
      const ack = /^42(\d+)/.exec(text)?.[1]
      const answer = new Promise((resolve) => lane.waiting.set(ack, resolve))
      lane.socket.write(textFrame(fill(text)))
      if (!answered) return undefined
      unanswered.add(text)
      return answer.then(([said] = []) => {
        unanswered.delete(text)
        came[index] = said?.ok ? 'ok' : (said?.status ?? 'no words')
        world.oracles.answered(
          { ...lane.where, input: text },
          { status: said?.status ?? 200, body: JSON.stringify(said) ?? '' },
          true,
        )
        return true
      })
    })
    const all = Promise.all(answers)
    const late = await Promise.race([
      all.then(() => false),
      lane.socket.gone.then(() => false),
      after(30_000).then(() => true),
    ])
    // Whoever has left its namespace hears nothing more.
    const left = inputs.some(({ text }) => !text.startsWith('42'))
    for (const text of late && !left ? unanswered : [])
      world.oracles.fail('F1', 'no answer within 30 s at control', `${lane.where.input}: ${text}`)
    lane.waiting.clear()
    return came
  },
}

async function openControl(world, lane) {
  lane.socket = await openSocket(world.port, '/control/?EIO=4&transport=websocket', {
    seen: world.oracles.reader(lane.where),
    text(said) {
      const [, ack, args] = /^43(\d+)(.*)$/s.exec(said) ?? []
      if (ack === undefined) return
      lane.waiting.get(ack)?.(JSON.parse(args))
      lane.waiting.delete(ack)
    },
  })
}
