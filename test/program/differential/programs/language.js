// The language itself: what is spread, what errors say, what text is in base 64.
const http = require('http')
const { Server } = require('socket.io')

const server = http.createServer()
const io = new Server(server)
const none = undefined
const nothing = null
const inner = { list: [], of: () => null, deep: { a: 1 } }
class Foo {
  constructor() {
    this.own = { itself: this }
  }
}
const chain = (length) => {
  const first = {}
  let last = first
  for (let at = 0; at < length; at++) last = last[`k${at}`] = {}
  last.end = first
  return { outside: first }
}
const name = '한글'
const tries = {
  'a text is spread': () => ({ ...'ab', ...name, ...`${name}!` }),
  'what is spread besides': () => ({ ...5, ...null, ...undefined, ...true, ...['x'], ...Object('o'), ...{ y: 1 } }),
  'spread into a call': () => Math.max(...[1, 2], ...(none ?? [])),
  'rest and order': () => {
    const { a, ...rest } = { a: 1, ...'z', b: 2 }
    return [a, rest]
  },
  'out of null': () => {
    const { a } = null
    return a
  },
  'out of undefined': () => {
    const { a, b } = none
    return [a, b]
  },
  'out of a member': () => {
    const { a } = inner.missing
    return a
  },
  'out of an item': () => {
    const { a } = inner.list[0]
    return a
  },
  'out of a call': () => {
    const { a } = inner.of()
    return a
  },
  'out of a call of a call': () => {
    const { a } = (() => null)()
    return a
  },
  'assigned out of null': () => {
    let a
    ;({ a } = nothing)
    return a
  },
  'nothing out of null': () => {
    const {} = nothing
  },
  'a default out of null': () => {
    const { a = 1 } = nothing
    return a
  },
  'a computed name out of null': () => {
    const { [name]: a } = nothing
    return a
  },
  'the rest of null': () => {
    const { ...all } = nothing
    return all
  },
  'a quoted name out of null': () => {
    const { 'x y': a } = nothing
    return a
  },
  'the second of two': () => {
    const [x] = [1],
      { a } = (x, none)
    return a
  },
  'value of an assignment': () => {
    let a
    const all = ({ a } = { a: 1, b: 2 })
    return [a, all]
  },
  'taken apart in vain': () => {
    const { a, ...b } = 'text'
    const { length } = 'text'
    const { deep: { a: c } = {} } = inner
    return [a, b, length, c]
  },
  'a circle': () => {
    const a = {}
    a.self = a
    return JSON.stringify(a)
  },
  'a circle of lists': () => {
    const a = []
    a.push({ a })
    return JSON.stringify(a)
  },
  'a circle of a class': () => JSON.stringify([new Foo()]),
  ...Object.fromEntries([1, 2, 3, 4, 5, 9].map((n) => [`a circle of ${n}`, () => JSON.stringify(chain(n))])),
  'a circle without a prototype': () => {
    const a = Object.create(null)
    a[''] = { 5: a }
    return JSON.stringify(a)
  },
  'JSON as ever': () => [
    JSON.stringify({ a: 1, b: [undefined, () => 1], c: undefined }, null, 2),
    JSON.stringify({ a: 1, b: 2 }, ['a']),
    JSON.stringify('x', (_key, value) => `${value}!`),
    JSON.stringify(undefined),
    JSON.stringify.name,
    JSON.stringify.length,
  ],
  ...Object.fromEntries(
    ['(', '[', '*', 'a**', ')', '\\', '(?<a', 'a{2,1}', '(?<=', '[b-a]', '+1'].map((pattern) => [
      `pattern ${pattern}`,
      () => new RegExp(pattern),
    ]),
  ),
  'flags that are none': () => new RegExp('a', 'zz'),
  'a pattern without new': () => RegExp('('),
  'patterns as ever': () => [
    String(new RegExp('a/b', 'gi')),
    String(RegExp(/x/g)),
    RegExp(/x/g).constructor === RegExp,
    /x/ instanceof RegExp,
    new RegExp('(?<year>\\d+)').exec('in 2026').groups.year,
    'a1b2'.split(/\d/),
    'a1b2'.replace(new RegExp('\\d', 'g'), (digit) => `<${digit}>`),
    RegExp.name,
    RegExp.length,
    [...'a1b22'.matchAll(/\d+/g)].map((match) => match[0]),
    new (class Mine extends RegExp {})('b').test('abc'),
  ],
  'btoa of Korean': () => btoa('가'),
  'btoa of bytes': () => [btoa('é'), btoa(''), btoa(null), btoa(12)],
  'atob of Korean': () => atob('가'),
  'atob of too little': () => atob('a'),
  'atob of text': () => [atob('6Q=='), atob(' 6Q '), atob(''), atob('YWI=')],
  'atob with too much': () => atob('YQ==='),
  'who throws it': () => {
    try {
      return btoa('가')
    } catch (error) {
      return [error.name, error.code, error instanceof Error, error instanceof DOMException, error.constructor.name]
    }
  },
  'base 64 for addresses': () => [
    Buffer.from([251, 255, 254, 1]).toString('base64url'),
    Buffer.from('-__-AQ', 'base64url').toString('hex'),
    Buffer.from('한글?>').toString('BASE64URL'),
    Buffer.isEncoding('base64url'),
    Buffer.isEncoding('base64'),
    Buffer.isEncoding('no'),
    Buffer.byteLength('-__-AQ', 'base64url'),
    Buffer.alloc(4).write('-__-', 'base64url'),
    Buffer.alloc(2).fill('_w', 'base64url').toString('hex'),
    Buffer.from('abc').toString(),
    Buffer.from('abc').toString('base64', 1),
    Buffer.from('abc').toString(undefined, 1, 2),
    Buffer.from(new Uint8Array([1, 2, 3]).buffer, 1, 1).length,
    Buffer.from.name,
  ],
}

io.on('connection', (socket) => {
  socket.on('names', (done) => done(Object.keys(tries)))
  socket.on('try', (name, done) => {
    try {
      done(tries[name]() ?? null)
    } catch (error) {
      done(`${error.name}: ${error.message}`, String(error.stack).split('\n    at ')[0])
    }
  })
})
server.listen(4000)
