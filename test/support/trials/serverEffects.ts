/** What each option of the Server's changes on the real wire: rules of the test's own, not the panel's. */
import type { TraceEvent } from '#shared/trace.ts'

type Of<K extends TraceEvent['kind']> = Extract<TraceEvent, { kind: K }>
type Seen = (events: readonly TraceEvent[]) => boolean

/** Every event of a kind. */
export const all = <K extends TraceEvent['kind']>(events: readonly TraceEvent[], kind: K): Of<K>[] =>
  events.filter((event): event is Of<K> => event.kind === kind)

/** An answer that fits, to a request that fits. */
const answered =
  (asks: (url: string) => boolean, fits: (answer: Of<'http.response'>) => boolean): Seen =>
  (events) => {
    const asked = all(events, 'http.request').filter(({ url }) => asks(url))
    return all(events, 'http.response').some(
      (answer) => asked.some(({ seq }) => seq === answer.request) && fits(answer),
    )
  }
const opens = (url: string) => url.includes('transport=polling') && !url.includes('sid=')
const said = ({ body, decoded }: Of<'http.response'>) => String(decoded ?? body)
const frame =
  (direction: 'up' | 'down', fits: (data: string) => boolean): Seen =>
  (events) =>
    all(events, 'ws.frame').some(
      (one) => one.direction === direction && one.opcode === 1 && fits(String(one.data)),
    )
/** A WebSocket was opened and closed so many milliseconds later. */
const lasted =
  (from: number, to: number, code?: number): Seen =>
  (events) =>
    all(events, 'ws.close').some((close) => {
      const open = all(events, 'ws.open').find(({ socket }) => socket === close.socket)
      const ms = open ? close.at - open.at : -1
      return ms >= from && ms <= to && (code === undefined || close.code === code)
    })
const cut =
  (by: 'server' | 'client', from: number): Seen =>
  (events) =>
    all(events, 'http.cut').some((end) => {
      const asked = all(events, 'http.request').find(({ seq }) => seq === end.request)
      return end.by === by && asked?.url === '/other' && end.at - asked.at >= from
    })

/** What is in the code, and what is seen on the wire. */
export const effects = {
  path: [
    'path: "/my-path"',
    answered(
      (url) => url.startsWith('/my-path/?EIO=4'),
      (a) => a.status === 200,
    ),
  ],
  cors: [
    'cors: { origin: "*" }',
    answered(opens, ({ headers }) => headers['access-control-allow-origin'] === '*'),
  ],
  pingInterval: [
    'pingInterval: 1000',
    (events) => {
      const open = all(events, 'ws.open').at(-1)
      const ping = all(events, 'ws.frame').find(({ direction, data }) => direction === 'down' && data === '2')
      const ms = open && ping ? ping.at - open.at : -1
      return ms >= 900 && ms < 5_000 && frame('down', (data) => data.includes('"pingInterval":1000'))(events)
    },
  ],
  pingTimeout: [
    'pingTimeout: 500',
    (events) => all(events, 'engine.close').some(({ reason }) => reason === 'ping timeout'),
  ],
  transports: [
    'transports: ["websocket"]',
    answered(opens, (a) => a.status === 400 && said(a).includes('Transport unknown')),
  ],
  allowUpgrades: ['allowUpgrades: false', answered(opens, (a) => said(a).includes('"upgrades":[]'))],
  upgradeTimeout: ['upgradeTimeout: 500', lasted(400, 3_000)],
  connectTimeout: ['connectTimeout: 1000', lasted(900, 5_000)],
  maxHttpBufferSize: [
    'maxHttpBufferSize: 1000',
    (events) =>
      lasted(0, 5_000, 1009)(events) && frame('down', (data) => data.includes('"maxPayload":1000'))(events),
  ],
  connectionStateRecovery: [
    'connectionStateRecovery: true',
    (events) =>
      frame('down', (data) => /^40\{"sid":"[^"]+","pid":"[^"]+"\}$/.test(data))(events) &&
      frame('up', (data) => /^40\{"pid":"[^"]+","offset":"[^"]+"\}$/.test(data))(events),
  ],
  allowRequest: [
    'allowRequest: (req, callback) => callback("지금은 받지 않아요", false)',
    answered(opens, (a) => a.status === 403 && said(a) === '{"code":4,"message":"지금은 받지 않아요"}'),
  ],
  cookie: ['cookie: true', answered(opens, ({ headers }) => /^io=/.test(String(headers['set-cookie'])))],
  perMessageDeflate: [
    'perMessageDeflate: true',
    (events) =>
      all(events, 'http.response').some(
        ({ status, headers }) =>
          status === 101 && /permessage-deflate/.test(String(headers['sec-websocket-extensions'])),
      ),
  ],
  httpCompression: [
    'httpCompression: { threshold: 0 }',
    answered(opens, (a) => a.headers['content-encoding'] === 'gzip' && a.size < 1024),
  ],
  serveClient: [
    'serveClient: false',
    answered(
      (url) => url === '/socket.io/socket.io.js',
      (a) => a.status === 400,
    ),
  ],
  cleanupEmptyChildNamespaces: [
    'cleanupEmptyChildNamespaces: true',
    (events) => all(events, 'namespace.delete').some(({ namespace }) => namespace === '/room-1'),
  ],
  allowEIO3: [
    'allowEIO3: true',
    answered(
      (url) => url.includes('EIO=3'),
      (a) => a.status === 200,
    ),
  ],
  addTrailingSlash: [
    'addTrailingSlash: false',
    answered(
      (url) => url.startsWith('/socket.io?EIO=4'),
      (a) => a.status === 200,
    ),
  ],
  initialPacket: [
    `initialPacket: '2["hello","핸드셰이크와 함께"]'`,
    answered(opens, (a) => said(a).includes('\x1e42["hello","핸드셰이크와 함께"]')),
  ],
  destroyUpgrade: ['destroyUpgrade: false', cut('client', 1_001)],
  destroyUpgradeTimeout: ['destroyUpgradeTimeout: 300', cut('server', 250)],
  parser: [
    'parser: require("socket.io-msgpack-parser")',
    (events) =>
      all(events, 'ws.frame').some(({ direction, opcode }) => direction === 'down' && opcode === 2) &&
      all(events, 'client.connect').length > 0,
  ],
} satisfies Record<string, [code: string, seen: Seen]>

/** Options that can't be tried in a lab. */
export const untried = ['adapter', 'wsEngine']
