/** One `new Server()` of the program: the real one, and its namespaces. */
import type { IncomingMessage } from 'node:http'
import type { Server as EngineServer } from 'engine.io'
import { type Namespace, Server } from 'socket.io'
import { checkOptions } from '#shared/options.ts'
import type { Json } from '#shared/trace.ts'
import { noteRecovery } from '../inForce.ts'
import type { GuestMessage, Hook, JsonObject } from '../messages.ts'
import { notePattern, type Parent } from '../patterns.ts'
import { encodeForeign } from '../values.ts'
import type { Answer } from './asks.ts'
import { broadcast } from './broadcast.ts'
import type { Context } from './context.ts'
import { type ObservedEngine, observeEngine } from './engine.ts'
import { realOptions } from './options.ts'
import { patientTimeouts } from './patience.ts'
import { forgetAll } from './recovery.ts'
import { factsOf } from './requests.ts'
import { createSockets } from './sockets.ts'

type Told<K extends GuestMessage['kind']> = Extract<GuestMessage, { kind: K }>

export function createSocketServer(
  { server: number, options, inForce, line }: Told<'server'>,
  context: Context,
) {
  const { owner, deliver, asks, requests } = context
  const sockets = createSockets(number, context)
  const namespaces = new Map<string, Namespace>()
  const parents = new Map<number, Parent>()
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
  const warn = (text: string) => void owner.record({ kind: 'program.log', level: 'warn', text })
  const real = (given: JsonObject) => ({ ...realOptions(checked(given), askHook, warn), ...patience })
  const io = new Server(real(options))
  noteRecovery(io, inForce['connectionStateRecovery'])
  io.on('new_namespace', (namespace) => namespaces.set(namespace.name, namespace))
  owner.record({
    kind: 'program.server',
    path: io.path(),
    options: { ...inForce, ...patience },
    ...(line && { line }),
  })

  function attach({ http, options: extra, line }: Told<'server.attach'>): void {
    const httpServer = context.httpServers.of(http)
    if (httpServer === undefined) return
    io.attach(httpServer, real(extra))
    engines.push(observeEngine(io.engine as EngineServer, number, http, context, askHook))
    owner.serverCreated(io, line)
  }

  function createNamespace({ namespace: name, parent }: Told<'namespace'>): void {
    const dynamic = parent === undefined ? undefined : parents.get(parent)
    if (dynamic !== undefined) {
      dynamic.createChild(name)
      return
    }
    const namespace = io.of(name)
    namespaces.set(name, namespace)
    namespace.use(sockets.gate)
  }

  /** Whether a namespace may come to be is the program's to say, and the same goes for regular expressions. */
  function createParent({ parent, pattern, line }: Told<'parent'>): void {
    const dynamic = io.of(
      (namespace: string, auth: unknown, next: (error: Error | null, allow: boolean) => void) => {
        const given = encodeForeign([auth ?? null])
        if (given === undefined) {
          next(null, false)
          return
        }
        const call = asks.open(({ value }) => next(null, value === true))
        deliver({ kind: 'namespace.ask', call, server: number, parent, namespace, auth: given })
      },
    )
    dynamic.use(sockets.gate as never)
    parents.set(parent, dynamic as Parent)
    const text = notePattern(io, dynamic as Parent, pattern)
    owner.record({ kind: 'namespace.pattern', pattern: text, ...(line && { line }) })
  }

  const settings: Record<Told<'server.set'>['name'], (value: Json) => unknown> = {
    path: (value) => io.path(String(checked({ path: value })['path'])),
    connectTimeout: (value) =>
      io.connectTimeout(owner.patient ? patientTimeouts.connectTimeout : Number(value)),
    serveClient: (value) => io.serveClient(value === true),
  }

  return {
    io,
    sockets,
    attach,
    createNamespace,
    createParent,
    /** The engine of the newest `attach`, which is the one that the program sees. */
    engine: () => engines.at(-1),
    broadcast(message: Told<'broadcast'>): void {
      const namespace = namespaces.get(message.namespace)
      if (namespace !== undefined) broadcast(message, namespace, context)
    },
    set({ name, value }: Told<'server.set'>): void {
      settings[name](value)
    },
    async close(): Promise<void> {
      await io.close()
    },
    /** As when a process ends. */
    cut(): void {
      for (const engine of engines) engine.cut()
      for (const namespace of namespaces.values()) forgetAll(namespace)
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
