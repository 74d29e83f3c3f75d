/** Requests to open a WebSocket: right ones, broken ones, and ones whose sender is gone at once. */

const paths = [
  '/socket.io/?EIO=4&transport=websocket',
  '/socket.io/?EIO=4&transport=websocket',
  '/socket.io/?EIO=4&transport=websocket',
  '/socket.io/?EIO=4&transport=websocket',
  '/socket.io/?EIO=4&transport=websocket',
  '/socket.io/?EIO=3&transport=websocket',
  '/socket.io/?EIO=4&transport=polling',
  '/socket.io/?EIO=4&transport=websocket&sid=nothere',
  '/socket.io/',
  '/',
  '/elsewhere',
  '/socket.io/?EIO=4&transport=websocket&a=%',
  '',
]
const names = ['{id}', '{id}', '{id}', '{id}@B', '{id}:3000', 'nothere', 'a', '%']

export function upgrade(random) {
  const door = random.weighted([
    [8, () => `/lab/${random.pick(names)}${random.pick(paths)}`],
    [1, () => `/control${random.pick(paths).replace('/socket.io', '')}`],
    [0.5, () => random.pick(['/', '/api/labs', '/healthz', '/nothing'])],
  ])
  const right = random.chance(0.6)
  const one = (good, bad) => (right || random.chance(0.7) ? good : random.pick(bad))
  const headers = [
    ['host', one('{host}', ['evil.example', ''])],
    ['origin', one('http://{host}', ['http://evil.example', 'null'])],
    ['connection', one('Upgrade', ['upgrade, keep-alive', 'close', 'keep-alive'])],
    ['upgrade', one('websocket', ['WebSocket', 'h2c', 'TLS/1.0', ''])],
    ['sec-websocket-key', one(random.bytes(16).toString('base64'), ['', 'x', 'a'.repeat(5_000)])],
    ['sec-websocket-version', one('13', ['8', '0', 'x', '13, 8'])],
    ...(random.chance(0.2)
      ? [
          [
            'sec-websocket-extensions',
            random.pick([
              'permessage-deflate',
              'permessage-deflate; server_max_window_bits=99',
              ';;;',
              'x; y="',
            ]),
          ],
        ]
      : []),
    ...(random.chance(0.1) ? [['sec-websocket-protocol', random.pick(['a', 'a, a', ','])]] : []),
    ...(random.chance(0.05) ? [['content-length', '5']] : []),
  ]
  return {
    text: `${random.chance(0.9) ? 'GET' : random.pick(['POST', 'PUT', 'HEAD'])} ${door} HTTP/1.1\r\n${headers.map(([n, v]) => `${n}: ${v}`).join('\r\n')}\r\n\r\n`,
    /** Bytes behind the request, before it is answered. */
    early: random.chance(0.1) ? random.bytes(random.pick([1, 100])) : undefined,
    sent: random.chance(0.05) ? random.below(100) / 100 : 1,
    leave: random.weighted([
      [5, () => 'answered'],
      [1, () => 'end'],
      [2, () => 'reset'],
    ]),
  }
}
