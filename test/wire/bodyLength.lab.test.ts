/** A lab's answer ends where its head says, or with its connection: no byte of it is taken for the next answer. */
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { lengthWords } from '../../server/wire/bodyLength.ts'
import { of } from '../support/events.ts'
import { createNodePrograms } from '../support/nodePrograms.ts'
import { type Made, type Playground, startPlayground } from '../support/playground.ts'

const forged = 'HTTP/1.1 200 OK\\r\\nContent-Length: 6\\r\\n\\r\\nforged'
const program = (answer: string) => `
const server = require('http').createServer((req, res) => {
  const forged = '${forged}'
  if (req.url === '/late') { server.late?.(); res.end('released'); return }
  ${answer}
})
server.listen(4000)`

/** Asks the lab, then for the playground's own health on the same connection; gives all that came until it closed. */
async function askTwice(playground: Playground, lab: Made, method = 'GET', pipelined = false) {
  const second = 'GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'
  const first = `${method} ${lab.base}/ HTTP/1.1\r\nHost: localhost\r\n\r\n`
  let text = ''
  let released: Promise<unknown> | undefined
  const closed = new Promise<void>((resolve) => {
    const socket = connect(playground.port, '127.0.0.1', () =>
      socket.write(pipelined ? first + second : first),
    )
    let asked = pipelined
    socket.on('data', (bytes) => {
      text += bytes
      if (asked || !text.includes('\r\n\r\n')) return
      asked = true
      released = fetch(`${playground.url}${lab.base}/late`).then(() => socket.write(second))
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve())
  })
  // What is held open by the program is let go once the first answer is there.
  if (pipelined) {
    await expect.poll(() => text).toContain('\r\n\r\n')
    await fetch(`${playground.url}${lab.base}/late`)
  }
  await closed
  await released
  return text
}
const said = async (playground: Playground, lab: Made) =>
  of(await playground.trace(lab), 'program.log').map(({ text }) => text)
const bodies = async (playground: Playground, lab: Made) =>
  of(await playground.trace(lab), 'http.response').map(({ body }) => body)

const { surplus, missing, length, encoding } = lengthWords
const lengthened = `res.writeHead(200, { 'Content-Length': 3 }); res.write('abc')`
test.each([
  ['more, later', `${lengthened}; server.late = () => res.write(forged)`, surplus],
  ['more, with the end', `${lengthened}; server.late = () => res.end(forged)`, surplus],
  ['more, at once', `res.writeHead(200, { 'Content-Length': 3 }); res.end('abc' + forged)`, surplus],
  ['more, in the same piece', `res.setHeader('Content-Length', 3); res.write('abc' + forged)`, surplus],
  [
    'after flushHeaders',
    `res.setHeader('Content-Length', 3); res.flushHeaders(); res.end('abc' + forged)`,
    surplus,
  ],
  ['less', `res.writeHead(200, { 'Content-Length': 30 }); res.end('abc')`, missing],
  [
    'a length and chunks',
    `res.setHeader('Content-Length', 3); res.setHeader('Transfer-Encoding', 'chunked'); res.end('abc')`,
    length,
  ],
  [
    'a length and identity',
    `res.writeHead(200, { 'Content-Length': 3, 'Transfer-Encoding': 'identity' }); res.end('abc' + forged)`,
    encoding,
  ],
  ['identity', `res.setHeader('Transfer-Encoding', 'identity'); res.end('abc')`, encoding],
  ['several encodings', `res.setHeader('Transfer-Encoding', 'gzip, chunked'); res.end('abc')`, encoding],
  [
    'several lengths',
    `res.writeHead(200, ['Content-Length', '3', 'Content-Length', '4']); res.end('abc')`,
    length,
  ],
  ['several lengths in one', `res.writeHead(200, { 'Content-Length': '3, 4' }); res.end('abc')`, length],
  ['no number', `res.writeHead(200, { 'Content-Length': '+3' }); res.end('abc')`, length],
])(
  '[W39] a body with %s ends where everybody thinks, and the program is told',
  async (_name, answer, words) => {
    for (const pipelined of [false, true]) {
      await using playground = await startPlayground({ programs: createNodePrograms() })
      const lab = await playground.lab(program(answer))
      const text = await askTwice(playground, lab, 'GET', pipelined)
      expect(text).toMatch(/\r\n\r\n(3\r\n)?abc(?!.*forged)/s)
      expect(text.match(/^(content-length|transfer-encoding): /gim)?.length ?? 0).toBeLessThanOrEqual(
        text.includes('"ok":true') ? 2 : 1,
      )
      expect(await said(playground, lab)).toContain(words)
      expect((await bodies(playground, lab))[0]).toBe('abc')
    }
  },
)

test.each([
  ['HEAD', `res.write('abc'); res.end(forged)`, 200],
  [
    'HEAD',
    `res.writeHead(200, { 'Content-Length': 3 }); res.flushHeaders(); res.write('abc'); server.late = () => res.end(forged)`,
    200,
  ],
  ['GET', `res.writeHead(204, { 'Content-Length': 3 }); res.write(forged); res.end(forged)`, 204],
  ['GET', `res.writeHead(204, { 'Transfer-Encoding': 'chunked' }); res.write(forged); res.end(forged)`, 204],
  ['GET', `res.writeHead(304); res.write(forged); res.end(forged)`, 304],
  ['GET', `res.writeHead(103); res.end(forged)`, 103],
  ['GET', `res.writeHead(100); res.write(forged); res.end()`, 100],
  [
    'GET',
    `res.writeContinue(); res.writeProcessing(); res.writeEarlyHints({ link: '</x>; rel=next' }); res.end('abc')`,
    200,
  ],
])('[W39] an answer to %s by %s has no other bytes', async (method, answer, status) => {
  await using playground = await startPlayground({ programs: createNodePrograms() })
  const lab = await playground.lab(program(answer))
  const text = await askTwice(playground, lab, method)
  expect(text).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
  expect(text).not.toContain('forged')
  // Node itself closes after a 204 that speaks of chunks.
  if (status < 200 || answer.includes('chunked'))
    expect(text.split('\r\n\r\n')[0]).toMatch(/\r\nconnection: close(\r\n|$)/i)
  else expect(text).toMatch(/\r\n\r\n(abc)?HTTP\/1\.1 200 OK\r\n[\s\S]*"ok":true/)
})

test.each([
  ['end', `res.end('abc')`],
  ['a length that is right', `res.writeHead(200, { 'Content-Length': 3 }); res.end('abc')`],
  ['chunks', `res.write('a'); res.end('bc')`],
  ['its own chunks', `res.setHeader('Transfer-Encoding', 'chunked'); res.write('a'); res.end('bc')`],
])('[W39] an answer by %s keeps its connection, and nothing is told', async (_name, answer) => {
  await using playground = await startPlayground({ programs: createNodePrograms() })
  const lab = await playground.lab(program(answer))
  const text = await askTwice(playground, lab)
  expect(text).toMatch(/abc|a\r\n2\r\nbc/)
  expect(text).toMatch(/connection: keep-alive\r\n[\s\S]*"ok":true/i)
  expect(await said(playground, lab)).toEqual([])
  expect(await bodies(playground, lab)).toContain('abc')
})

test('[W39] a held answer with more than it said ends there, too', async () => {
  await using playground = await startPlayground({ programs: createNodePrograms() })
  const lab = await playground.lab(program(`${lengthened}; res.write(forged); res.end(forged)`))
  const conditions = `/api/labs/${lab.id}/conditions`
  const key = { 'x-lab-key': lab.key }
  await playground.call('PUT', conditions, { delay: { ms: 50, jitter: 0 } }, key)
  expect(await askTwice(playground, lab, 'GET', false)).toMatch(/\r\n\r\nabc$/)
})
