/** Connections that are refused are closed at both ends of our side, whether their peers close theirs or not. */
import { readdirSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { createNodePrograms } from '../support/nodePrograms.ts'
import { type Playground, startPlayground } from '../support/playground.ts'
import { program } from '../support/programText.ts'

const rounds = 10
const inOneRound = 100

const open = () => readdirSync('/dev/fd').length

const upgrade = (path: string) =>
  `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
  'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n'
const socketIo = '/socket.io/?EIO=4&transport=websocket'
const http = (handler: string) => `require('http').createServer(${handler}).listen(4000)`

/** What each kind sends, and the program of the lab that it is sent to. */
const kinds: Record<string, { lab?: string; most?: number; ask: (base: string) => string }> = {
  'a lab that nobody has': { ask: () => upgrade(`/lab/nothere${socketIo}`) },
  'a path of nobody': { ask: () => upgrade('/nothing') },
  'a control channel that does not know the transport': {
    ask: () => upgrade('/control/?EIO=4&transport=pigeon'),
  },
  'a control channel that does not know the session': {
    ask: () => upgrade('/control/?EIO=4&transport=websocket&sid=nobody'),
  },
  'a control channel of another protocol': { ask: () => upgrade('/control/?EIO=3&transport=websocket') },
  'a session that the lab does not have': {
    lab: program(''),
    ask: (base) => upgrade(`${base}${socketIo}&sid=nobody`),
  },
  'a protocol that the lab does not speak': {
    lab: program(''),
    ask: (base) => upgrade(`${base}/socket.io/?EIO=3&transport=websocket`),
  },
  'a path that the lab does not have': {
    lab: program('', '{ destroyUpgradeTimeout: 50 }'),
    ask: (base) => upgrade(`${base}/other`),
  },
  'a lab that is full': { lab: program(''), most: 0, ask: (base) => upgrade(base + socketIo) },
  'a lab where nobody listens': { lab: 'const x = 1', ask: (base) => upgrade(base + socketIo) },
  'a lab that takes no upgrades': {
    lab: http(`(req, res) => res.end('hello')`),
    ask: (base) => upgrade(base),
  },
  'what is no HTTP': { ask: () => 'NONSENSE\r\n\r\nNONSENSE\r\n\r\n' },
}

/** Peers that ask, and then neither read nor close. */
function peers(playground: Playground, text: string): Promise<Socket[]> {
  const one = () =>
    new Promise<Socket>((resolve) => {
      const socket = connect({ port: playground.port, host: '127.0.0.1', allowHalfOpen: true }, () =>
        socket.write(text, () => resolve(socket)),
      )
      socket.pause()
      socket.on('error', () => {})
      socket.once('close', () => resolve(socket))
    })
  return Promise.all(Array.from({ length: inOneRound }, one))
}
const gone = (socket: Socket) =>
  new Promise<void>((resolve) => {
    if (socket.closed) resolve()
    else socket.once('close', () => resolve()).destroy()
  })

test('[C20] 1,000 of each kind that is refused leave no descriptor behind, though their peers never close', async () => {
  const places: { name: string; playground: Playground; text: string }[] = []
  await using _all = {
    async [Symbol.asyncDispose]() {
      await Promise.all(places.map(({ playground }) => playground[Symbol.asyncDispose]()))
    },
  }
  for (const [name, { lab, most, ask }] of Object.entries(kinds)) {
    const maxConnections = most === undefined ? {} : { maxConnections: most }
    const playground = await startPlayground({ programs: createNodePrograms(), ...maxConnections })
    const made = lab === undefined ? undefined : await playground.lab(lab)
    places.push({ name, playground, text: ask(made?.base ?? '') })
  }
  const none = Object.fromEntries(places.map(({ name }) => [name, 0]))
  const left = async () =>
    Object.fromEntries(
      await Promise.all(
        places.map(async ({ name, playground }) => [name, await playground.connections()] as const),
      ),
    )
  await expect.poll(left, { timeout: 10_000 }).toEqual(none)
  const before = open()
  for (let round = 0; round < rounds; round += 1) {
    const all = (await Promise.all(places.map(({ playground, text }) => peers(playground, text)))).flat()
    await expect.poll(left, { timeout: 30_000 }).toEqual(none)
    expect(open()).toBe(before + all.filter(({ closed }) => !closed).length)
    await Promise.all(all.map(gone))
  }
  expect(open()).toBe(before)
}, 180_000)
