/** `Socket`: one client in one namespace. As in Socket.IO 4.8; what it sends, the real socket sends. */
import { limits } from '#shared/limits.ts'
import { boundWords } from '../../protocol/boundWords.ts'
import type { Flags, HostMessage, SocketName } from '../../protocol/messages.ts'
import { decode } from '../../protocol/values.ts'
import { callLine, refuse, runLearner } from '../bridge.ts'
import { awaitAck, forgetAck } from '../calls.ts'
import { callListeners, noop, noteHandler, traceListeners } from '../emitter.ts'
import type { IncomingMessage } from '../requests.ts'
import { say } from '../say.ts'
import { nextTick } from '../turns.ts'
import { encode } from '../values.ts'
import type { Adapter, Room } from './adapter.ts'
import type { Client, Connection } from './connection.ts'
import { inside } from './inside.ts'
import { runMiddlewares } from './middlewares.ts'
import { checkName, milliseconds, timedOut } from './names.ts'
import type { Namespace } from './namespace.ts'
import { BroadcastOperator } from './operator.ts'
import { Overheard } from './overheard.ts'
import { part } from './parting.ts'
import { leave } from './registry.ts'
import type { Server } from './server.ts'
import { write } from './writing.ts'

type Ack = (...args: unknown[]) => void
type EventMiddleware = (event: unknown[], next: (error?: unknown) => void) => unknown

export class Socket extends Overheard {
  nsp: Namespace
  client: Client
  recovered: boolean
  data: unknown = {}
  connected = false
  server: Server
  adapter: Adapter
  id!: string
  handshake: Record<string, unknown>
  readonly #name: SocketName
  readonly #pid: string | undefined
  readonly #nsp: Namespace
  readonly #client: Client
  readonly #conn: Connection
  readonly #middlewares: EventMiddleware[] = []
  readonly #waiting = new Set<number>()
  #flags: Flags = {}
  /** The id by which its client knows it. */
  #id: string
  #isIn = false
  #ended = false
  /** The host has been told that this one will be said nothing more, or will be. */
  #hasLeft = false
  static {
    inside.socket = {
      name: (socket) => socket.#name,
      place: (socket) => socket.#place,
      pid: (socket) => socket.#pid,
      isOpen: (socket) => inside.connection.isOpen(socket.#conn),
      hasId: (socket, namespace, id) => socket.#nsp === namespace && socket.#id === id,
      connected: (socket) => socket.#onconnect(),
      event: (socket, args, ack) => socket.#onevent(args, ack),
      close: (socket, reason, description) => socket.#onclose(reason, description),
      cleanUp: (socket) => socket.#cleanup(),
    }
  }

  constructor(nsp: Namespace, client: Client, message: Extract<HostMessage, { kind: 'connecting' }>) {
    super(nsp)
    const { server, namespace, id, socketId } = message
    this.#name = { server, namespace, id }
    this.#id = socketId
    this.#pid = message.pid ?? undefined
    this.#nsp = nsp
    this.#client = client
    this.#conn = inside.client.connection(client)
    this.nsp = nsp
    this.client = client
    this.recovered = message.recovered
    this.server = inside.namespace.server(nsp)
    this.adapter = inside.namespace.adapter(nsp)
    this.#watchId()
    const { headers, _query: query } = this.#conn.request
    this.handshake = { ...(decode(message.handshake)[0] as object), headers, query }
    traceListeners(this, () => this.#place)
    this.on('error', noop)
  }

  get #place(): SocketName & { connection: string } {
    return { ...this.#name, id: this.#id, connection: inside.connection.id(this.#conn) }
  }
  get #adapter(): Adapter {
    return inside.namespace.adapter(this.#nsp)
  }

  get #recovers(): boolean {
    return Boolean(inside.server.options(inside.namespace.server(this.#nsp))['connectionStateRecovery'])
  }

  override emit(event: string | symbol, ...args: unknown[]): boolean {
    checkName(event)
    const last = args.at(-1)
    const ack = typeof last === 'function' ? (last as Ack) : undefined
    const values = [event, ...(ack === undefined ? args : args.slice(0, -1))]
    const flags = this.#takeFlags()
    if (this.#ended && ack === undefined && this.#recovers) {
      // Socket.IO sends by the id then: to whoever has come back as this one, or will.
      const targets = { rooms: new Set([this.id]), except: new Set<Room>(), flags }
      inside.adapter.broadcast(this.#adapter, values, targets)
      return true
    }
    const encoded = encode(values)
    const number = ack && this.#awaitAck(ack, flags.timeout)
    inside.overheard.outgoing(this, values)
    write({ kind: 'emit', ...this.#name, flags, ack: number, line: callLine(), ...encoded })
    return true
  }
  emitWithAck(event: string, ...args: unknown[]): Promise<unknown> {
    const withError = this.#flags.timeout !== undefined
    return new Promise((resolve, reject) => {
      const done = withError
        ? (error: unknown, value: unknown) => (error ? reject(error) : resolve(value))
        : (value: unknown) => resolve(value)
      this.emit(event, ...args, done)
    })
  }
  #awaitAck(ack: Ack, timeout: number | undefined): number {
    const number = awaitAck((failed, values) => {
      this.#waiting.delete(number)
      if (failed) runLearner(ack as never, this, [timedOut()])
      else runLearner(ack as never, this, timeout === undefined ? values : [null, ...values])
    })
    // With a timeout somebody always answers, even after the end of the socket.
    if (timeout === undefined) this.#waiting.add(number)
    return number
  }
  send(...args: unknown[]): this {
    this.emit('message', ...args)
    return this
  }
  write(...args: unknown[]): this {
    return this.send(...args)
  }

  join(rooms: Room | Room[]): void {
    if (this.#ended) return
    const all = new Set([rooms].flat())
    if (this.#isIn) this.#adapter.addAll(this.id, all)
    else inside.adapter.join(this.#adapter, this.#name, this.id, all)
  }
  leave(room: Room): void {
    if (this.#isIn) this.#adapter.del(this.id, room)
    else inside.adapter.leave(this.#adapter, this.#name, this.id, room)
  }
  /** Of an older Socket.IO, and still there. */
  leaveAll(): void {
    for (const room of [...this.rooms]) this.leave(room)
    this.#adapter.delAll(this.id)
  }
  get rooms(): Set<Room> {
    return this.#adapter.socketRooms(this.id) ?? new Set()
  }

  disconnect(close = false): this {
    if (!this.connected) return this
    say({ kind: 'disconnect', ...this.#name, close: Boolean(close), line: callLine() })
    if (!close) this.#onclose('server namespace disconnect')
    else {
      const sockets = inside.client.sockets(this.#client)
      for (const socket of [...sockets.values()]) socket.#onclose('server namespace disconnect')
      sockets.clear()
    }
    return this
  }

  to(room: Room | Room[]): BroadcastOperator {
    return this.#operator().to(room)
  }
  in(room: Room | Room[]): BroadcastOperator {
    return this.#operator().to(room)
  }
  except(room: Room | Room[]): BroadcastOperator {
    return this.#operator().except(room)
  }
  get broadcast(): BroadcastOperator {
    return this.#operator()
  }
  get local(): BroadcastOperator {
    return this.#operator().local
  }
  compress(compress: boolean): this {
    // Engine.IO compresses unless it is told `false`.
    this.#flags.compress = compress !== false
    return this
  }
  get volatile(): this {
    this.#flags.volatile = true
    return this
  }
  timeout(ms: number): this {
    this.#flags.timeout = milliseconds(ms)
    return this
  }
  #operator(): BroadcastOperator {
    return new BroadcastOperator(this.#adapter, new Set(), new Set([this.id]), this.#takeFlags())
  }
  #takeFlags(): Flags {
    const flags = this.#flags
    this.#flags = {}
    return flags
  }

  use(fn: EventMiddleware): this {
    this.#middlewares.push(fn)
    return this
  }
  get disconnected(): boolean {
    return !this.connected
  }
  get conn(): Connection {
    return this.client.conn
  }
  get request(): IncomingMessage {
    return this.client.request
  }

  /** Until it is let in, its client will know it by the id that the program gives it. An own property, as in Socket.IO. */
  #watchId(): void {
    const get = () => this.#id
    const set = (id: unknown) => this.#rename(id)
    Object.defineProperty(this, 'id', { get, set, enumerable: true, configurable: true })
  }
  #rename(id: unknown): void {
    if (typeof id !== 'string' || id.length > limits.socketId) refuse(boundWords.ownSocketId)
    if (id === this.#id) return
    this.#id = id
    say({ kind: 'socket.rename', ...this.#name, to: id })
  }
  /** From now on the program may make of the id what it likes. */
  #letGoOfId(): void {
    const value = this.id
    Object.defineProperty(this, 'id', { value, writable: true, enumerable: true, configurable: true })
  }
  #onconnect(): void {
    this.#isIn = true
    this.#letGoOfId()
    this.connected = true
    inside.client.sockets(this.#client).set(this.id, this)
    inside.adapter.note(this.#adapter, this.id, [this.id])
  }
  #onevent(args: unknown[], ack: number | null): void {
    if (ack !== null) args.push(this.#answerOnce(ack))
    inside.overheard.incoming(this, args, (listener) => noteHandler('*', listener as never, this.#place))
    runMiddlewares(this.#middlewares, args, this.#place, (error) => {
      nextTick(() => {
        if (error) callListeners(this, 'error', error)
        else if (this.connected) this.#hear(args)
      })
    })
  }
  #answerOnce(ack: number): Ack {
    let sent = false
    return (...values) => {
      if (sent) return
      sent = true
      write({ kind: 'ack', ...this.#name, ack, line: callLine(), ...encode(values) })
    }
  }
  #hear([event, ...values]: unknown[]): void {
    const heard = callListeners(this, event as string, ...values) || this.listenersAny().length > 0
    if (!heard) say({ kind: 'unheard', ...this.#name, socketId: this.#id, event: String(event) })
  }
  #onclose(reason: string, description?: unknown): void {
    if (!this.connected) {
      this.#leave()
      return
    }
    callListeners(this, 'disconnecting', reason, description)
    inside.server.keep(inside.namespace.server(this.#nsp), this, reason)
    this.#cleanup()
    inside.client.sockets(this.#client).delete(this.id)
    this.connected = false
    for (const number of this.#waiting) forgetAck(number)
    callListeners(this, 'disconnect', reason, description)
  }
  #cleanup(): void {
    this.#adapter.delAll(this.id)
    inside.namespace.remove(this.#nsp, this)
    this.#leave()
    this.#letGoOfId()
    this.#ended = true
  }
  #leave(): void {
    if (this.#hasLeft) return
    this.#hasLeft = true
    leave(this)
    part(this.#name, this.#conn)
  }
}
