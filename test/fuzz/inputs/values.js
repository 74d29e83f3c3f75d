/** Values that somebody who means harm, or knows no better, puts where others were expected. */

const words = ['news', 'chat', 'x', '', 'connect', 'disconnect', 'error', 'connection', 'newListener', 'ack']
const strange = [
  '\u0000',
  '\ud800',
  '\u2028',
  '한글',
  '💥',
  '__proto__',
  'constructor',
  'toString',
  '%',
  '%00',
]
const numbers = [0, -1, 1, 0.5, 2 ** 31 - 1, 2 ** 31, 2 ** 53, -(2 ** 53), 1e308, 4_294_967_296, 25_000]

/** A word of the protocol, or a strange or long one. */
export function word(random) {
  return random.weighted([
    [6, () => random.pick(words)],
    [2, () => random.pick(strange)],
    [1, () => 'a'.repeat(random.pick([1, 100, 1_001, 5_000]))],
  ])
}

/** One in a list of lists: deep, but not so deep that it is the depth alone which is tried. */
function deep(random) {
  let value = 1
  for (let left = random.pick([5, 50, 500]); left > 0; left -= 1) value = left % 2 ? [value] : { a: value }
  return value
}

/** Any JSON value. */
export function json(random, depth = 0) {
  const simple = [
    [4, () => word(random)],
    [3, () => random.pick(numbers)],
    [1, () => random.chance(0.5)],
    [1, () => null],
  ]
  if (depth > 3) return random.weighted(simple)
  return random.weighted([
    ...simple,
    [2, () => random.times(0, 4, () => json(random, depth + 1))],
    [2, () => Object.fromEntries(random.times(0, 4, () => [word(random), json(random, depth + 1)]))],
    [0.2, () => ({ _placeholder: true, num: random.pick([0, 1, -1, 99, 'x']) })],
    [0.1, () => deep(random)],
    [0.1, () => Array(random.pick([100, 3_000])).fill(0)],
  ])
}

/** A value where `right` was expected: mostly right, else anything. */
export const nearly = (random, right, wrong = 0.12) => (random.chance(wrong) ? json(random) : right)

/** The object with one of its members left out, made another or added, now and then. */
export function bent(random, object) {
  if (object === null || typeof object !== 'object' || !random.chance(0.3)) return object
  const names = Object.keys(object)
  const name = random.pick(names.length > 0 ? names : ['x'])
  return random.weighted([
    [1, () => Object.fromEntries(Object.entries(object).filter(([one]) => one !== name))],
    [2, () => ({ ...object, [name]: json(random) })],
    [1, () => ({ ...object, [word(random)]: json(random) })],
  ])
}

/** A text with one piece of it cut, doubled or changed, now and then. */
export function damaged(random, text, share = 0.25) {
  if (!random.chance(share)) return text
  const at = random.below(text.length + 1)
  return random.weighted([
    [1, () => text.slice(0, at)],
    [1, () => text.slice(0, at) + text.slice(at + random.between(1, 4))],
    [1, () => text.slice(0, at) + random.pick(strange) + text.slice(at)],
    [1, () => text.slice(0, at) + random.pick([...'{}[]",:0123456789-/']) + text.slice(at + 1)],
    [0.5, () => text + text],
  ])
}

/** A value as it is written in a program. */
export function literal(random) {
  return random.weighted([
    [8, () => JSON.stringify(json(random)) ?? 'undefined'],
    [3, () => random.pick(['undefined', 'NaN', 'Infinity', '-0', '10n', 'Symbol("s")', 'new Date(NaN)'])],
    [2, () => random.pick(['() => {}', 'async () => {}', 'class A {}', 'function f() { return this }'])],
    [1, () => random.pick(['new Map([[1, 2]])', 'new Set([1])', 'new Proxy({}, {})', 'Object.create(null)'])],
    [1, () => random.pick(['Buffer.from("abc")', 'new Uint8Array(64)', 'new ArrayBuffer(8)', '/x/g'])],
    [
      1,
      () =>
        random.pick([
          '(() => { const a = []; a.push(a); return a })()',
          '{ get x() { throw new Error("got") } }',
        ]),
    ],
    [1, () => `'a'.repeat(${random.pick([10, 2_000, 100_000])})`],
    [1, () => `Array.from({ length: ${random.pick([3, 300, 3_000])} }, (_, i) => 'r' + i)`],
  ])
}
