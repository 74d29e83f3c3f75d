/** One `new Server()` of the program: the real one, and its namespaces. */
import type { IncomingMessage } from 'node:http'
import type { Server as EngineServer } from 'engine.io'
import { Server } from 'socket.io'
import { checkOptions } from '#shared/options.ts'
import type { Json } from '#shared/trace.ts'
import type { Observed } from '../contract.ts'
import type { Hook, JsonObject, MessageOf } from '../protocol/messages.ts'
import type { Answer } from './asks.ts'
import { broadcast } from './broadcast.ts'
import type { Context } from './context.ts'
import { type ObservedEngine, observeEngine } from './engine.ts'
import { createMapEdits } from './mapEdits.ts'
import { createNamespaces } from './namespaces.ts'
import { inEffect, realOptions } from './options.ts'
import { patientTimeouts } from './patience.ts'
import { createKept, recoveringAdapter } from './recovery.ts'
import { factsOf } from './requests.ts'
import { createSockets } from './sockets.ts'

export function createSocketServer(
  { server: number, options, inForce, line }: MessageOf<'server'>,
  context: Context,
) {
  const { owner, deliver, asks, requests, account, timers, warn } = context
  const engines: ObservedEngine[] = []

  const askHook = (
    hook: Hook,
    req: IncomingMessage,
    answered: (answer: Answer) => void,
    handler?: number,
  ): void =>
    deliver({
      kind: 'hook',
      hook,
      call: asks.open(answered),
      server: number,
      request: requests.numberOf(req),
      facts: factsOf(req),
      handler,
    })

  const patience = owner.patient ? patientTimeouts : {}
  const real = (given: JsonObject) => {
    const taken = realOptions(checked(given), askHook, warn)
    const adapter = taken.connectionStateRecovery ? { adapter: recoveringAdapter(timers) } : {}
    return { ...taken, ...adapter, ...patience }
  }
  const io = new Server(real(options))
  const recovery = createKept(account, warn)
  const namespaces = createNamespaces(io, { server: number, context, recovery }, () => sockets.gate)
  const sockets = createSockets(number, context, recovery, namespaces.left)
  const editMaps = createMapEdits(account, sockets.recount)
  let observed: Observed | undefined
  owner.record({
    kind: 'program.server',
    path: io.path(),
    options: { ...inEffect(inForce), ...patience },
    ...(line && { line }),
  })

  function attach(message: MessageOf<'server.attach'>): void {
    const { http, options: extra } = message
    const httpServer = context.httpServers.of(http)
    if (httpServer === undefined) return
    io.attach(httpServer, real(extra))
    engines.push(observeEngine(io.engine as EngineServer, message, context, askHook))
    const { connectionStateRecovery } = inForce
    const server = { io, recovery: connectionStateRecovery, patternOf: namespaces.patternOf }
    observed = owner.serverCreated(server) ?? observed
  }

  const settings: Record<MessageOf<'server.set'>['name'], (value: Json) => unknown> = {
    path: (value) => io.path(String(checked({ path: value })['path'])),
    connectTimeout: (value) =>
      io.connectTimeout(owner.patient ? patientTimeouts.connectTimeout : Number(value)),
    serveClient: (value) => io.serveClient(value === true),
  }

  return {
    io,
    sockets,
    attach,
    createNamespace: namespaces.create,
    createParent: namespaces.createParent,
    forgetParent: namespaces.forgetParent,
    forgetNamespace(message: MessageOf<'namespace.forget'>): void {
      if (namespaces.forget(message)) observed?.namespaceForgotten(message.namespace)
    },
    edit(message: MessageOf<'adapter.edit'>): void {
      const namespace = namespaces.of(message)
      if (namespace !== undefined) editMaps(namespace, message)
    },
    /** The engine of the newest `attach`, which is the one that the program sees. */
    engine: () => engines.at(-1),
    broadcast(message: MessageOf<'broadcast'>): void {
      const namespace = namespaces.of(message)
      if (namespace !== undefined) broadcast(message, namespace, context, recovery)
    },
    set({ name, value }: MessageOf<'server.set'>): void {
      settings[name](value)
    },
    async close(): Promise<void> {
      await io.close()
    },
    /** As when a process ends. */
    cut(): void {
      for (const engine of engines) engine.cut()
      for (const namespace of namespaces.all()) recovery.forget(namespace)
    },
  }
}
/** The guest library checked them already; but it runs beside the program, and a crash here would be everybody's. */
function checked(options: JsonObject): JsonObject {
  const { problem, options: fine } = checkOptions(options)
  if (problem) throw new Error(problem.message)
  return fine
}

export type SocketServer = ReturnType<typeof createSocketServer>
