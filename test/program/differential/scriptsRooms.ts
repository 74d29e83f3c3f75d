/** What clients do with the programs about rooms, namespaces and the ends of connections. */
import type { Script } from './trial.ts'

const query = (name: string) => ({ query: { name } })

export const roomScripts: Record<string, Script> = {
  rooms: async ({ connect, ask, until }) => {
    const a = await connect('A')
    await connect('B')
    await ask('A', 'join', 'red')
    await ask('B', 'join', ['red', 'blue'])
    a.emit('say', 'red', 'to all in red')
    a.emit('say others', 'red', 'to others in red')
    await until('B', 'to others in red')
    await ask('B', 'leave', 'red')
    a.emit('say', 'red', 'again')
    await ask('A', 'leave', 'nowhere')
    await until('A', 'again')
  },
  sameNameTwice: async ({ connect, ask, until, quiet }) => {
    const a = await connect('A')
    await connect('D', { namespace: '/d-1' })
    await until('D', 'by the second call')
    await ask('A', 'tell')
    a.emit('adapter')
    await until('A', 'thrown')
    await ask('A', 'use')
    a.emit('used')
    await until('A', 'thrown', 2)
    await quiet()
  },
  targets: async ({ connect, until }) => {
    const a = await connect('A', query('A'))
    await connect('B', query('B'))
    await connect('C', query('C'))
    a.emit('go')
    for (const name of ['A', 'B', 'C']) await until(name, 'done')
  },
  leaving: async ({ connect, until }) => {
    const a = await connect('A', query('A'))
    const b = await connect('B', query('B'))
    await connect('C', query('C'))
    const d = await connect('D', query('D'))
    a.disconnect()
    await until('C', 'left')
    b.emit('kick', false)
    await until('C', 'left', 2)
    d.emit('kick', true)
    await until('C', 'left', 3)
    const e = await connect('E', query('E'))
    e.io.engine.close()
    await until('C', 'left', 4)
  },
  adapterMaps: async ({ connect, ask, until }) => {
    const a = await connect('A')
    await connect('B')
    await ask('A', 'change')
    await ask('B', 'change')
    a.disconnect()
    await until('B', 'gone')
  },
  namespaceForgotten: async ({ connect, ask, until }) => {
    const a = await connect('A')
    await connect('B', { namespace: '/news' })
    await until('B', 'hello')
    await ask('A', 'forget')
    await connect('C', { namespace: '/news' })
    await ask('A', 'again')
    await connect('D', { namespace: '/news' })
    await until('D', 'hello')
    await ask('B', 'echo', 'still here')
    await ask('D', 'echo', 'here')
    a.emit('tell')
    await until('B', 'to the old one')
    await until('D', 'to the new one')
  },
  mapsByHand: async ({ connect, ask, until }) => {
    await connect('A', query('A'))
    await connect('B', query('B'))
    const acts = [
      'delete a room',
      'take a member out',
      'put a member in',
      'make a room',
      'empty a room',
      'take a room from the socket',
      'forget the socket',
      'put it back',
      'clear the rooms',
      'hide the socket',
    ]
    let round = 0
    for (const act of acts) {
      round += 1
      if (act !== 'put a member in') for (const name of ['A', 'B']) await ask(name, 'join', 'red')
      await ask('A', 'act', act, 'B')
      await until('A', 'done', round)
    }
  },
  patternForgotten: async ({ connect, ask, until }) => {
    await connect('A')
    await connect('B', { namespace: '/p-1' })
    await until('B', 'hello')
    await connect('C', { namespace: '/asked' })
    await until('C', 'hello')
    await ask('A', 'forget')
    await connect('D', { namespace: '/p-2' })
    await connect('E', { namespace: '/asked' })
    await connect('F', { namespace: '/p-1' })
    await until('F', 'hello')
    await ask('A', 'clear')
    await connect('G', { namespace: '/p-3' })
    await connect('H', { namespace: '/other' })
  },
  manySockets: async ({ connect, ask, until, quiet }) => {
    const a = await connect('A', query('A'))
    await connect('B', query('B'))
    await connect('C', query('C'))
    await ask('A', 'fetch')
    a.emit('move')
    await until('C', 'still here')
    await until('B', 'disconnect')
    await quiet()
    await ask('A', 'fetch')
    a.emit('clear')
    await until('C', 'disconnect')
  },
  namespaces: async ({ connect, until, follow, quiet }) => {
    const a = await connect('A')
    const news = follow('news', a.io.socket('/news'))
    await until('news', 'to')
    follow('sports', a.io.socket('/sports'))
    await until('sports', 'to')
    await connect('B', { namespace: '/nowhere' })
    news.emit('tell')
    await until('news', 'names')
    await until('sports', 'all of sports')
    await until('A', 'all of main')
    news.disconnect()
    await quiet()
    news.connect()
    await until('news', 'connect', 2)
  },
  dynamicPattern: async ({ connect, until, ask }) => {
    const a = await connect('A', { namespace: '/room-1' })
    await until('A', 'hello')
    await connect('B', { namespace: '/room-2' })
    await until('B', 'hello')
    await connect('C', { namespace: '/room-x' })
    await connect('D')
    await ask('D', 'make')
    await connect('E', { namespace: '/room-9' })
    await until('E', 'hello')
    a.emit('tell')
    await until('A', 'all of them')
    await until('E', 'all of them')
  },
  dynamicFunction: async ({ connect, until }) => {
    await connect('A', { namespace: '/private-1', auth: { token: 'secret' } })
    await until('A', 'hello')
    await connect('B', { namespace: '/private-1', auth: { token: 'other' } })
    await connect('C', { namespace: '/private-2', auth: { token: 'other' } })
    await connect('D', { namespace: '/anything', auth: { token: 'late' } })
    await connect('E', { namespace: '/last' })
    await until('E', 'hello')
  },
  cleanup: async ({ connect, until }) => {
    await connect('watching')
    const a = await connect('A', { namespace: '/tmp-1' })
    const b = await connect('B', { namespace: '/tmp-2' })
    await until('B', 'hello')
    a.disconnect()
    await until('watching', 'children')
    const c = await connect('C', { namespace: '/tmp-1' })
    await until('C', 'hello')
    b.disconnect()
    c.disconnect()
    await until('watching', 'children', 3)
  },
  multiplex: async ({ connect, until, follow }) => {
    const main = await connect('main')
    const a = follow('a', main.io.socket('/a'))
    await until('a', 'sharing')
    const b = follow('b', main.io.socket('/b'))
    await until('b', 'sharing')
    a.emit('leave', false)
    await until('main', 'left')
    b.disconnect()
    await until('main', 'left', 2)
    b.connect()
    await until('b', 'sharing', 2)
    b.emit('leave', true)
    await until('main', 'disconnect')
  },
  serverDisconnect: async ({ connect, until }) => {
    const [a, b] = [await connect('A'), await connect('B')]
    a.emit('bye')
    await until('B', 'others')
    await until('A', 'disconnect')
    b.emit('close')
    await until('B', 'disconnect')
    const c = await connect('C', { transports: ['polling'] })
    c.emit('conn close')
    await until('C', 'disconnect')
  },
  ioClose: async ({ connect, until, served }) => {
    const a = await connect('A')
    await connect('B')
    a.emit('close')
    await until('A', 'disconnect')
    await until('B', 'disconnect')
    await until('A', 'closing')
    await served()
    await connect('C')
    await until('C', 'before me')
  },
  uncaught: async ({ connect, until }) => {
    const [a] = [await connect('A'), await connect('B', { transports: ['polling'] })]
    a.emit('go')
    await until('A', 'disconnect')
    await until('B', 'disconnect')
  },
  rejected: async ({ connect, until }) => {
    const a = await connect('A')
    a.emit('go')
    await until('A', 'disconnect')
  },
  exits: async ({ connect, until }) => {
    const a = await connect('A')
    await until('A', 'hello')
    a.emit('go')
    await until('A', 'disconnect')
  },
  recovery: async ({ connect, until }) => {
    await connect('B')
    const a = await connect('A', { reconnection: true, reconnectionDelay: 20, randomizationFactor: 0 })
    await until('A', 'hello')
    a.emit('cut me')
    await until('A', 'hello', 2)
    await until('A', 'missed', 2)
  },
  recoveryGuarded: async ({ connect, until }) => {
    const a = await connect('A', { reconnection: true, reconnectionDelay: 20, randomizationFactor: 0 })
    await until('A', 'hello')
    a.emit('cut me')
    await until('A', 'hello', 2)
    a.emit('cut me')
    await until('A', 'connect_error')
  },
  recoveredTwice: async ({ connect, until, ask, quiet }) => {
    const watching = await connect('watching')
    const a = await connect('A')
    await until('A', 'hello')
    const { _pid: pid, _lastOffset: offset } = a as unknown as Record<string, string>
    a.io.engine.close()
    await until('watching', 'out')
    const b = await connect('B', { auth: { pid, offset } })
    await until('B', 'hello')
    await connect('C', { auth: { pid, offset } })
    await until('C', 'hello')
    for (const name of ['B', 'C']) await ask(name, 'ask')
    watching.emit('tell', 1)
    // Socket.IO sends by the id while connection state recovery is on.
    await until('C', 'told', 3)
    await ask('B', 'add')
    await until('C', 'in the room')
    await quiet()
    b.emit('bye')
    await until('watching', 'out', 2)
    await ask('C', 'ask')
    watching.emit('tell', 2)
    await until('watching', 'told', 2)
  },
}
