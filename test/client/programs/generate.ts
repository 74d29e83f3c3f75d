/** Programs as people might write them: the same options in any layout, between any neighbours, with comments everywhere. */
import fc from 'fast-check'

export type Options = { [name: string]: unknown }

export interface Program {
  text: string
  options: Options
  /** The words of every comment. */
  comments: readonly string[]
}

/** Draws what it needs as it goes: `pick` one of a few, `chance` a yes. */
export interface Draw {
  pick: <T>(choices: readonly [T, ...T[]]) => T
  chance: (percent: number) => boolean
}
/** The same seed draws the same (mulberry32). */
export function drawFrom(seed: number): Draw {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    pick: (choices) => choices[Math.floor(next() * choices.length)] ?? choices[0],
    chance: (percent) => next() * 100 < percent,
  }
}

export const numbers = ['pingInterval', 'pingTimeout', 'maxHttpBufferSize'] as const
/** Values for the options; none is a value of another one. */
export const valuesOf: Record<string, fc.Arbitrary<unknown>> = {
  pingInterval: fc.integer({ min: 200, max: 60_000 }),
  pingTimeout: fc.integer({ min: 200, max: 60_000 }),
  maxHttpBufferSize: fc.integer({ min: 1_000, max: 1_000_000 }),
  path: fc.constantFrom('/socket.io', '/chat', "/it's", '/"q"', '/\\n', '/한글'),
  serveClient: fc.boolean(),
  transports: fc.constantFrom(['polling'], ['websocket'], ['polling', 'websocket']),
  'cors.origin': fc.constantFrom('*', 'http://localhost:3000', ['http://a', 'http://b'], true),
  'cors.credentials': fc.boolean(),
  'cookie.name': fc.constantFrom('io', 'sid'),
  'cookie.maxAge': fc.integer({ min: 1, max: 99_999 }),
}
export const paths = Object.keys(valuesOf)

function commentsIn(draw: Draw) {
  const words: string[] = []
  const next = () => {
    const word = `c${words.length}${draw.pick(['', ' }', ' ),', " it's", ' new Server(', ' pingInterval: 1,'])};`
    words.push(word)
    return word
  }
  return {
    words,
    /** Between two tokens of a line. */
    inline: () => (draw.chance(12) ? ` /* ${next()} */ ` : draw.pick(['', '', ' '])),
    /** A line of its own, or none. */
    line: (indent: string) => {
      if (!draw.chance(15)) return ''
      return draw.chance(50) ? `${indent}// ${next()}\n` : `${indent}/* ${next()}\n${indent}   more */\n`
    },
    /** Behind something, up to the end of the line. */
    behind: () => (draw.chance(20) ? ` // ${next()}` : ''),
  }
}
type Comments = ReturnType<typeof commentsIn>

const quoted = (text: string, draw: Draw): string => {
  const inner = JSON.stringify(text).slice(1, -1)
  const quote = draw.pick(['"', "'", '`'])
  return quote === '"'
    ? `"${inner}"`
    : `${quote}${inner.replaceAll('\\"', '"').replaceAll(quote, `\\${quote}`)}${quote}`
}

function valueCode(value: unknown, draw: Draw, comments: Comments, indent: string, step: string): string {
  if (Array.isArray(value)) {
    const items = value.map((item) => `${comments.inline()}${quoted(String(item), draw)}${comments.inline()}`)
    return draw.chance(30)
      ? `[${comments.behind()}\n${items.map((item) => `${indent}${step}${item},${comments.behind()}\n`).join('')}${indent}]`
      : `[${items.join(',')}]`
  }
  if (typeof value === 'object' && value !== null)
    return objectCode(value as Options, draw, comments, indent, step)
  const plain = typeof value === 'string' ? quoted(value, draw) : String(value)
  if (typeof value === 'number' && draw.chance(20)) return `${value - 1} + 1`
  return draw.chance(10) ? `(${comments.inline()}${plain})` : plain
}

function keyCode(name: string, draw: Draw): string {
  const look = draw.pick(['plain', 'plain', 'plain', 'quoted', 'computed'])
  if (look === 'plain') return name
  return look === 'quoted' ? quoted(name, draw).replaceAll('`', '"') : `[${quoted(name, draw)}]`
}

function objectCode(options: Options, draw: Draw, comments: Comments, indent: string, step: string): string {
  const isTall = draw.chance(65)
  const inner = isTall ? indent + step : indent
  const property = (name: string, value: unknown) =>
    `${keyCode(name, draw)}${comments.inline()}:${comments.inline()} ${valueCode(value, draw, comments, inner, step)}`
  const all = Object.entries(options).map(([name, value]) => property(name, value))
  // A property that a later one of the same name covers.
  const [first] = Object.keys(options)
  if (first !== undefined && draw.chance(10)) all.unshift(property(first, 1))
  if (draw.chance(10)) all.unshift('...{ unused: undefined }')
  const hasComma = draw.chance(40) && all.length > 0
  if (!isTall) {
    const list = all.map(
      (code, i) => `${code}${comments.inline()}${i < all.length - 1 || hasComma ? ',' : ''}`,
    )
    return `{ ${comments.inline()}${list.join(' ')}${comments.inline()} }`
  }
  const lines = all.map((code, i) => {
    const isLast = i === all.length - 1
    const comma = isLast && !hasComma ? '' : ','
    return `${comments.line(inner)}${inner}${code}${comments.inline()}${comma}${comments.inline()}${comments.behind()}\n`
  })
  return `{${comments.behind()}\n${lines.join('')}${comments.line(inner)}${indent}}`
}

/** What else may stand in a program, and looks like what is looked for. */
const neighbours = (n: number) =>
  [
    `const about${n} = "new Server(http, { pingInterval: 1 })"`,
    `const page${n} = \`<b>\${1 + 1}</b> new Server({ path: "/x" })\``,
    `const pattern${n} = /new Server\\(["'{]/`,
    `function other${n}(Server) { return () => new Server(1, { pingInterval: 3 }) }`,
    `class Chat${n} { Server() { return { pingInterval: 4 } } }`,
    'if (false) { let io = { pingInterval: 5 }; io.pingInterval += 1 }',
    '',
  ] as const

/** A whole program that makes one Server with these options. */
function programCode(options: Options, draw: Draw, comments: Comments, step: string): string {
  const neighbour = (n: number) => `${comments.line('')}${draw.pick(neighbours(n))}${comments.behind()}\n`
  const [require, callee] = draw.pick<readonly [string, string]>([
    ['const { Server } = require("socket.io")', 'new Server'],
    ['const { Server: Sio } = require("socket.io")', 'new Sio'],
    ["const socketio = require('socket.io')", 'new socketio.Server'],
    ['const socketio = require("socket.io")', 'socketio'],
    ['const Server = require("socket.io").Server', 'new Server'],
  ])
  const isEmpty = Object.keys(options).length === 0
  const object = objectCode(options, draw, comments, '', step)
  const look = draw.pick(['second', 'second', 'second', 'first', 'named', isEmpty ? 'none' : 'second'])
  const server = draw.pick(['http', '3000', 'http /* http */'])
  const args = {
    second: `${server}, ${object}`,
    first: object,
    named: `${server}, options`,
    none: server,
  }[look]
  return [
    `${comments.line('')}const http = require("http").createServer()`,
    require,
    neighbour(1),
    look === 'named' ? `const options = ${object}${comments.behind()}` : '',
    `const io = ${callee}(${comments.inline()}${args}${comments.inline()})${comments.behind()}`,
    neighbour(2),
  ].join('\n')
}

function optionsOf(drawn: readonly (readonly [string, unknown])[]): Options {
  const options: Options = {}
  for (const [path, value] of drawn) {
    const [name = '', inner] = path.split('.')
    if (inner === undefined) options[name] = value
    else options[name] = { ...(options[name] as Options), [inner]: value }
  }
  return options
}

const drawn = fc.uniqueArray(
  fc.constantFrom(...paths).chain((path) => fc.tuple(fc.constant(path), valuesOf[path] ?? fc.constant(1))),
  { selector: ([path]) => path, maxLength: 6 },
)

export const programs: fc.Arbitrary<Program> = fc
  .tuple(drawn, fc.nat(), fc.constantFrom('  ', '    ', '\t'))
  .map(([list, seed, step]) => {
    const draw = drawFrom(seed)
    const options = optionsOf(list)
    const comments = commentsIn(draw)
    const text = programCode(options, draw, comments, step)
    return { text, options, comments: comments.words.filter((word) => text.includes(word)) }
  })
