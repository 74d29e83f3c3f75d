/** The real sockets of one namespace tree: let in when the program says so, and moved as it says. */
import type { Socket } from 'socket.io'
import type { GuestMessage, SocketName } from '../messages.ts'
import { encodeForeign } from '../values.ts'
import type { Context } from './context.ts'
import { idOf, messageOf } from './engine.ts'
import { told } from './facts.ts'
import { decode } from './given.ts'
import { catchUp } from './recovery.ts'

type Told<K extends GuestMessage['kind']> = Extract<GuestMessage, { kind: K }>
type Ack = (...values: unknown[]) => void
interface Kept {
  socket: Socket
  next: (error?: Error) => void
  /** Acknowledgements that clients wait for. */
  acks: Map<number, Ack>
  catchUp: () => void
}
/** Rooms of one socket: it leaves them all in one go. */
const MOST_ROOMS = 5_000
const tooManyRooms = `소켓 하나가 들어갈 수 있는 룸은 ${MOST_ROOMS}개까지예요. 반복문 안에서 join하고 있지 않은지 살펴보세요.`
const TOO_DEEP = 'Maximum call stack size exceeded'
const NOTHING = { json: '[]' }
const keyOf = (namespace: string, id: string) => `${namespace} ${id}`

export function createSockets(server: number, { owner, deliver, pause }: Context) {
  const sockets = new Map<string, Kept>()
  let lastAck = 0
  const of = ({ namespace, id }: SocketName) => sockets.get(keyOf(namespace, id))

  /** A middleware that every namespace has: a client waits here until the program lets it in. */
  function gate(socket: Socket, next: (error?: Error) => void): void {
    const name = { server, namespace: socket.nsp.name, id: socket.id }
    const key = keyOf(name.namespace, name.id)
    const acks = new Map<number, Ack>()
    sockets.set(key, { socket, next, acks, catchUp: catchUp(socket) })
    socket.onAny((...args: unknown[]) => forward(name, acks, args))
    socket.on('disconnecting', (reason, description) => {
      deliver({ kind: 'closing', ...name, reason, description: messageOf(description) })
      sockets.delete(key)
    })
    socket.on('error', (error: unknown) => {
      // A client may emit "error" too: that one comes through `onAny`.
      if (error instanceof Error) deliver({ kind: 'socket.error', ...name, message: error.message })
    })
    socket.conn.once('close', () => {
      if (!socket.connected) sockets.delete(key)
    })
    // Headers and query are those of the request, which the program has.
    const handshake = encodeForeign([{ ...socket.handshake, headers: null, query: null }])
    if (handshake === undefined) {
      next(new Error(TOO_DEEP))
      return
    }
    deliver({
      kind: 'connecting',
      ...name,
      conn: idOf(socket.conn as never),
      handshake,
      recovered: socket.recovered,
      pid: pidOf(socket),
      rooms: [...socket.rooms],
    })
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
      lastAck += 1
      acks.set(lastAck, last as Ack)
    }
    deliver({ kind: 'event', ...name, ack: asked ? lastAck : null, ...values })
  }

  /** Socket.IO goes on in the next tick: what the program says after this must wait for it. */
  function admit(message: Told<'admit'>): void {
    const { server, namespace, id } = message
    const kept = of(message)
    const goOn = pause()
    // Before CONNECT, as the socket itself sends what was missed.
    kept?.catchUp()
    kept?.next()
    process.nextTick(() => {
      if (!kept?.socket.connected) deliver({ kind: 'gone', server, namespace, id })
      goOn()
    })
  }

  function emit(message: Told<'emit'>): void {
    const kept = of(message)
    if (kept === undefined) return
    const { namespace, id, flags, ack, line } = message
    const [event, ...args] = decode(message)
    owner.record({
      kind: 'socket.emit',
      ...saidBy(kept.socket),
      namespace,
      id,
      ...spoken(message),
      ...(line && { line }),
    })
    let { socket } = kept
    if (flags.volatile) socket = socket.volatile
    if (flags.compress !== undefined) socket = socket.compress(flags.compress)
    if (flags.timeout !== undefined) socket = socket.timeout(flags.timeout) as unknown as Socket
    if (ack === undefined) socket.emit(event as string, ...args)
    else
      socket.emit(event as string, ...args, (...values: unknown[]) => {
        const failed = flags.timeout !== undefined && values[0] !== null
        deliver({
          kind: 'acked',
          ack,
          failed,
          values: encodeForeign(flags.timeout === undefined ? values : values.slice(1)) ?? NOTHING,
        })
      })
  }

  function acknowledge(message: Told<'ack'>): void {
    const kept = of(message)
    const answer = kept?.acks.get(message.ack)
    if (kept === undefined || answer === undefined) return
    kept.acks.delete(message.ack)
    const { namespace, id, line } = message
    owner.record({
      kind: 'socket.ack',
      ...saidBy(kept.socket),
      namespace,
      id,
      args: told(message),
      ...(line && { line }),
    })
    answer(...decode(message))
  }

  return {
    gate,
    admit,
    emit,
    acknowledge,
    unheard(message: Told<'unheard'>): void {
      const { namespace, id, event } = message
      owner.record({ kind: 'socket.unheard', ...saidBy(of(message)?.socket), namespace, id, event })
    },
    refuse(message: Told<'refuse'>): void {
      // Socket.IO reads no more of an error than its message and data.
      const [error] = decode(message.error)
      of(message)?.next((error ?? new Error('refused')) as Error)
      sockets.delete(keyOf(message.namespace, message.id))
    },
    join(message: Told<'join'>): void {
      const { socket } = of(message) ?? {}
      if (!socket) return
      if (socket.rooms.size + message.rooms.length > MOST_ROOMS) throw new Error(tooManyRooms)
      void socket.join([...message.rooms])
    },
    leave(message: Told<'leave'>): void {
      for (const room of message.rooms) void of(message)?.socket.leave(room)
    },
    disconnect(message: Told<'disconnect'>): void {
      of(message)?.socket.disconnect(message.close)
    },
  }
}

/** The Engine.IO connection of a socket, as the trace stamps it. */
const saidBy = (socket: Socket | undefined) =>
  socket === undefined ? {} : { connection: idOf(socket.conn as never) }

/** The event's name and arguments, as the trace tells them. */
export function spoken(values: Parameters<typeof told>[0]) {
  const [event, ...args] = told(values)
  return { event: String(event), args }
}

const pidOf = (socket: Socket): string | null => (socket as unknown as { pid?: string }).pid ?? null
