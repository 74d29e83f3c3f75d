/** Requests that wait on one connection behind an answer that never comes are over when the connection is. */
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { createLedger } from '../../server/ledger/ledger.ts'
import { manyRequests } from '../../server/wire/gateway.ts'
import { of } from '../support/events.ts'
import { createNodePrograms } from '../support/nodePrograms.ts'
import { startPlayground } from '../support/playground.ts'

const program = `
require('http').createServer((req, res) => {
  if (req.url === '/') res.end('hello')
  else {
    console.log('asked')
    req.on('close', () => console.log('request closed'))
    res.on('close', () => console.log('answer closed'))
  }
}).listen(4000)`
const bodyBytes = 40_000

test('[W41] what was asked behind an unanswered request is over with its connection, and what it held', async () => {
  // Room for eight requests and two of these bodies.
  const ledger = createLedger({ most: { body: 2 * bodyBytes } })
  await using playground = await startPlayground({
    programs: createNodePrograms(),
    maxConnections: 2,
    ledger,
  })
  const lab = await playground.lab(program)
  const body = 'x'.repeat(bodyBytes)
  const post = `POST ${lab.base}/silent HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${body.length}\r\n\r\n${body}`
  const said = async () => of(await playground.trace(lab), 'program.log').map(({ text }) => text)
  const count = async (words: string) => (await said()).filter((text) => text === words).length
  for (let round = 1; round <= 10; round += 1) {
    const socket = connect(playground.port, '127.0.0.1', () => socket.write(post.repeat(2)))
    socket.on('error', () => {})
    await expect.poll(() => count('asked')).toBe(2 * round)
    socket.destroy()
    await expect.poll(() => playground.labs.find(lab.id)?.port.connections.size).toBe(0)
  }
  const answer = await fetch(`${playground.url}${lab.base}/`)
  expect(await answer.text()).toBe('hello')
  // Node says nothing of an answer whose turn never came.
  await expect.poll(() => count('request closed')).toBe(20)
  expect(await count('answer closed')).toBe(10)
  expect(playground.labs.find(lab.id)?.port.account.count('body')).toBe(0)
})

test('[W42] a client that asks for more at a time than a browser would is cut off, and the program is told why', async () => {
  await using playground = await startPlayground({ programs: createNodePrograms() })
  const lab = await playground.lab(program)
  const ask = `GET ${lab.base}/silent HTTP/1.1\r\nHost: localhost\r\n\r\n`
  const socket = connect(playground.port, '127.0.0.1', () => socket.write(ask.repeat(17)))
  socket.on('error', () => {})
  const told = async () => of(await playground.trace(lab), 'program.log').map(({ text }) => text)
  await expect.poll(told).toContain(manyRequests)
})
