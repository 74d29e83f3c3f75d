/** Socket.IO packets as text: types, namespaces, acks, events, and attachments that come or do not. */
import { damaged, json, nearly, word } from './values.js'

const namespaces = [
  '',
  '',
  '',
  '/admin,',
  '/dynamic-1,',
  '/nowhere,',
  '/,',
  '//,',
  '/a?b=1,',
  `/${'n'.repeat(300)},`,
]
const acks = ['', '', '0', '7', '00', '9007199254740993', '-1', '1e3']
const events = ['echo', 'join', 'leave', 'say', 'bytes', 'ask', 'rooms']

const event = (random) =>
  JSON.stringify([nearly(random, random.pick(events)), ...random.times(0, 3, () => json(random))])

/** What follows Engine.IO's `4`. */
export function packetText(random) {
  const at = random.pick(namespaces)
  return damaged(
    random,
    random.weighted([
      [8, () => `2${at}${random.pick(acks)}${event(random)}`],
      [3, () => `0${at}${random.chance(0.4) ? JSON.stringify(json(random)) : ''}`],
      [0.3, () => `1${at}`],
      [1, () => `3${at}${random.pick(acks)}${JSON.stringify(nearly(random, [json(random)]))}`],
      [0.5, () => `4${at}${JSON.stringify(json(random))}`],
      [1, () => `5${random.pick(['0', '1', '2', '10', '11', '999999', '-1', 'x'])}-${at}${event(random)}`],
      [0.5, () => `6${random.pick(['1', '2'])}-${at}${random.pick(acks)}[{"_placeholder":true,"num":0}]`],
      [0.3, () => `${random.pick(['7', '9', 'x', ''])}${word(random)}`],
    ]),
    0.08,
  )
}

/** One message: text, an event with its attachments (fewer, as many or more than it says), or bytes alone. */
export function packet(random) {
  return random.weighted([
    [12, () => [`4${packetText(random)}`]],
    [2, () => withBytes(random)],
    [0.3, () => [random.bytes(random.pick([0, 1, 200, 20_000]))]],
    [0.5, () => [random.pick(['3', '2', '5', '6', '3probe'])]],
  ])
}

function withBytes(random) {
  const said = random.between(1, 3)
  const sent = random.chance(0.8) ? said : random.between(0, 4)
  const places = Array.from({ length: said }, (_, num) => ({
    _placeholder: true,
    num: nearly(random, num, 0.05),
  }))
  const text = `45${said}-${JSON.stringify([random.pick(events), ...places])}`
  return [text, ...Array.from({ length: sent }, () => random.bytes(random.pick([0, 1, 64])))]
}

const types = [0, 1, 2, 3, 4, 5, 6, -1, '2', null]
const names = ['type', 'data', 'nsp', 'id', 'attachments']

/** A packet of socket.io-msgpack-parser, before it is encoded. */
export function plainPacket(random) {
  const whole = {
    type: random.chance(0.85) ? random.pick([2, 2, 2, 0, 3]) : random.pick(types),
    data: nearly(random, [random.pick(events), ...random.times(0, 2, () => json(random))]),
    nsp: random.chance(0.85) ? '/' : word(random),
    options: { compress: true },
    ...(random.chance(0.2) ? { id: nearly(random, random.below(9)) } : {}),
  }
  if (random.chance(0.1)) delete whole[random.pick(names)]
  return whole
}
