/** Bodies of Engine.IO's long polling: packets with their types, separators, base64, and what is none of it. */
import { packetText } from './packets.js'
import { damaged } from './values.js'

const separator = '\x1e'

function packet(random) {
  return random.weighted([
    [6, () => `4${packetText(random)}`],
    [1, () => '3'],
    [1, () => random.pick(['2', '2probe', '3probe', '5', '6', '0{}', '7', '9', ''])],
    [1, () => `b${random.bytes(random.pick([0, 1, 3, 300])).toString('base64')}`],
    [0.5, () => `b${random.pick(['=', '%%%', 'a', '한글'])}`],
    [0.2, () => '1'],
  ])
}

/** One body. */
export function payload(random) {
  return random.weighted([
    [8, () => damaged(random, random.times(1, 4, () => packet(random)).join(separator), 0.1)],
    [
      0.1,
      () =>
        Array(random.pick([100, 300]))
          .fill('6')
          .join(separator),
    ],
    // So many are paid for by all packets of the next 20 s.
    [0.002, () => Array(10_001).fill('6').join(separator)],
    [0.2, () => separator.repeat(random.pick([1, 50]))],
    [0.2, () => `d=${encodeURIComponent(packet(random).replace(/[\ud800-\udfff]/g, ''))}`],
  ])
}

/** What a client of long polling does next. */
export function polling(random) {
  return {
    body: payload(random),
    sid: random.weighted([
      [20, () => '{sid}'],
      [1, () => random.pick(['nothere', '', '__proto__', '{sid}x'])],
    ]),
    query: random.chance(0.06) ? random.pick(['&j=0', '&b64=1', '&t=1', '&EIO=3', '&sid=x']) : '',
    type: random.chance(0.05)
      ? random.pick(['application/octet-stream', 'application/json', ''])
      : 'text/plain;charset=UTF-8',
    /** Also asks for what there is, and reads it or not. */
    poll: random.weighted([
      [6, () => 'no'],
      [2, () => 'read'],
      [1, () => 'abort'],
      [0.3, () => 'twice'],
    ]),
  }
}
