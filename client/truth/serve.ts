/** What the program and its servers are, event by event. */
import type { TraceEvent } from '#shared/trace.ts'
import type { State } from './evidence.ts'
import { freshServer, type ServerEvidence } from './facts.ts'

/** Takes what an event says of the server. */
export function serve(state: State, event: TraceEvent): void {
  const set = (part: Partial<ServerEvidence>) => {
    state.server = { ...state.server, ...part }
  }
  const { server } = state
  switch (event.kind) {
    case 'program.run':
      state.connections.clear()
      state.server = { ...freshServer(), program: event.text }
      return
    case 'program.server':
      set({ paths: [...server.paths, event.path], options: event.options })
      return
    case 'program.listen':
      set({ port: event.port, listenLine: event.line ?? null })
      return
    case 'program.error':
      set({ errorLine: event.line ?? null })
      return
    case 'namespace.create':
      server.namespaces.add(event.namespace)
      return
    case 'namespace.delete':
      server.namespaces.delete(event.namespace)
      return
    case 'program.stop':
      state.connections.clear()
      set({ port: null, clientsCount: 0, stopped: event.reason })
      for (const evidence of state.clients.values()) {
        const isConnected = [...evidence.sockets.values()].some(
          ({ seen, told }) => seen.kind === 'connected' || told.kind === 'connected',
        )
        if (isConnected) evidence.lostRun = event.reason
      }
      return
    case 'engine.open':
      if (event.connection) state.connections.add(event.connection)
      set({ clientsCount: state.connections.size })
      return
    case 'engine.close':
      if (event.connection) state.connections.delete(event.connection)
      set({ clientsCount: state.connections.size })
      return
    default:
  }
}
