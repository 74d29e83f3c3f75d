/** `Socket`: one client in one namespace. As in Socket.IO 4.8; what it sends, the real socket sends. */
import type { Flags, HostMessage, SocketName } from '../../messages.ts'
import { decode } from '../../values.ts'
import { callLine, runLearner } from '../bridge.ts'
import { awaitAck, forgetAck } from '../calls.ts'
import { Emitter, ignore, noteHandler, traceListeners } from '../emitter.ts'
import type { IncomingMessage } from '../requests.ts'
import { say } from '../say.ts'
import { nextTick } from '../turns.ts'
import { encode } from '../values.ts'
import type { Adapter, Room } from './adapter.ts'
import type { Client, Connection } from './connection.ts'
import { checkName, milliseconds, timedOut } from './names.ts'
import type { Namespace } from './namespace.ts'
import { BroadcastOperator } from './operator.ts'
import { Overheard } from './overheard.ts'
import { leave, serverNumber } from './registry.ts'
import type { Server } from './server.ts'

type Ack = (...args: unknown[]) => void
type EventMiddleware = (event: unknown[], next: (error?: unknown) => void) => unknown

export class Socket extends Overheard {
  override nsp: Namespace
  client: Client
  server: Server
  adapter: Adapter
  id: string
  pid: string | undefined
  handshake: Record<string, unknown>
  recovered: boolean
  data: unknown = {}
  connected = false
  private fns: EventMiddleware[] = []
  private flags: Flags = {}
  private waiting = new Set<number>()

  constructor(nsp: Namespace, client: Client, message: Extract<HostMessage, { kind: 'connecting' }>) {
    super()
    this.nsp = nsp
    this.client = client
    this.server = nsp.server
    this.adapter = nsp.adapter
    this.id = message.id
    this.pid = message.pid ?? undefined
    const { headers, _query: query } = client.request
    this.handshake = { ...(decode(message.handshake)[0] as object), headers, query }
    this.recovered = message.recovered
    traceListeners(this, () => this.tracedPlace)
    this.on('error', ignore)
  }

  get tracedPlace(): SocketName & { connection: string } {
    return { ...this.place, connection: this.conn.id }
  }
  get place(): SocketName {
    return { server: serverNumber(this.server), namespace: this.nsp.name, id: String(this.id) }
  }

  override emit(event: string | symbol, ...args: unknown[]): boolean {
    checkName(event)
    const last = args.at(-1)
    const ack = typeof last === 'function' ? (last as Ack) : undefined
    const values = [event, ...(ack === undefined ? args : args.slice(0, -1))]
    const flags = this.takeFlags()
    const encoded = encode(values)
    const number = ack && this.awaitAck(ack, flags.timeout)
    this.notifyOutgoing(values)
    say({ kind: 'emit', ...this.place, flags, ack: number, line: callLine(), ...encoded })
    return true
  }
  emitWithAck(event: string, ...args: unknown[]): Promise<unknown> {
    const withError = this.flags.timeout !== undefined
    return new Promise((resolve, reject) => {
      const done = withError
        ? (error: unknown, value: unknown) => (error ? reject(error) : resolve(value))
        : (value: unknown) => resolve(value)
      this.emit(event, ...args, done)
    })
  }
  private awaitAck(ack: Ack, timeout: number | undefined): number {
    const number = awaitAck((failed, values) => {
      this.waiting.delete(number)
      if (failed) runLearner(ack as never, this, [timedOut()])
      else runLearner(ack as never, this, timeout === undefined ? values : [null, ...values])
    })
    // With a timeout somebody always answers, even after the end of the socket.
    if (timeout === undefined) this.waiting.add(number)
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
    if (!ended.has(this)) this.adapter.addAll(this.id, new Set([rooms].flat()))
  }
  leave(room: Room): void {
    this.adapter.del(this.id, room)
  }
  get rooms(): Set<Room> {
    return this.adapter.socketRooms(this.id) ?? new Set()
  }

  disconnect(close = false): this {
    if (!this.connected) return this
    say({ kind: 'disconnect', ...this.place, close: Boolean(close), line: callLine() })
    if (!close) this._onclose('server namespace disconnect')
    else {
      for (const socket of [...this.client.sockets.values()]) socket._onclose('server namespace disconnect')
      this.client.sockets.clear()
    }
    return this
  }

  to(room: Room | Room[]): BroadcastOperator {
    return this.operator().to(room)
  }
  in(room: Room | Room[]): BroadcastOperator {
    return this.operator().to(room)
  }
  except(room: Room | Room[]): BroadcastOperator {
    return this.operator().except(room)
  }
  get broadcast(): BroadcastOperator {
    return this.operator()
  }
  get local(): BroadcastOperator {
    return this.operator().local
  }
  compress(compress: boolean): this {
    // Engine.IO compresses unless it is told `false`.
    this.flags.compress = compress !== false
    return this
  }
  get volatile(): this {
    this.flags.volatile = true
    return this
  }
  timeout(ms: number): this {
    this.flags.timeout = milliseconds(ms)
    return this
  }
  private operator(): BroadcastOperator {
    return new BroadcastOperator(this.adapter, new Set(), new Set([this.id]), this.takeFlags())
  }
  private takeFlags(): Flags {
    const flags = this.flags
    this.flags = {}
    return flags
  }

  use(fn: EventMiddleware): this {
    this.fns.push(fn)
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

  /** The server has let it in. */
  _onconnect(): void {
    this.connected = true
    this.client.sockets.set(this.id, this)
    this.adapter.note(this.id, [this.id])
  }
  /** An event of the client has come. */
  _onevent(args: unknown[], ack: number | null): void {
    if (ack !== null) args.push(this.answerOnce(ack))
    this.anyIn.call(this, args, (listener) => noteHandler('*', listener as never, this.tracedPlace))
    this.run(args, (error) => {
      nextTick(() => {
        if (error) this.tell('error', error)
        else if (this.connected) this.hear(args)
      })
    })
  }
  private answerOnce(ack: number): Ack {
    let sent = false
    return (...values) => {
      if (sent) return
      sent = true
      say({ kind: 'ack', ...this.place, ack, line: callLine(), ...encode(values) })
    }
  }
  private run(event: unknown[], done: (error?: unknown) => void): void {
    const fns = [...this.fns]
    const next = (i: number) => {
      const fn = fns[i]
      if (fn === undefined) return done()
      noteHandler('use', fn as never, this.tracedPlace)
      runLearner(fn as never, undefined, [event, (error?: unknown) => (error ? done(error) : next(i + 1))])
    }
    next(0)
  }
  private hear([event, ...values]: unknown[]): void {
    const heard = this.tell(event as string, ...values) || this.listenersAny().length > 0
    if (!heard) say({ kind: 'unheard', ...this.place, event: String(event) })
  }
  /** Calls the listeners of the program; `emit` is Socket.IO's, and sends. */
  tell(event: string, ...args: unknown[]): boolean {
    return Emitter.prototype.emit.call(this, event, ...args)
  }
  _onclose(reason: string, description?: unknown): void {
    if (!this.connected) return
    this.tell('disconnecting', reason, description)
    this.server._keepForRecovery(this, reason)
    this._cleanup()
    this.client.sockets.delete(this.id)
    this.connected = false
    for (const number of this.waiting) forgetAck(number)
    this.tell('disconnect', reason, description)
  }
  _cleanup(): void {
    this.adapter.delAll(this.id)
    this.nsp._remove(this)
    leave(this)
    ended.add(this)
  }
}

const ended = new WeakSet<Socket>()
