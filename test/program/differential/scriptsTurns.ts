/** What clients do with the programs of the suite that ask in which order things run. */
import { type Hearing, rawPolling, rawWebSocket } from './rawClients.ts'
import type { Script } from './trial.ts'

/** Packets that come together, each list in one read; the first with the connection. */
const clusters: Record<string, readonly (readonly string[])[]> = {
  events: [['42["one"]', '42["two"]', '42["three"]']],
  acknowledged: [['420["one"]', '421["two","x"]']],
  'event and leave': [['42["one"]', '41']],
  'events and leave': [['42["one"]', '42["two"]', '41']],
  'leave and event': [['41', '42["one"]']],
  'slow and leave': [['42["slow"]', '42["one"]', '41']],
  'left by the program': [['42["one"]', '42["leave"]', '42["two"]']],
  answers: [['42["ask"]'], ['430["first"]', '42["one"]', '431["second"]', '42["two"]']],
  'two namespaces': [['40/other,{"name":"two namespaces"}'], ['42["one"]', '42/other,["one"]', '42["two"]']],
  'event and unknown packet': [['42["one"]', '9']],
  many: [Array.from({ length: 40 }, (_, n) => `42["${['one', 'two', 'three'][n % 3]}","${n}"]`)],
}
/** What is first, and comes before there can be an answer. */
const early: Record<string, readonly string[]> = {
  'connect and event': ['40{"name":"early"}', '42["one"]'],
  'connect and leave': ['40{"name":"early"}', '41'],
  'connect twice': ['40{"name":"early"}', '40{"name":"again"}'],
}

export const turnScripts: Record<string, Script> = {
  eventLoop: async ({ connect, until }) => {
    const a = await connect('A')
    const places = {
      handler: 'in a handler',
      tick: 'after a tick',
      await: 'after await',
      check: 'in an immediate',
    }
    for (const [place, event] of Object.entries(places)) {
      a.emit(event)
      await until('A', place)
    }
    a.emit('of a timer')
    await until('A', 'immediate of a timer')
    await until('A', 'timer of a timer')
  },
  uncaughtListeners: async ({ connect, until, quiet }) => {
    await connect('watching')
    const a = await connect('A')
    for (const event of ['two', 'any', 'use', 'rejects']) {
      a.emit(event)
      await until('A', event)
      await quiet()
    }
    a.emit('own')
    await until('A', 'the program caught')
    await connect('B', { auth: { fails: true } })
    await quiet()
    a.emit('leave')
    await until('watching', 'disconnecting')
    await quiet()
    await connect('C')
    await until('C', 'last of connection')
  },
  clusters: async ({ note, place, names }) => {
    for (const open of [rawPolling, rawWebSocket]) {
      const of = (name: string) => settled(names, (words) => words.startsWith(name))
      for (const [name, reads] of Object.entries(clusters)) {
        const client = await open(await place.url())
        await client.together(`40{"name":"${name}"}`)
        await of(name)
        for (const read of reads) {
          await client.together(...read)
          note(`${open.name} ${name}`, ...(await of(name)))
        }
        await client.end()
      }
      for (const [name, read] of Object.entries(early)) {
        const client = await open(await place.url())
        await client.together(...read)
        note(`${open.name} ${name}`, ...(await of('early')))
        await client.end()
      }
    }
  },
  volatileLater: async ({ connect, ask, until, quiet }) => {
    for (const [name, transport] of [
      ['A', 'websocket'],
      ['B', 'polling'],
    ] as const) {
      let ways: string[] = []
      const a = await connect(name, { transports: [transport] }, (socket) =>
        socket.once('ways', (given) => {
          ways = given
        }),
      )
      await until(name, 'ways')
      await quiet()
      for (const way of ways) {
        // Whether the next request is there by then depends on the network.
        if (transport === 'polling' && way === 'setImmediate') continue
        if (way === 'acknowledged') await ask(name, way)
        else a.emit(way)
        await until(name, `over ${way}`)
        await quiet()
      }
    }
  },
  saidLate: async ({ note, place, names }) => {
    const open = async (name: string) => {
      const client = await rawWebSocket(await place.url())
      await client.together(`40{"name":"${name}"}`)
      await heard(client, /^4[04]/)
      return client
    }
    const packets = ({ heard }: Hearing) => heard.filter((packet) => !/^(0|40)/.test(packet))
    const told = async (name: string, lines: number) =>
      [...(await settled(names, (words) => words.startsWith(name), lines))].sort()
    const a = await open('A')
    await a.together('421["leave"]')
    note('A', ...(await told('A', 7)), ...packets(a))
    await a.end()
    const b = await open('B')
    await b.end()
    note('B', ...(await told('B', 4)))
    const c = await open('refused')
    await heard(c, /^42/)
    note('refused', ...packets(c))
    await c.end()
  },
  recoveryTicks: async ({ connect, until, quiet }) => {
    await connect('watching', { namespace: '/watching' })
    const a = await connect('A')
    a.emit('start')
    await until('watching', 'done')
    await until('A', 'disconnect')
    a.connect()
    await until('A', 12)
    const b = await connect('B')
    // Socket.IO's client keeps what it read before it went, and gets it again when it is back: it must read none of it.
    b.emit('be busy')
    b.io.engine.close()
    await until('B', 'disconnect')
    await quiet()
    b.connect()
    await until('B', 'connect', 2)
    await quiet()
  },
}

/** What the program told of somebody, until there are so many lines and nothing more comes. */
async function settled(
  names: (path: string) => Promise<string[]>,
  isMeant: (words: string) => boolean,
  lines = 1,
): Promise<string[]> {
  const told: string[] = []
  const late = Date.now() + 10_000
  for (let quiet = 0; quiet < 3 || told.length < lines; quiet += 1) {
    const more = (await names('/told')).filter(isMeant)
    if (more.length > 0) quiet = 0
    told.push(...more)
    if (Date.now() > late) throw new Error(`told only ${told}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  return told
}

/** Waits until a client has heard such a packet. */
async function heard(client: Hearing, packet: RegExp): Promise<void> {
  const late = Date.now() + 10_000
  while (!client.heard.some((one) => packet.test(one))) {
    if (Date.now() > late) throw new Error(`heard only ${client.heard}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
