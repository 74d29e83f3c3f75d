/** What leaves a lab, by whichever way it was written, and what the trace says of it. */
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { opaque } from '../../server/wire/labHeaders.ts'
import { of } from '../support/events.ts'
import { createNodePrograms } from '../support/nodePrograms.ts'
import { type Made, next, type Playground, startPlayground } from '../support/playground.ts'

const bad = [
  ['Set-Cookie', 'a=1; Path=/; Domain=localhost'],
  ['Clear-Site-Data', '"*"'],
  ['Service-Worker-Allowed', '/'],
  ['X-Fine', 'yes'],
] as const
const program = (answer: string) => `
const server = require('http').createServer((req, res) => { ${answer} })
server.listen(4000)`
const sockets = (events: string, options = '{}') => `
const server = require('http').createServer()
const { Server } = require('socket.io')
const io = new Server(server, ${options})
${events}
server.listen(4000)`
const addBad = `(headers) => { headers['Set-Cookie'] = 'a=1; Path=/'; headers['Clear-Site-Data'] = '"*"'; headers['X-Fine'] = 'yes' }`

/** Raw, as a browser gets it. */
function raw(playground: Playground, head: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(playground.port, '127.0.0.1', () => socket.write(`${head}\r\n\r\n`))
    let answer = ''
    socket.on('data', (bytes) => {
      answer += bytes
      if (answer.includes('\r\n\r\n')) socket.destroy()
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve(answer))
  })
}
const linesOf = (answer: string) => (answer.split('\r\n\r\n')[0] ?? '').toLowerCase().split('\r\n').slice(1)
const upgrade = (path: string, extra = '') =>
  `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==${extra}`

/** What crossed is what is told: no header more or less. */
async function expectTold(playground: Playground, lab: Made, lines: string[]): Promise<void> {
  const told = of(await playground.trace(lab), 'http.response').at(-1)?.headers ?? {}
  const pairs = Object.entries(told).flatMap(([name, value]) =>
    [value].flat().map((one) => `${name}: ${one}`),
  )
  expect(pairs.map((pair) => pair.toLowerCase()).sort()).toEqual([...lines].sort())
}

test.each([
  [
    'setHeader',
    bad.map(([name, value]) => `res.setHeader('${name}', '${value}')`).join('; '),
    'res.end("x")',
  ],
  [
    'appendHeader',
    bad.map(([name, value]) => `res.appendHeader('${name}', '${value}')`).join('; '),
    'res.end("x")',
  ],
  [
    'writeHead with an object',
    `res.writeHead(200, ${JSON.stringify(Object.fromEntries(bad))})`,
    'res.end("x")',
  ],
  ['writeHead with a list', `res.writeHead(200, ${JSON.stringify(bad.flat())})`, 'res.end("x")'],
  ['writeHead with pairs', `res.writeHead(200, ${JSON.stringify(bad)})`, 'res.end("x")'],
  [
    'flushHeaders',
    bad.map(([name, value]) => `res.setHeader('${name}', '${value}')`).join('; '),
    'res.flushHeaders(); res.end("x")',
  ],
  [
    'pieces',
    bad.map(([name, value]) => `res.setHeader('${name}', '${value}')`).join('; '),
    'res.write("x"); res.end("y")',
  ],
  [
    'early hints',
    'res.writeEarlyHints({ link: "</x.js>; rel=preload; as=script" })',
    `${bad.map(([name, value]) => `res.setHeader('${name}', '${value}')`).join('; ')}; res.end("x")`,
  ],
])(
  '[W35] [W36] [W37] an answer by %s leaves as it may, and is told as it left',
  async (_name, head, body) => {
    await using playground = await startPlayground({ programs: createNodePrograms() })
    const lab = await playground.lab(program(`${head}; ${body}`))
    const answer = await raw(playground, `GET ${lab.base}@B:4000/page HTTP/1.1\r\nHost: localhost`)
    expect(answer).toMatch(/^HTTP\/1\.1 200/)
    const lines = linesOf(answer)
    expect(lines).toContain(`content-security-policy: ${opaque}`)
    expect(lines).toContain(`set-cookie: a=1; path=${lab.base.toLowerCase()}@b:4000`)
    expect(lines).toContain('x-fine: yes')
    expect(lines.join('\n')).not.toMatch(/clear-site-data|service-worker-allowed|domain|link/)
    await expectTold(playground, lab, lines)
    const said = of(await playground.trace(lab), 'program.log').map(({ text }) => text)
    expect(said).toHaveLength(3)
    expect(said.join('\n')).toMatch(/Clear-Site-Data[\s\S]*Service-Worker-Allowed/)
  },
)

test('[W36] [W37] the 101 that ws writes passes the same way', async () => {
  await using playground = await startPlayground({ programs: createNodePrograms() })
  const lab = await playground.lab(sockets(`io.engine.on('headers', ${addBad})`))
  const answer = await raw(playground, upgrade(`${lab.base}/socket.io/?EIO=4&transport=websocket`))
  expect(answer).toMatch(/^HTTP\/1\.1 101/)
  const lines = linesOf(answer)
  expect(lines).toContain(`set-cookie: a=1; path=${lab.base.toLowerCase()}`)
  expect(lines).toContain('x-fine: yes')
  expect(lines.join('\n')).not.toContain('clear-site-data')
  const opened = of(await playground.trace(lab), 'http.response').at(-1)
  expect(JSON.stringify(opened?.headers).toLowerCase()).not.toContain('clear-site-data')
})

test('[W35] what Engine.IO refuses of an upgrade, and what the playground says in a lab’s place, is a page without origin', async () => {
  await using playground = await startPlayground({ programs: createNodePrograms(), maxConnections: 1 })
  const lab = await playground.lab(sockets(''))
  await next(playground.client(lab), 'connect')
  const paths = {
    400: upgrade(`${lab.base}/socket.io/?EIO=4&transport=websocket&sid=nobody`),
    429: `GET ${lab.base}/socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: localhost`,
    403: `GET ${lab.base}/sw.js HTTP/1.1\r\nHost: localhost\r\nService-Worker: script`,
  }
  for (const [status, head] of Object.entries(paths)) {
    const answer = await raw(playground, head)
    expect(answer).toContain(`HTTP/1.1 ${status}`)
    expect(linesOf(answer)).toContain(`content-security-policy: ${opaque}`)
  }
  const nobody = await raw(playground, 'GET /lab/nobody1/x HTTP/1.1\r\nHost: localhost')
  expect(nobody).toContain('HTTP/1.1 404')
  expect(linesOf(nobody).join('\n')).toContain('sandbox')
})

test('[W38] a service worker’s script is refused before the program sees the request, and both are told', async () => {
  await using playground = await startPlayground({ programs: createNodePrograms() })
  const lab = await playground.lab(
    program(`console.log('seen ' + req.url); res.setHeader('content-type', 'text/javascript'); res.end('')`),
  )
  const url = `${playground.url}${lab.base}/sw.js`
  const refused = await fetch(url, { headers: { 'service-worker': 'script' } })
  expect(refused.status).toBe(403)
  expect(await refused.text()).toMatch(/서비스 워커/)
  await fetch(url, { headers: { 'service-worker': 'script' } })
  expect((await fetch(url)).status).toBe(200)
  const events = await playground.trace(lab)
  expect(of(events, 'http.response').map(({ status }) => status)).toEqual([403, 403, 200])
  expect(of(events, 'program.log').map(({ text }) => text)).toEqual([
    expect.stringMatching(/서비스 워커/),
    'seen /sw.js',
  ])
})
