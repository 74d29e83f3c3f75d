/** Requests to labs: paths with lanes and ports, methods, bodies, several at once. */
import { payload } from './polling.js'
import { request } from './requests.js'
import { damaged, json, word } from './values.js'

const methods = [
  'GET',
  'GET',
  'POST',
  'PUT',
  'DELETE',
  'PATCH',
  'HEAD',
  'OPTIONS',
  'PROPFIND',
  'M-SEARCH',
  'TRACE',
  'QUERY',
]
const lanes = ['', '', '', '@A', '@Z', '@a', '@AA', '@']
const ports = ['', '', '', ':4000', ':3000', ':0', ':99999', ':999999', ':x']
const paths = [
  '/',
  '/json',
  '/text',
  '/form',
  '/raw',
  '/params/1',
  '/params/%',
  '/params/%ff',
  '/long',
  '/late',
  '/missing',
  '/socket.io/',
  '/socket.io/socket.io.js',
  '/socket.io/socket.io.min.js.map',
  '',
  '?',
  '/a/../b',
  '//x',
  '/%00',
  '/json/',
]
const queries = [
  '',
  '',
  '?a=1',
  '?a[]=1&a[__proto__]=2',
  '?%',
  '?EIO=4&transport=polling',
  '?EIO=3&transport=polling',
  '?EIO=4&transport=x',
  '?EIO=4&transport=websocket',
  '?transport[]=polling',
  '?EIO=4&transport=polling&sid=nothere',
  `?${'a=1&'.repeat(300)}`,
]

function text(random) {
  return random.weighted([
    [4, () => damaged(random, JSON.stringify(json(random)) ?? '')],
    [
      2,
      () =>
        new URLSearchParams([
          [word(random), word(random)],
          ['a[b][c]', 'd'],
        ]).toString(),
    ],
    [2, () => payload(random)],
    [1, () => 'x'.repeat(random.pick([1, 1_000, 110_000, 300_000]))],
  ])
}

/** One to four requests that are sent at once on one connection. */
export function http(random) {
  const one = () => {
    const method = random.pick(methods)
    const path = `/lab/{id}${random.pick(lanes)}${random.pick(ports)}${random.pick(paths)}${random.pick(queries)}`
    const body =
      ['POST', 'PUT', 'PATCH', 'DELETE', 'QUERY'].includes(method) && random.chance(0.8) ? text(random) : ''
    const type = random.pick([
      'application/json',
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/octet-stream',
    ])
    return request(random, { method, path, body, type })
  }
  return { requests: random.chance(0.1) ? random.times(2, 4, one) : [one()] }
}
