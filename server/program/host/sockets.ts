/** The real sockets of one server: let in when the program says so, and moved as it says. */
import type { Socket } from 'socket.io'
import { kinds } from '../../ledger/kinds.ts'
import type { Ending, MessageOf, SocketName } from '../protocol/messages.ts'
import { encodeForeign } from '../protocol/values.ts'
import type { Context } from './context.ts'
import { idOf, messageOf } from './engine.ts'
import { told } from './facts.ts'
import { decode } from './given.ts'
import { createJoined, type Joined } from './joined.ts'
import { catchUp, type Kept as Recovery } from './recovery.ts'

type Ack = (...values: unknown[]) => void
interface Kept {
  socket: Socket
  next: (error?: Error) => void
  /** Acknowledgements that clients wait for. */
  acks: Map<number, Ack>
  /** Acknowledgements of the client that the program waits for, and that end with the socket. */
  asked: Set<number>
  joined: Joined
  catchUp: () => void
  admitted: boolean
  /** How its connection ended. */
  end?: Ending
}
/** Sockets that have ended and that a program may still say something to; then the oldest are forgotten. */
const mostParting = 1_000
/** What a namespace of Socket.IO 4.8 has besides: those who are not let in yet. It looks for each under the id of that moment. */
interface Waiting {
  _preConnectSockets: Map<string, Socket>
}
const TOO_DEEP = 'Maximum call stack size exceeded'
const NOTHING = { json: '[]' }

/** `left` is told of each namespace that a socket, or one who wanted in, has just left. */
export function createSockets(
  server: number,
  { owner, deliver, pause, account, timers, warn, allowed }: Context,
  recovery: Recovery,
  left: (namespace: string) => void,
) {
  /** By a number of the host's own: several may have one `socket.id`, and one may come back. */
  const sockets = new Map<string, Kept>()
  /** Those that have ended, until the program knows it and their connection has ended, too. */
  const parting = new Map<string, Kept>()
  let [lastSocket, lastAck] = [0, 0]
  const of = ({ id }: SocketName) => sockets.get(id)
  /** Whoever may still be sent something: as long as its connection is there, Socket.IO asks for nothing else. */
  const reached = ({ id }: SocketName) => sockets.get(id) ?? parting.get(id)

  function release({ id }: SocketName): void {
    const kept = sockets.get(id)
    if (!kept || !sockets.delete(id)) return
    account.remove('socket')
    kept.joined.left()
    left(kept.socket.nsp.name)
    parting.set(id, kept)
    const [oldest] = parting.keys()
    if (parting.size > mostParting && oldest !== undefined) parted({ id: oldest })
  }
  /** Nothing is said to it any more. */
  function parted({ id }: Pick<SocketName, 'id'>): void {
    const kept = parting.get(id)
    if (kept && parting.delete(id)) settle(kept)
  }
  /** Nobody answers any more, and nobody hears an answer. */
  function settle({ acks, asked }: Kept): void {
    account.remove('answer', acks.size)
    account.remove('ack', asked.size)
    acks.clear()
    asked.clear()
  }

  /** A middleware that every namespace has: a client waits here until the program lets it in. */
  function gate(socket: Socket, next: (error?: Error) => void): void {
    if (account.refusal('socket') !== undefined) {
      warn(kinds.socket.words)
      next(new Error(kinds.socket.words))
      return
    }
    account.add('socket')
    lastSocket += 1
    const name = { server, namespace: socket.nsp.name, id: String(lastSocket) }
    const joined = createJoined(socket, account)
    const acks = new Map<number, Ack>()
    sockets.set(name.id, {
      socket,
      next,
      acks,
      asked: new Set(),
      joined,
      catchUp: catchUp(socket),
      admitted: false,
    })
    socket.onAny((...args: unknown[]) => forward(name, acks, args))
    socket.on('disconnecting', (reason, description) => {
      deliver({ kind: 'closing', ...name, reason, description: messageOf(description) })
      // After the socket has left its rooms and its namespace.
      socket.once('disconnect', () => release(name))
    })
    socket.on('error', (error: unknown) => {
      // A client may emit "error" too: that one comes through `onAny`.
      if (error instanceof Error) deliver({ kind: 'socket.error', ...name, message: error.message })
    })
    const gone = (reason = 'transport close', description?: unknown) => {
      if (socket.connected) return
      const kept = of(name)
      const end = { reason, description: messageOf(description) }
      if (kept) kept.end = end
      release(name)
      const ended = parting.get(name.id)
      if (ended) settle(ended)
      if (kept?.admitted !== false) return
      // Socket.IO clears up after those who went while they waited, once it may go on.
      next()
      deliver({ kind: 'gone', ...name, ...end })
    }
    // Headers and query are those of the request, which the program has.
    const handshake = encodeForeign([{ ...socket.handshake, headers: null, query: null }])
    if (handshake === undefined) {
      next(new Error(TOO_DEEP))
      release(name)
      parted(name)
      return
    }
    deliver({
      kind: 'connecting',
      ...name,
      socketId: socket.id,
      conn: idOf(socket.conn as never),
      handshake,
      recovered: socket.recovered,
      pid: pidOf(socket),
      rooms: [...socket.rooms],
    })
    // What came after it in the same read may have ended the connection.
    if (socket.conn.readyState === 'closed') gone()
    else socket.conn.once('close', gone)
  }

  function forward(name: SocketName, acks: Map<number, Ack>, args: unknown[]): void {
    const last = args.at(-1)
    const asked = typeof last === 'function'
    const values = encodeForeign(asked ? args.slice(0, -1) : args)
    if (values === undefined) {
      deliver({ kind: 'socket.error', ...name, message: TOO_DEEP })
      return
    }
    if (asked) {
      if (!allowed(() => account.add('answer'))) return
      lastAck += 1
      acks.set(lastAck, last as Ack)
    }
    deliver({ kind: 'event', ...name, ack: asked ? lastAck : null, ...values })
  }

  /** Socket.IO goes on in the next tick: what the program says after this must wait for it. */
  function admit(message: MessageOf<'admit'>): void {
    const { server, namespace, id } = message
    const kept = of(message)
    if (kept?.admitted) return
    if (kept) kept.admitted = true
    const goOn = pause()
    // Before CONNECT, as the socket itself sends what was missed.
    kept?.catchUp()
    kept?.next()
    process.nextTick(() => {
      const end = kept?.end ?? { reason: 'transport close', description: null }
      if (!kept?.socket.connected) deliver({ kind: 'gone', server, namespace, id, ...end })
      goOn()
    })
  }

  function emit(message: MessageOf<'emit'>): void {
    const kept = reached(message)
    const { namespace, flags, ack, line } = message
    if (kept === undefined) {
      if (ack !== undefined && flags.timeout !== undefined) waitForNobody(ack, flags.timeout)
      return
    }
    const { id, nsp, conn } = kept.socket
    const [event, ...args] = decode(message)
    if (conn.readyState === 'open' || recovery.keeps(nsp))
      owner.record({
        kind: 'socket.emit',
        ...saidBy(kept.socket),
        namespace,
        id,
        ...spoken(message),
        ...(line && { line }),
      })
    if (ack === undefined) flagged(kept.socket, flags).emit(event as string, ...args)
    else ask(kept, flags, ack, [event, ...args])
    recovery.sent(nsp, sizeOf(message))
  }
  /** As Socket.IO's own timer, which asks for no connection. */
  function waitForNobody(ack: number, timeout: number): void {
    account.add('ack')
    const { end } = timers.caught(() =>
      setTimeout(() => {
        end()
        account.remove('ack')
        deliver({ kind: 'acked', ack, failed: true, values: NOTHING })
      }, timeout),
    )
  }

  function ask(
    kept: Kept,
    flags: MessageOf<'emit'>['flags'],
    ack: number,
    [event, ...args]: unknown[],
  ): void {
    const waits = flags.timeout !== undefined
    account.add('ack')
    if (!waits) kept.asked.add(ack)
    const answered = (...values: unknown[]) => {
      sent.end()
      // Without a timeout it was counted with its socket, which may be gone.
      if (waits || kept.asked.delete(ack)) account.remove('ack')
      deliver({
        kind: 'acked',
        ack,
        failed: waits && values[0] !== null,
        values: encodeForeign(waits ? values.slice(1) : values) ?? NOTHING,
      })
    }
    const sent = timers.caught(() => flagged(kept.socket, flags).emit(event as string, ...args, answered))
  }

  function acknowledge(message: MessageOf<'ack'>): void {
    const kept = reached(message)
    const answer = kept?.acks.get(message.ack)
    if (kept === undefined || answer === undefined) return
    kept.acks.delete(message.ack)
    account.remove('answer')
    const { namespace, line } = message
    const { id } = kept.socket
    const values = decode(message)
    owner.record({
      kind: 'socket.ack',
      ...saidBy(kept.socket),
      namespace,
      id,
      args: told(message),
      ...(line && { line }),
    })
    answer(...values)
  }

  return {
    gate,
    admit,
    rename(message: MessageOf<'socket.rename'>): void {
      const kept = of(message)
      if (kept === undefined || kept.admitted) return
      kept.joined.renamed()
      rename(kept.socket, message.to)
    },
    emit,
    acknowledge,
    parted,
    unheard(message: MessageOf<'unheard'>): void {
      const { namespace, socketId, event } = message
      owner.record({
        kind: 'socket.unheard',
        ...saidBy(reached(message)?.socket),
        namespace,
        id: socketId,
        event,
      })
    },
    refuse(message: MessageOf<'refuse'>): void {
      // Socket.IO reads no more of an error than its message and data.
      const [error] = decode(message.error)
      of(message)?.next((error ?? new Error('refused')) as Error)
      release(message)
    },
    join: (message: MessageOf<'join'>): void => of(message)?.joined.join(message.rooms),
    leave: (message: MessageOf<'leave'>): void => of(message)?.joined.leave(message.rooms),
    /** The rooms of those who have one of these ids in this namespace were changed by another way. */
    recount(namespace: string, ids: ReadonlySet<string>): void {
      for (const { socket, joined } of sockets.values())
        if (socket.nsp.name === namespace && ids.has(socket.id)) joined.recount()
    },
    disconnect(message: MessageOf<'disconnect'>): void {
      of(message)?.socket.disconnect(message.close)
    },
  }
}
export type Sockets = ReturnType<typeof createSockets>

function flagged(socket: Socket, { volatile, compress, timeout }: MessageOf<'emit'>['flags']): Socket {
  let sender = volatile ? socket.volatile : socket
  if (compress !== undefined) sender = sender.compress(compress)
  return timeout === undefined ? sender : (sender.timeout(timeout) as unknown as Socket)
}

/** Gives a socket that waits another id, as a middleware in Node would: the types have it for readers only. */
function rename(socket: Socket, to: string): void {
  const { _preConnectSockets: waiting } = socket.nsp as unknown as Waiting
  if (waiting.get(socket.id) === socket) waiting.delete(socket.id)
  ;(socket as { id: string }).id = to
  waiting.set(to, socket)
}

/** Bytes of what is sent, roughly. */
export const sizeOf = ({ json, bytes = [] }: Parameters<typeof told>[0]): number =>
  bytes.reduce((sum, part) => sum + part.byteLength, 2 * json.length)

/** The Engine.IO connection of a socket, as the trace stamps it. */
const saidBy = (socket: Socket | undefined) =>
  socket === undefined ? {} : { connection: idOf(socket.conn as never) }

/** The event's name and arguments, as the trace tells them. */
export function spoken(values: Parameters<typeof told>[0]) {
  const [event, ...args] = told(values)
  return { event: String(event), args }
}

const pidOf = (socket: Socket): string | null => (socket as unknown as { pid?: string }).pid ?? null
