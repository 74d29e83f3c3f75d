/** `Namespace`, and the dynamic kind that makes namespaces as they are asked for. As in Socket.IO 4.8. */

import { callLine, runLearner } from '../bridge.ts'
import { Emitter, noteHandler, traceListeners } from '../emitter.ts'
import { say } from '../say.ts'
import { nextTick } from '../turns.ts'
import { encode } from '../values.ts'
import { Adapter, ParentAdapter, type Room } from './adapter.ts'
import { checkServerSideName, errorWithResponses } from './names.ts'
import { BroadcastOperator } from './operator.ts'
import { enter, nameOf, serverNumber } from './registry.ts'
import type { Server } from './server.ts'
import type { Socket } from './socket.ts'
import { quietly, watchedMap } from './views.ts'

export type Middleware = (socket: Socket, next: (error?: unknown) => void) => unknown

export class Namespace extends Emitter {
  server: Server
  name: string
  sockets: Map<string, Socket>
  adapter: Adapter
  _preConnectSockets = new Map<string, Socket>()
  _fns: Middleware[] = []

  constructor(server: Server, name: string) {
    super()
    this.server = server
    this.name = name
    this.sockets = watchedMap((_socket, key) =>
      say({
        kind: 'adapter.edit',
        ...nameOf(this),
        map: 'sockets',
        edit: { do: 'delete', key: String(key) },
        line: callLine(),
      }),
    )
    this.adapter = new Adapter(this)
    traceListeners(this, (_event, [socket]) => ({
      server: serverNumber(server),
      namespace: name,
      ...(isSocket(socket) ? { id: socket.id, connection: socket.conn.id } : {}),
    }))
  }

  /** The namespaces that came of this one; only a dynamic one has any. */
  get children(): ReadonlySet<Namespace> {
    return new Set()
  }
  /** A socket of this namespace has ever had an `onAnyOutgoing` listener. */
  get watchesOutgoing(): boolean {
    return watched.has(this)
  }

  use(fn: Middleware): this {
    this._fns.push(fn)
    return this
  }
  /** Runs the middlewares one after the other; `done` gets what the first unwilling one said. */
  run(socket: Socket, done: (error?: unknown) => void): void {
    const fns = [...this._fns]
    const next = (i: number) => {
      const fn = fns[i]
      if (fn === undefined) return done()
      noteHandler('use', fn as never, {
        connection: socket.conn.id,
        server: serverNumber(this.server),
        namespace: this.name,
        id: socket.id,
      })
      runLearner(fn as never, undefined, [socket, (error?: unknown) => (error ? done(error) : next(i + 1))])
    }
    next(0)
  }

  /** A client wants in: the middlewares decide. */
  add(socket: Socket, skipMiddlewares: boolean): void {
    this._preConnectSockets.set(socket.id, socket)
    if (skipMiddlewares) this.connect(socket)
    else this.run(socket, (error) => nextTick(() => this.decide(socket, error)))
  }
  private decide(socket: Socket, error: unknown): void {
    if (socket.conn.readyState === 'open' && !error) {
      this.connect(socket)
      return
    }
    socket._cleanup()
    if (!error) return
    const { message, data } = error as { message?: unknown; data?: unknown }
    say({ kind: 'refuse', ...socket.place, error: encode([{ message, data }]) })
  }
  private connect(socket: Socket): void {
    this._preConnectSockets.delete(socket.id)
    quietly.set(this.sockets, socket.id, socket)
    enter(socket)
    say({ kind: 'admit', ...socket.place })
    socket._onconnect()
    this.tell('connect', socket)
    this.tell('connection', socket)
  }
  _remove(socket: Socket): void {
    if (!quietly.delete(this.sockets, socket.id)) this._preConnectSockets.delete(socket.id)
  }

  /** Calls the listeners of the program; `emit` is Socket.IO's, and sends. */
  tell(event: string, ...args: unknown[]): boolean {
    return Emitter.prototype.emit.call(this, event, ...args)
  }
  override emit(event: string | symbol, ...args: unknown[]): boolean {
    return this.operator().emit(event, ...args)
  }
  emitWithAck(event: string, ...args: unknown[]): Promise<unknown> {
    return this.operator().emitWithAck(event, ...args)
  }
  send(...args: unknown[]): this {
    this.emit('message', ...args)
    return this
  }
  write(...args: unknown[]): this {
    return this.send(...args)
  }
  serverSideEmit(event: string, ...args: unknown[]): boolean {
    checkServerSideName(event)
    this.adapter.serverSideEmit([event, ...args])
    return true
  }
  serverSideEmitWithAck(event: string, ...args: unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.serverSideEmit(event, ...args, (error: Error | null, responses: unknown) =>
        error === null ? resolve(responses) : reject(errorWithResponses(error, responses)),
      )
    })
  }

  to(room: Room | Room[]): BroadcastOperator {
    return this.operator().to(room)
  }
  in(room: Room | Room[]): BroadcastOperator {
    return this.operator().in(room)
  }
  except(room: Room | Room[]): BroadcastOperator {
    return this.operator().except(room)
  }
  compress(compress: boolean): BroadcastOperator {
    return this.operator().compress(compress)
  }
  get volatile(): BroadcastOperator {
    return this.operator().volatile
  }
  get local(): BroadcastOperator {
    return this.operator().local
  }
  timeout(ms: number): BroadcastOperator {
    return this.operator().timeout(ms)
  }
  allSockets(): Promise<Set<string>> {
    return this.operator().allSockets()
  }
  fetchSockets(): Promise<Socket[]> {
    return this.operator().fetchSockets()
  }
  socketsJoin(room: Room | Room[]): void {
    this.operator().socketsJoin(room)
  }
  socketsLeave(room: Room | Room[]): void {
    this.operator().socketsLeave(room)
  }
  disconnectSockets(close = false): void {
    this.operator().disconnectSockets(close)
  }

  protected operator(): BroadcastOperator {
    return new BroadcastOperator(this.adapter)
  }
}

const watched = new WeakSet<Namespace>()
/** From now on broadcasts in this namespace are told to `onAnyOutgoing` listeners. */
export const watchOutgoing = (namespace: Namespace): void => {
  watched.add(namespace)
}
const isSocket = (value: unknown): value is Socket =>
  value !== null && typeof value === 'object' && 'handshake' in value

export type Test = (name: string, auth: unknown, next: (error: unknown, allow: boolean) => void) => unknown
let dynamic = 0

/** What `io.of(/pattern/)` and `io.of(fn)` give. */
export class ParentNamespace extends Namespace {
  number: number
  private born = new Set<Namespace>()

  constructor(server: Server, number: number) {
    super(server, `/_${dynamic++}`)
    this.number = number
    this.adapter = new ParentAdapter(this)
  }

  override get children(): ReadonlySet<Namespace> {
    return this.born
  }
  override emit(event: string | symbol, ...args: unknown[]): boolean {
    for (const child of this.born) child.emit(event, ...args)
    return true
  }
  /** Makes a namespace with the middlewares and listeners that this one has now. */
  createChild(name: string): Namespace {
    const child = new Namespace(this.server, name)
    for (const fn of this._fns) child.use(fn)
    for (const listener of this.listeners('connect')) child.on('connect', listener)
    for (const listener of this.listeners('connection')) child.on('connection', listener)
    this.born.add(child)
    if (this.server.opts['cleanupEmptyChildNamespaces']) this.removeWhenEmpty(child)
    quietly.set(this.server._nsps, name, child)
    this.server.sockets.tell('new_namespace', child)
    return child
  }
  override fetchSockets(): Promise<Socket[]> {
    throw new Error('fetchSockets() is not supported on parent namespaces')
  }

  private removeWhenEmpty(child: Namespace): void {
    const remove = child._remove
    child._remove = (socket) => {
      remove.call(child, socket)
      if (child.sockets.size > 0) return
      quietly.delete(this.server._nsps, child.name)
      this.born.delete(child)
    }
  }
}
