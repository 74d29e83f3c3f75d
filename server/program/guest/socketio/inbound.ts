/** What the host tells of clients: who connects, what they send, who leaves. */
import { boundWords } from '../../protocol/boundWords.ts'
import { decode } from '../../protocol/values.ts'
import { refuse, runLearner } from '../bridge.ts'
import { answer, answerError, answerValues, functionOf } from '../calls.ts'
import { callListeners, noteHandler } from '../emitter.ts'
import { awaited } from '../promises.ts'
import { requestOf } from '../requests.ts'
import { checkHeader } from '../responseChecks.ts'
import { hear, say } from '../say.ts'
import { encode } from '../values.ts'
import { Client, Connection } from './connection.ts'
import { inside } from './inside.ts'
import { readCors, settleOrigin } from './options.ts'
import { partAll } from './parting.ts'
import { dynamicsOf, enter, recipientOf, serverOf, socketOf } from './registry.ts'
import type { Server } from './server.ts'
import { Socket } from './socket.ts'
import { transportNamed } from './transport.ts'

const clients = new WeakMap<Connection, Client>()
/** The one that ended last: what came with the read that ended it may still be on its way. */
let ended: Connection | undefined
const connectionOf = (server: number, conn: string) => {
  const found = serverOf(server)
  return found && inside.server.connections(found).get(conn)
}
const endedOf = (conn: string) =>
  ended !== undefined && inside.connection.id(ended) === conn ? ended : undefined

const engineOf = (server: number) => {
  const found = serverOf(server)
  return found && inside.server.engine(found)
}

hear('conn.open', (message) => {
  const server = serverOf(message.server)
  const engine = server && inside.server.engine(server)
  if (server === undefined || engine === undefined) return
  const connection = new Connection(engine, message)
  inside.server.connections(server).set(message.conn, connection)
  engine.clients[message.conn] = connection
  engine.clientsCount += 1
  clients.set(connection, new Client(connection))
  engine.emit('connection', connection)
})
hear('conn.upgrading', ({ server, conn, upgrading, probed }) => {
  const connection = connectionOf(server, conn)
  if (connection === undefined) return
  connection.upgrading = upgrading
  if (probed !== null) connection.emit('upgrading', transportNamed(probed, connection))
})
hear('conn.upgrade', ({ server, conn, transport }) => {
  const connection = connectionOf(server, conn)
  if (connection === undefined) return
  connection.transport = transportNamed(transport, connection)
  connection.upgraded = true
  connection.emit('upgrade', connection.transport)
})
hear('conn.closing', ({ server, conn }) => {
  const connection = connectionOf(server, conn)
  if (connection) inside.connection.become(connection, 'closing')
})
hear('conn.close', ({ server: number, conn, reason, description }) => {
  const server = serverOf(number)
  const connection = connectionOf(number, conn)
  const engine = server && inside.server.engine(server)
  if (server === undefined || connection === undefined || engine === undefined) return
  inside.connection.become(connection, 'closed')
  inside.server.connections(server).delete(conn)
  ended = connection
  delete engine.clients[conn]
  engine.clientsCount -= 1
  partAll(connection)
  connection.emit('close', reason, errorOf(description))
})
hear('conn.event', ({ server, conn, event, values }) => {
  connectionOf(server, conn)?.emit(event, ...decode(values))
})
hear('engine.error', ({ server, request, facts, code, message, context }) => {
  const req = requestOf(request, facts)
  const engine = engineOf(server)
  engine?.emit('connection_error', { req, code, message, context: decode(context)[0] })
})

hear('connecting', (message) => {
  const server = serverOf(message.server)
  const namespace = server && inside.server.namespaces(server).get(message.namespace)
  const connection = connectionOf(message.server, message.conn) ?? endedOf(message.conn)
  const client = connection && clients.get(connection)
  if (server === undefined || namespace === undefined || client === undefined) {
    const { server, namespace, id } = message
    say({ kind: 'refuse', server, namespace, id, error: encode([{ message: 'Invalid namespace' }]) })
    say({ kind: 'parted', server, namespace, id })
    return
  }
  const socket = new Socket(namespace, client, message)
  enter(socket)
  if (message.recovered) {
    inside.adapter.note(inside.namespace.adapter(namespace), socket.id, message.rooms)
    inside.server.restore(server, socket)
  }
  const { connectionStateRecovery: recovery } = inside.server.options(server) as {
    connectionStateRecovery?: { skipMiddlewares?: unknown }
  }
  inside.namespace.add(namespace, socket, Boolean(message.recovered && recovery?.skipMiddlewares))
})
for (const kind of ['gone', 'closing'] as const)
  hear(kind, (message) => {
    const socket = socketOf(message)
    if (socket) inside.socket.close(socket, message.reason, errorOf(message.description))
  })
hear('event', (message) => {
  const socket = recipientOf(message)
  if (socket) inside.socket.event(socket, decode(message), message.ack)
})
hear('socket.error', (message) => {
  const socket = socketOf(message)
  if (socket) callListeners(socket, 'error', new Error(message.message))
})

hear('namespace.ask', ({ call, server: number, parent, namespace, auth }) => {
  const server = serverOf(number)
  const dynamic = server && dynamicsOf(server).get(parent)
  if (server === undefined || dynamic === undefined) return answer(call, false)
  const { test, namespace: parentNamespace } = dynamic
  const decide = (error: unknown, allow: boolean) => {
    if (!error && allow && !inside.server.namespaces(server).has(namespace))
      parentNamespace.createChild(namespace)
    answer(call, !error && Boolean(allow))
  }
  if (test instanceof RegExp) return decide(null, test.test(namespace))
  noteHandler('of', test as never, { server: number, namespace })
  runLearner(test as never, undefined, [namespace, decode(auth)[0], decide])
})

hear('hook', ({ call, hook, server: number, request, facts, handler }) => {
  const server = serverOf(number)
  if (server === undefined) return
  const req = requestOf(request, facts)
  const origin = req.headers['origin']
  const hooks = inside.server.hooks(server)
  /** Engine.IO catches what these throw, and refuses the request. */
  const caught = (fn: unknown, args: unknown[]) =>
    runLearner(fn as never, undefined, args, (error) => answerError(call, error))
  const decided = (error: unknown, allowed: unknown) =>
    error ? answerError(call, error) : answerValues(call, [settleOrigin(allowed, origin)])
  switch (hook) {
    case 'allowRequest':
      return runLearner(hooks.allowRequest as never, undefined, [
        req,
        (error: unknown, allowed: unknown) => answerValues(call, [error ?? null, Boolean(allowed)]),
      ])
    case 'cors':
      return caught(hooks.cors, [
        req,
        (error: unknown, cors: unknown) =>
          error ? answerError(call, error) : answerValues(call, [readCors(cors, origin)]),
      ])
    case 'origin':
      return caught(hooks.origin, [origin, decided])
    case 'generateId':
      return generateId(server, call, functionOf(handler ?? 0), req)
    case 'headers':
      return answerValues(call, [collectHeaders(server, req)])
  }
})

/** May answer at once or by a promise; what it throws refuses the handshake. */
async function generateId(server: Server, call: number, fn: unknown, req: unknown): Promise<void> {
  try {
    const id = String(
      await awaited((fn as (req: unknown) => unknown).call(inside.server.engine(server), req)),
    )
    if (id.length > 200) refuse(boundWords.longId)
    answer(call, id)
  } catch (error) {
    answerError(call, error)
  }
}

/** Lets the program's listeners fill headers, before the host needs them. */
function collectHeaders(server: Server, req: ReturnType<typeof requestOf>): Record<string, unknown> {
  const headers: Record<string, unknown> = {}
  const engine = inside.server.engine(server)
  if (req._query?.['sid'] === undefined) engine?.emit('initial_headers', headers, req)
  engine?.emit('headers', headers, req)
  runLearner(checkAll as never, undefined, [headers])
  return headers
}

const checkAll = (headers: Record<string, unknown>) => {
  for (const [name, value] of Object.entries(headers)) checkHeader(name, value)
  if (JSON.stringify(headers).length > 16_000) refuse(boundWords.engineHeaders)
}

const errorOf = (description: string | null): Error | undefined =>
  description === null ? undefined : new Error(description)
