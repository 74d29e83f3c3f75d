/** Conditions on a lab's wire, and acts on what is there. */
import { bent, json, nearly, word } from './values.js'

const types = ['ping', 'pong', 'message', 'open', 'close', 'upgrade', 'noop', 'http']
const lane = (random) =>
  nearly(random, random.pick(['A', 'B', 'ext-1', 'ext-2', 'ext-60', 'a', 'ext-1000']), 0.05)
const direction = (random) => random.pick(['up', 'down'])
const some = (random, name, value) => (random.chance(0.4) ? { [name]: value() } : {})

/** What `PUT …/conditions` and `lab:conditions` take. */
export function conditions(random) {
  const hold = () =>
    random.chance(0.4)
      ? null
      : {
          ...some(random, 'direction', () => nearly(random, direction(random), 0.05)),
          ...some(random, 'types', () => random.times(0, 3, () => random.pick(types))),
          ...some(random, 'client', () => lane(random)),
        }
  const delay = () =>
    random.chance(0.4)
      ? null
      : { ms: random.pick([0, 1, 20, 300, 60_000, 60_001, -1]), ...some(random, 'jitter', () => 5) }
  return bent(random, {
    ...some(random, 'client', () => lane(random)),
    ...some(random, 'hold', hold),
    ...some(random, 'delay', delay),
    ...some(random, 'blockUpgrade', () => random.chance(0.3)),
    ...some(random, 'silence', () => random.pick(['up', 'down', 'both', null, null])),
  })
}

/** What `POST …/wire` and `lab:wire` take; `"{seq}"` stands for one that is held, or crossed. */
export function wireAct(random) {
  const seq = () => nearly(random, random.pick(['{seq}', '{seq}', 1, 5, 2 ** 40, 0]), 0.05)
  const client = () => some(random, 'client', () => lane(random))
  return bent(
    random,
    random.weighted([
      [3, () => ({ do: 'release', ...some(random, 'seq', seq), ...client() })],
      [2, () => ({ do: 'release-all', ...client() })],
      [2, () => ({ do: 'drop', ...some(random, 'seq', seq), ...client() })],
      [0.5, () => ({ do: 'cut', ...client(), ...some(random, 'seq', seq) })],
      [2, () => ({ do: 'resend', seq: seq(), ...client() })],
      [
        3,
        () => ({
          do: 'edit',
          seq: seq(),
          data: random.pick(['42["edited",1]', '2', word(random), 'x'.repeat(64_001), '\x1e']),
        }),
      ],
      [1, () => json(random)],
    ]) ?? {},
  )
}
