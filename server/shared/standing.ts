/** What still holds of events that were let go: without it, a picture that begins later would say false things. */
import type { TraceEvent } from './trace.ts'

/** Beyond so many, the oldest are forgotten: a program may join rooms without end. */
const most = 2_000

export function createStanding() {
  const facts = new Map<string, TraceEvent>()

  const hold = (key: string, event: TraceEvent): void => {
    facts.delete(key)
    facts.set(key, event)
    if (facts.size > most) facts.delete(facts.keys().next().value ?? '')
  }
  const dropWhere = (gone: (key: string) => boolean): void => {
    for (const key of [...facts.keys()]) if (gone(key)) facts.delete(key)
  }
  const ofServer = (key: string) => !key.startsWith('client ') && key !== 'run' && key !== 'conditions'

  /** Adds an event that is being let go, in order. */
  function add(event: TraceEvent): void {
    switch (event.kind) {
      case 'program.run':
        dropWhere(ofServer)
        hold('run', event)
        return
      case 'program.stop':
        dropWhere(ofServer)
        hold('stop', event)
        return
      case 'wire.conditions':
        hold('conditions', event)
        return
      case 'program.server':
        hold(`server ${event.path}`, event)
        return
      case 'program.listen':
        if (event.port === null) dropWhere((key) => key.startsWith('listen '))
        else hold(`listen ${event.port}`, event)
        return
      case 'engine.open':
      case 'engine.upgrade':
        hold(`${event.kind} ${event.connection}`, event)
        return
      case 'engine.close':
        facts.delete(`engine.open ${event.connection}`)
        facts.delete(`engine.upgrade ${event.connection}`)
        return
      case 'namespace.create':
        hold(`namespace ${event.namespace}`, event)
        return
      case 'namespace.delete':
        facts.delete(`namespace ${event.namespace}`)
        return
      case 'namespace.pattern':
        hold(`pattern ${event.pattern}`, event)
        return
      case 'socket.connect':
        hold(`socket ${event.namespace} ${event.id}`, event)
        return
      case 'socket.disconnect':
        facts.delete(`socket ${event.namespace} ${event.id}`)
        return
      case 'room.create':
        hold(`room ${event.namespace} ${event.room}`, event)
        return
      case 'room.delete':
        facts.delete(`room ${event.namespace} ${event.room}`)
        return
      case 'room.join':
        hold(`join ${event.namespace} ${event.room} ${event.id}`, event)
        return
      case 'room.leave':
        facts.delete(`join ${event.namespace} ${event.room} ${event.id}`)
        return
      case 'client.run':
      case 'client.gone':
        dropWhere((key) => key.startsWith(`client ${event.client} `))
        hold(`client ${event.client} `, event)
        return
      case 'client.connecting':
      case 'client.connect':
      case 'client.connect_error':
      case 'client.disconnect':
        hold(`client ${event.client} ${event.kind} ${event.namespace}`, event)
        return
      case 'client.upgrade':
      case 'client.reconnecting':
      case 'client.waiting':
        hold(`client ${event.client} ${event.kind}`, event)
        return
      default:
    }
  }

  return {
    add,
    /** What holds, in the order in which it happened. */
    list: (): TraceEvent[] => [...facts.values()].sort((a, b) => a.seq - b.seq),
  }
}
export type Standing = ReturnType<typeof createStanding>
