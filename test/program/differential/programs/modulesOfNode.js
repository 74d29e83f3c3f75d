const path = require('path')
const url = require('node:url')
const util = require('util')
const crypto = require('node:crypto')
const querystring = require('querystring')
const assert = require('node:assert')
const os = require('os')
const { StringDecoder } = require('string_decoder')
const { EventEmitter, once, on } = require('node:events')
const wait = require('timers/promises')
const { performance } = require('perf_hooks')
const http = require('http')

// What a call gives, or what it throws.
const given = (call) => {
  try {
    return call()
  } catch (error) {
    return [error.name, error.code, error.message.split('\n')[0]]
  }
}
function Old() {}
function Older() {}
util.inherits(Old, Older)
const decoder = new StringDecoder('utf8')
const answers = {
  path: [
    () => path.join('/app', 'public', '../x.html'),
    () => path.resolve('/a/b', '../c', './d'),
    () => [path.basename('/a/b.html', '.html'), path.dirname('/a/b/c'), path.extname('a.tar.gz'), path.extname('.env')],
    () => path.parse('/home/user/file.txt'),
    () => [path.format({ dir: '/a', name: 'b', ext: 'js' }), path.format({ base: 'x.y', name: 'b' })],
    () => [path.relative('/a/b', '/a/c/d'), path.normalize('/a/../b//c/'), path.isAbsolute('a'), path.sep, path.delimiter],
    ...[undefined, null, 1, 'x', {}, [], () => 1].map((value) => () => [path.join(value), path.extname(value)]),
    () => path.resolve('a', 7),
    () => [path.basename('/a.js', undefined), path.basename('/a.js', 7)],
    () => path.relative('/a'),
    () => path.format('x'),
  ],
  url: [
    () => url.parse('http://user:pass@host.com:8080/p/a?query=string&b=1#hash', true),
    () => url.parse('/rooms/7?name=%EC%B2%A0%EC%88%98').query,
    () => url.format({ protocol: 'http', host: 'a.b', pathname: '/x', query: { a: 1 } }),
    () => [url.resolve('/one/two/three', 'four'), url.resolve('http://a.b/', '/c')],
    () => [url.fileURLToPath('file:///a%20b/c'), url.pathToFileURL('/a b#?').href],
    () => url.parse(7),
    () => url.fileURLToPath('http://a.b/'),
    () => new url.URL('/x?y=1', 'http://a.b').searchParams.get('y'),
  ],
  util: [
    () => util.format('%s %d %j', 'a', 1, { b: 2 }),
    () => util.inspect({ a: { b: { c: {} } } }, { depth: 0 }),
    () => [util.isDeepStrictEqual({ a: [1] }, { a: [1] }), util.isDeepStrictEqual([1], ['1'])],
    () => [util.types.isDate(new Date()), util.types.isRegExp('x'), util.types.isPromise(Promise.resolve())],
    () => [Old.super_ === Older, new Old() instanceof Older],
    () => util.stripVTControlCharacters('\u001b[31mred\u001b[39m'),
    () => util.promisify(7),
  ],
  crypto: [
    () => ['md5', 'sha1', 'sha256', 'sha512'].map((name) => crypto.createHash(name).update('한글').update(Buffer.from([1, 2])).digest('hex')),
    () => ['hex', 'base64', 'base64url'].map((encoding) => crypto.createHmac('sha256', 'key').update('x').digest(encoding)),
    () => [crypto.randomUUID().length, crypto.randomBytes(8).length, crypto.randomBytes(4).toString('hex').length, crypto.randomInt(3, 4)],
    () => crypto.createHash('nope'),
    () => crypto.createHmac('nope', 'key'),
    () => crypto.createHmac('sha256'),
    () => crypto.randomBytes(-1),
    () => crypto.randomInt('a'),
    () => [crypto.timingSafeEqual(Buffer.from('a'), Buffer.from('a')), crypto.timingSafeEqual(Buffer.from('a'), Buffer.from('b'))],
    () => crypto.timingSafeEqual(Buffer.from('a'), Buffer.from('ab')),
    () => {
      const hash = crypto.createHash('md5')
      hash.digest()
      return hash.update('x')
    },
  ],
  querystring: [
    () => ({ ...querystring.parse('a=1&b=2&a=3&c=%20x+y') }),
    () => querystring.stringify({ a: [1, 2], b: 'x y', c: null, d: true, e: 10n }),
    () => [querystring.escape('가 &'), querystring.unescape('%EA%B0%80')],
  ],
  assert: [
    () => assert(true),
    () => assert(false, 'words'),
    () => assert.equal(1, 2),
    () => assert.strictEqual(1, 2),
    () => assert.deepStrictEqual({ a: 1 }, { a: 1 }),
    () => assert.deepStrictEqual({ a: 1 }, { a: '1' }),
    () => assert.throws(() => JSON.parse('x'), SyntaxError),
    () => assert.throws(() => {}),
  ],
  others: [
    () => [decoder.write(Buffer.from([0xed, 0x95])), decoder.write(Buffer.from([0x9c])), decoder.end()],
    () => [os.EOL, typeof os.hostname(), Array.isArray(os.cpus()), os.totalmem() > os.freemem()],
    () => Object.values(os.networkInterfaces()).flat().some(({ family, internal }) => family === 'IPv4' && internal),
    () => typeof performance.now(),
    () => [typeof process.memoryUsage().heapUsed, typeof process.stdout.write, typeof process.stdin.on, console.clear()],
    () => [http.Server((_req, res) => res.end()) instanceof http.Server, new http.Server().constructor === http.Server, http.Server.name],
    () => class Own extends http.Server {}.name,
    () => [EventEmitter.listenerCount(new EventEmitter(), 'x'), require('events') === EventEmitter],
  ],
}
async function later() {
  const emitter = new EventEmitter()
  const first = once(emitter, 'one')
  emitter.emit('one', 1, 2)
  const heard = []
  setTimeout(() => {
    for (const n of [1, 2, 3]) emitter.emit('many', n)
  }, 5)
  for await (const [n] of on(emitter, 'many')) if (heard.push(n) === 3) break
  const failed = once(emitter, 'never').catch((error) => error.message)
  emitter.emit('error', new Error('instead'))
  let ticks = 0
  for await (const tick of wait.setInterval(5, 'tick')) if (tick === 'tick' && ++ticks === 3) break
  const called = await new Promise((done) => util.callbackify(async (x) => x * 2)(4, (error, value) => done([error, value])))
  return [
    await first,
    heard,
    await failed,
    ticks,
    called,
    await wait.setTimeout(1, 'waited'),
    await wait.setImmediate('next'),
    await util.promisify(setTimeout)(1, 'slept'),
    await util.promisify((x, done) => done(null, x + 1))(1),
    await util.promisify((done) => done(new Error('no')))().catch((error) => error.message),
    emitter.listenerCount('many'),
  ]
}

const express = require('express')
const app = express()
app.get('/later', async (_req, res) => res.json(await later()))
app.get('/:of', (req, res) => res.json(answers[req.params.of].map((call) => given(call) ?? null)))
http.Server(app).listen(4000)
