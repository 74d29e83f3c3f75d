/** Packets of the page's control channel: each of its events, with what it takes and with what it does not. */
import { conditions, wireAct } from './conditions.js'
import { line } from './lines.js'
import { packetText } from './packets.js'
import { program } from './programs.js'
import { report } from './reports.js'
import { bent, damaged, json, nearly, word } from './values.js'

const key = (random) =>
  random.chance(0.9) ? '{key}' : nearly(random, random.pick(['', 'x', 'a'.repeat(101)]), 0.3)
const id = (random) =>
  random.chance(0.9) ? '{id}' : nearly(random, random.pick(['nothere', 'a', '..', '__proto__']), 0.3)

function inputOf(random) {
  const who = { id: id(random), key: key(random) }
  return random.weighted([
    [1, () => ['lab:watch', { id: id(random), after: random.pick([0, 1e9, 5_000, -1, 1.5]) }]],
    [0.3, () => ['lab:run', { ...who, program: program(random), patient: random.chance(0.3) }]],
    [2, () => ['lab:console', { ...who, code: line(random) }]],
    [3, () => ['lab:clock', { id: id(random) }]],
    [2, () => ['lab:conditions', { ...who, conditions: conditions(random) }]],
    [3, () => ['lab:wire', { ...who, act: wireAct(random) }]],
    [
      6,
      () => [
        'lab:report',
        { ...who, reports: random.times(0, random.pick([1, 3, 20]), () => report(random)) },
      ],
    ],
    [1, () => [nearly(random, 'lab:nothing'), json(random)]],
  ])
}

/** The text of one frame on `/control/`. `answered`: it is whole and asks for an answer by this ack. */
export function control(random, ack) {
  if (random.chance(0.05)) return { text: `4${packetText(random)}`, answered: false }
  const [event, input] = inputOf(random)
  const asks = random.chance(0.85)
  const args = random.chance(0.95)
    ? [event, bent(random, input)]
    : [event, ...random.times(0, 3, () => json(random))]
  const text = `42${asks ? ack : ''}${JSON.stringify(args)}`
  const sent = damaged(random, text, 0.04)
  return {
    text: sent,
    answered:
      asks &&
      sent === text &&
      typeof event === 'string' &&
      /^lab:(watch|run|console|clock|conditions|wire|report)$/.test(event) &&
      args.length === 2,
  }
}
/** A word for a namespace or a query of the channel. */
export const corner = (random) => word(random)
