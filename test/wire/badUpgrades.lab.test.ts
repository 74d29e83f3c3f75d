import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { of } from '../support/events.ts'
import { createNodePrograms } from '../support/nodePrograms.ts'
import { type Made, next, type Playground, startPlayground } from '../support/playground.ts'
import { program } from '../support/programText.ts'

/** Sends raw bytes and returns what came back until the connection ended. */
function raw(playground: Playground, text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(playground.port, '127.0.0.1', () => socket.write(text))
    let answer = ''
    socket.setTimeout(3_000, () => socket.destroy())
    socket.on('data', (bytes) => {
      answer += bytes
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve(answer))
  })
}
const upgrade = (
  path: string,
  extra = 'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n',
) => `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${extra}\r\n`

test.each([
  [
    'a sid that nobody has',
    (lab: Made) => upgrade(`${lab.base}/socket.io/?EIO=4&transport=websocket&sid=nobody`),
    [400],
    1,
  ],
  ['a wrong EIO', (lab: Made) => upgrade(`${lab.base}/socket.io/?EIO=3&transport=websocket`), [101, 400], 5],
  ['an unknown transport', (lab: Made) => upgrade(`${lab.base}/socket.io/?EIO=4&transport=pigeon`), [400], 0],
])(
  '[W8] an upgrade with %s gets Engine.IO’s own answer, and the trace says why',
  async (_name, request, statuses, code) => {
    await using playground = await startPlayground({ programs: createNodePrograms() })
    const lab = await playground.lab(program(''))
    expect(await raw(playground, request(lab))).toContain('HTTP/1.1 400')
    const events = await playground.trace(lab)
    expect(of(events, 'http.response').map((r) => r.status)).toEqual(statuses)
    expect(of(events, 'engine.error').map((e) => e.code)).toEqual([code])
  },
)

test('[W9] broken upgrades end at once, and the lab goes on', async () => {
  await using playground = await startPlayground({ programs: createNodePrograms() })
  const lab = await playground.lab(program(''))
  const path = `${lab.base}/socket.io/?EIO=4&transport=websocket`
  expect(await raw(playground, upgrade(path, ''))).toMatch(/^HTTP\/1\.1 400/)
  expect(await raw(playground, upgrade('/lab/nothere/socket.io/?EIO=4&transport=websocket'))).toMatch(
    /^HTTP\/1\.1 404/,
  )
  expect(
    await raw(
      playground,
      `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: pigeon\r\n\r\n`,
    ),
  ).toMatch(/^(HTTP\/1\.1 400)?/)
  expect(await raw(playground, 'NONSENSE\r\n\r\n')).toMatch(/^HTTP\/1\.1 400/)
  const bad = Buffer.from([0xff, 0xff, 0xff]).toString('latin1')
  await raw(playground, upgrade(path) + bad)
  const client = playground.client(lab)
  await next(client, 'connect')
})

test('[W34] an upgrade that nobody answers is told as cut: by the server that ends it, or by the client that goes', async () => {
  await using playground = await startPlayground({ programs: createNodePrograms() })
  const lab = await playground.lab(program('', '{ destroyUpgradeTimeout: 100 }'))
  const cuts = async () => of(await playground.trace(lab), 'http.cut').map(({ by }) => by)
  expect(await raw(playground, upgrade(`${lab.base}/other`))).toBe('')
  await expect.poll(cuts).toEqual(['server'])

  const patient = await playground.lab(program('', '{ destroyUpgrade: false }'))
  const socket = connect(playground.port, '127.0.0.1', () => socket.write(upgrade(`${patient.base}/other`)))
  const asked = async () => of(await playground.trace(patient), 'http.request').length
  await expect.poll(asked).toBe(1)
  socket.destroy()
  await expect
    .poll(async () => of(await playground.trace(patient), 'http.cut').map(({ by }) => by))
    .toEqual(['client'])
})
