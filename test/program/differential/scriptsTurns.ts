/** What clients do with the programs of the suite that ask in which order things run. */
import type { Script } from './trial.ts'

export const turnScripts: Record<string, Script> = {
  eventLoop: async ({ connect, until }) => {
    const a = await connect('A')
    const places = { handler: 'in a handler', tick: 'after a tick', await: 'after await', check: 'in an immediate' }
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
}
