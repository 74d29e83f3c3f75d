/** What the host tells of clients: who connects, what they send, who leaves. */
import { boundWords } from '../../boundWords.ts'
import { decode } from '../../values.ts'
import { refuse, runLearner } from '../bridge.ts'
import { answer, answerError, answerValues, functionOf } from '../calls.ts'
import { noteHandler } from '../emitter.ts'
import { awaited } from '../promises.ts'
import { requestOf } from '../requests.ts'
import { checkHeader } from '../responseChecks.ts'
import { hear, say } from '../say.ts'
import { encode } from '../values.ts'
import { Client, Connection } from './connection.ts'
import { readCors, settleOrigin } from './options.ts'
import { dynamicsOf, serverOf, socketOf } from './registry.ts'
import type { Server } from './server.ts'
import { Socket } from './socket.ts'

const clients = new WeakMap<Connection, Client>()
const connectionOf = (server: number, conn: string) => serverOf(server)?.connections.get(conn)

hear('conn.open', (message) => {
  const server = serverOf(message.server)
  if (server?.engine === undefined) return
  const connection = new Connection(server.engine, message)
  server.connections.set(message.conn, connection)
  server.engine.clients[message.conn] = connection
  server.engine.clientsCount += 1
  clients.set(connection, new Client(connection))
  server.engine.emit('connection', connection)
})
hear('conn.upgrade', ({ server, conn, transport }) => {
  const connection = connectionOf(server, conn)
  if (connection === undefined) return
  connection.transport = { name: transport }
  connection.upgraded = true
  connection.emit('upgrade', connection.transport)
})
hear('conn.close', ({ server: number, conn, reason, description }) => {
  const server = serverOf(number)
  const connection = server?.connections.get(conn)
  if (server === undefined || connection === undefined) return
  connection.readyState = 'closed'
  server.connections.delete(conn)
  delete server.engine.clients[conn]
  server.engine.clientsCount -= 1
  connection.emit('close', reason, errorOf(description))
})
hear('conn.event', ({ server, conn, event, values }) => {
  connectionOf(server, conn)?.emit(event, ...decode(values))
})
hear('engine.error', ({ server, request, facts, code, message, context }) => {
  const req = requestOf(request, facts)
  serverOf(server)?.engine.emit('connection_error', { req, code, message, context: decode(context)[0] })
})

hear('connecting', (message) => {
  const server = serverOf(message.server)
  const namespace = server?._nsps.get(message.namespace)
  const connection = server?.connections.get(message.conn)
  const client = connection && clients.get(connection)
  if (server === undefined || namespace === undefined || client === undefined) {
    const { server, namespace, id } = message
    say({ kind: 'refuse', server, namespace, id, error: encode([{ message: 'Invalid namespace' }]) })
    return
  }
  const socket = new Socket(namespace, client, message)
  if (message.recovered) {
    socket.adapter.note(socket.id, message.rooms)
    server._recover(socket)
  }
  const recovery = server.opts['connectionStateRecovery'] as { skipMiddlewares?: unknown } | undefined
  namespace.add(socket, Boolean(message.recovered && recovery?.skipMiddlewares))
})
hear('gone', (name) => socketOf(name)?._onclose('transport close'))
hear('closing', (message) => socketOf(message)?._onclose(message.reason, errorOf(message.description)))
hear('event', (message) => socketOf(message)?._onevent(decode(message), message.ack))
hear('socket.error', (message) => socketOf(message)?.tell('error', new Error(message.message)))

hear('namespace.ask', ({ call, server: number, parent, namespace, auth }) => {
  const server = serverOf(number)
  const dynamic = server && dynamicsOf(server).get(parent)
  if (server === undefined || dynamic === undefined) return answer(call, false)
  const { test, namespace: parentNamespace } = dynamic
  const decide = (error: unknown, allow: boolean) => {
    if (!error && allow && !server._nsps.has(namespace)) parentNamespace.createChild(namespace)
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
  const learned = (fn: unknown, args: unknown[]) => runLearner(fn as never, undefined, args)
  switch (hook) {
    case 'allowRequest':
      return learned(server.hooks.allowRequest, [
        req,
        (error: unknown, allowed: unknown) => answerValues(call, [error ?? null, Boolean(allowed)]),
      ])
    case 'cors':
      return learned(server.hooks.cors, [
        req,
        (error: unknown, cors: unknown) =>
          error ? answerError(call, error) : answerValues(call, [readCors(cors, origin)]),
      ])
    case 'origin':
      return learned(server.hooks.origin, [
        origin,
        (error: unknown, allowed: unknown) =>
          error ? answerError(call, error) : answerValues(call, [settleOrigin(allowed, origin) ?? false]),
      ])
    case 'generateId':
      return generateId(server, call, functionOf(handler ?? 0), req)
    case 'headers':
      return answerValues(call, [collectHeaders(server, req)])
  }
})

/** May answer at once or by a promise; what it throws refuses the handshake. */
async function generateId(server: Server, call: number, fn: unknown, req: unknown): Promise<void> {
  try {
    const id = String(await awaited((fn as (req: unknown) => unknown).call(server.engine, req)))
    if (id.length > 200) refuse(boundWords.longId)
    answer(call, id)
  } catch (error) {
    answerError(call, error)
  }
}

/** Lets the program's listeners fill headers, before the host needs them. */
function collectHeaders(server: Server, req: ReturnType<typeof requestOf>): Record<string, unknown> {
  const headers: Record<string, unknown> = {}
  if (req._query?.['sid'] === undefined) server.engine.emit('initial_headers', headers, req)
  server.engine.emit('headers', headers, req)
  runLearner(checkAll as never, undefined, [headers])
  return headers
}

const checkAll = (headers: Record<string, unknown>) => {
  for (const [name, value] of Object.entries(headers)) checkHeader(name, value)
  if (JSON.stringify(headers).length > 16_000) refuse(boundWords.engineHeaders)
}

const errorOf = (description: string | null): Error | undefined =>
  description === null ? undefined : new Error(description)
