/** HTTP requests as they are sent: a head, a body, how that is framed, and whether it is broken off. */
import { word } from './values.js'

const hosts = [
  '',
  'evil.example',
  'evil.example:4000',
  '169.254.169.254',
  '{host}.evil.example',
  '127.0.0.1:1',
  'x y',
]
const types = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'application/json; charset=x',
  '',
]
const origins = [
  'null',
  'http://evil.example',
  'http://{host}.evil.example',
  'file://',
  '\t',
  'http://127.0.0.1:1',
]

const headers = (random) => [
  ...(random.chance(0.1) ? [[`x-${random.below(9)}`, word(random).replace(/[^\x20-\x7e]/g, '?')]] : []),
  ...(random.chance(0.06) ? [['cookie', `io=${random.below(1e9)}; a="b`]] : []),
  ...(random.chance(0.04) ? [['expect', random.pick(['100-continue', '200-ok'])]] : []),
  ...(random.chance(0.04) ? [['range', 'bytes=0-5,-1,9-']] : []),
  ...(random.chance(0.04) ? [['if-none-match', '*']] : []),
  ...(random.chance(0.04)
    ? [['accept-encoding', random.pick(['gzip', 'br', 'deflate;q=x', 'gzip, gzip'])]]
    : []),
  ...(random.chance(0.03) ? [['content-encoding', random.pick(['gzip', 'br', 'x', 'identity'])]] : []),
  ...(random.chance(0.03) ? [['service-worker', 'script']] : []),
  ...(random.chance(0.02) ? [['x-forwarded-for', '1.2.3.4']] : []),
  ...(random.chance(0.02) ? [['a'.repeat(random.pick([10, 9_000, 20_000])), 'b']] : []),
]

/** Fills in what is not said: hosts and origins are right mostly, bodies whole mostly. */
export function request(random, { method, path, body = '', type = 'application/json', own = [] }) {
  return {
    method,
    path,
    body,
    headers: [
      ['host', random.chance(0.03) ? random.pick(hosts) : '{host}'],
      ...(random.chance(0.05) ? [['origin', random.pick(origins)]] : [['origin', 'http://{host}']]),
      ...(body.length > 0 ? [['content-type', random.chance(0.08) ? random.pick(types) : type]] : []),
      ...own,
      ...headers(random),
    ],
    framing: random.weighted([
      [20, () => 'length'],
      [3, () => 'chunked'],
      [0.3, () => 'short'],
      [0.3, () => 'badChunk'],
      [0.2, () => 'both'],
    ]),
    /** Which share of its bytes is sent before the connection is closed; all of it: 1. */
    sent: random.chance(0.03) ? random.below(100) / 100 : 1,
  }
}

/** The bytes of a request, with `{names}` filled in. */
export function bytesOf({ method, path, headers, body, framing }, fill) {
  const whole = typeof body === 'string' ? Buffer.from(fill(body)) : body
  const lines = headers.map(([name, value]) => `${name}: ${fill(value)}`)
  const chunks = () => [
    Buffer.from(`${whole.length.toString(16)}\r\n`),
    whole,
    Buffer.from(framing === 'badChunk' ? '\r\nzz\r\n' : '\r\n0\r\n\r\n'),
  ]
  const chunked = framing !== 'length' && framing !== 'short' && whole.length > 0
  if (chunked) lines.push('transfer-encoding: chunked')
  if (framing === 'both') lines.push('content-length: 3')
  else if (!chunked && (whole.length > 0 || method === 'POST' || method === 'PUT'))
    lines.push(`content-length: ${whole.length + (framing === 'short' ? 5 : 0)}`)
  const head = Buffer.from(`${method} ${fill(path)} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`, 'latin1')
  return Buffer.concat([head, ...(chunked ? chunks() : [whole])])
}
