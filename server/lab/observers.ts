/** Watches a real Socket.IO server through its own events and tells the trace. It cuts off who does not read, and changes nothing else. */
import type { Namespace, Socket } from 'socket.io'
import type { Fact } from '#shared/trace.ts'
import { decodeMsgpackPacket } from '#shared/wire/msgpackPacket.ts'
import type { Account } from '../ledger/ledger.ts'
import { createPart } from '../ledger/part.ts'
import type { Observed, RunServer } from '../program/contract.ts'
import { exchangeBehind } from '../wire/gateway.ts'
import type { Lanes } from '../wire/lanes.ts'
import { limitUnread, type Sending } from '../wire/unread.ts'
import { connectionOf } from './connectionOf.ts'

interface EngineConnection extends Omit<Sending, 'on'> {
  id: string
  request: object
  transport: Sending['transport'] & { name: string }
  on: (event: string, listener: (...args: never[]) => void) => void
  once: (event: string, listener: () => void) => void
}
interface ConnectionError {
  req?: object
  code: number
  message: string
  context?: { name?: unknown }
}
const unreadWords =
  '보낸 데이터를 읽지 않는 클라이언트가 있어서 그 연결을 끊었어요. 8MB가 넘게 밀려 있었어요.'
/** ms by which Node's timers and its clock may differ. */
const clockSlack = 10
/** `44{…}`: a CONNECT_ERROR packet inside an Engine.IO message (Socket.IO protocol v5). */
const connectError = /^4(?:([^,{[]+),)?(\{.*\})?$/s

export function observe(
  { io, patternOf }: RunServer,
  { record, lanes, account }: { record: (fact: Fact) => void; lanes: Lanes; account: Account },
): Observed {
  const stampOf = (connection: string) => {
    const client = lanes.laneOf(connection)
    return { connection, ...(client && { client }) }
  }

  /** The namespaces that are there. */
  const born = new Map<string, Namespace>()
  /** What a connection failed with, until it closes. */
  const errors = new Map<string, string>()
  /** Connections that are in no namespace yet: Socket.IO closes them when its patience is over. */
  const joinless = new Map<string, { since: number; patience: number }>()

  io.engine.on('connection', (conn: EngineConnection) => {
    exchangeBehind(conn.request)?.learnSid(conn.id)
    const stamp = stampOf(conn.id)
    joinless.set(conn.id, { since: performance.now(), patience: io._connectTimeout })
    record({ kind: 'engine.open', ...stamp, transport: conn.transport.name })
    conn.on('upgrade', (transport: { name: string }) => {
      record({ kind: 'engine.upgrade', ...stamp, transport: transport.name })
    })
    conn.on('close', (reason: string, description?: unknown) => {
      lanes.release(conn.id)
      const detail = errors.get(conn.id) ?? messageOf(description)
      errors.delete(conn.id)
      const waited = waitedOf(conn.id, reason)
      joinless.delete(conn.id)
      record({
        kind: 'engine.close',
        ...stamp,
        transport: conn.transport.name,
        reason,
        ...(detail !== undefined && { detail }),
        ...(waited !== undefined && { waited }),
      })
    })
    limitUnread(
      conn as unknown as Sending,
      () => record({ kind: 'program.log', ...stamp, level: 'warn', text: unreadWords }),
      createPart(account, 'unread', (over) => conn.once('close', over)),
    )
    conn.on('packetCreate', ({ data }: { data?: unknown }) => {
      const refusal = refusalIn(data)
      if (!refusal) return
      record({ kind: 'socket.refused', ...stamp, ...refusal })
      tellWhetherGone(refusal.namespace)
    })
  })
  io.engine.on('connection_error', ({ req, code, message, context }: ConnectionError) => {
    const stamp = (req && exchangeBehind(req)?.stamp()) ?? {}
    const name = typeof context?.name === 'string' ? { context: context.name } : {}
    record({ kind: 'engine.error', ...stamp, code, message, ...name })
  })
  io.on('new_namespace', (namespace: Namespace) => {
    observeNamespace(namespace)
  })
  // A program may have made namespaces before it attached the server.
  for (const namespace of new Set([io.of('/'), ...io._nsps.values()])) {
    observeNamespace(namespace)
  }

  function observeNamespace(namespace: Namespace): void {
    const { name, adapter } = namespace
    const pattern = patternOf(namespace)
    record({ kind: 'namespace.create', namespace: name, ...(pattern !== undefined && { pattern }) })
    born.set(name, namespace)
    // A program may name a room with a number; the trace has texts.
    adapter.on('create-room', (room: unknown) =>
      record({ kind: 'room.create', namespace: name, room: String(room) }),
    )
    adapter.on('delete-room', (room: unknown) =>
      record({ kind: 'room.delete', namespace: name, room: String(room) }),
    )
    adapter.on('join-room', (room: unknown, id: string) => {
      record({ kind: 'room.join', ...stampOfSocket(namespace, id), namespace: name, room: String(room), id })
    })
    adapter.on('leave-room', (room: unknown, id: string) => {
      record({ kind: 'room.leave', ...stampOfSocket(namespace, id), namespace: name, room: String(room), id })
    })
    namespace.prependListener('connection', (socket: Socket) => {
      const stamp = stampOf(connectionOf(socket))
      joinless.delete(stamp.connection)
      record({ kind: 'socket.connect', ...stamp, namespace: name, id: socket.id })
      // What can't be read as a packet comes here, and then the connection is closed.
      socket.prependListener('error', (error: unknown) => {
        const said = messageOf(error)
        if (error instanceof Error && said !== undefined) errors.set(stamp.connection, said)
      })
      socket.prependListener('disconnect', (reason: string) => {
        record({ kind: 'socket.disconnect', ...stamp, namespace: name, id: socket.id, reason })
        tellWhetherGone(name)
      })
    })
  }
  /** Socket.IO says nothing of a namespace that it cleans up; it does so before it tells of the last socket's end. */
  function tellWhetherGone(name: string): void {
    const namespace = born.get(name)
    if (!namespace || io._nsps.get(name) === namespace) return
    born.delete(name)
    record({ kind: 'namespace.delete', namespace: name })
  }
  return { namespaceForgotten: tellWhetherGone }

  /** How long Socket.IO waited for a namespace, where it closed the connection for that. */
  function waitedOf(connection: string, reason: string): number | undefined {
    const { since, patience } = joinless.get(connection) ?? {}
    if (reason !== 'forced close' || since === undefined || patience === undefined) return undefined
    // Its timer began a little before we looked at the clock.
    return performance.now() - since > patience - clockSlack ? patience : undefined
  }

  function stampOfSocket(namespace: Namespace, id: string) {
    const socket = namespace.sockets.get(id)
    return socket ? stampOf(connectionOf(socket)) : {}
  }
}

/** What the error behind a close says; of a transport's it is what caused it. */
function messageOf(error: unknown): string | undefined {
  if (error === null || typeof error !== 'object') return undefined
  if ('context' in error && error.context instanceof Error) return error.context.message.slice(0, 300)
  return 'message' in error && typeof error.message === 'string' ? error.message.slice(0, 300) : undefined
}

/** Of a packet that refuses a namespace: which one, and why. */
function refusalIn(data: unknown): { namespace: string; reason: string } | undefined {
  if (data instanceof Uint8Array) return msgpackRefusalIn(data)
  if (typeof data !== 'string' || data.charCodeAt(0) !== 52) return undefined
  const [, namespace = '/', body = '{}'] = connectError.exec(data) ?? []
  return { namespace: namespace.split('?')[0] ?? '/', reason: messageIn(body) }
}

/** A map whose first key is `type` and its value 4, as the package writes it: others are not worth a look. */
function msgpackRefusalIn(data: Uint8Array): { namespace: string; reason: string } | undefined {
  if (data[1] !== 0xa4 || data[6] !== 4) return undefined
  const packet = decodeMsgpackPacket(data)
  if (packet?.type !== 'CONNECT_ERROR') return undefined
  return { namespace: packet.namespace, reason: messageIn(JSON.stringify(packet.data ?? null)) }
}

function messageIn(json: string): string {
  try {
    const body: unknown = JSON.parse(json)
    return body && typeof body === 'object' && 'message' in body ? String(body.message) : ''
  } catch {
    return ''
  }
}
