/** `Namespace`, and the dynamic kind that makes namespaces as they are asked for. As in Socket.IO 4.8. */

import { callLine } from '../bridge.ts'
import { callListeners, type Listener, traceListeners } from '../emitter.ts'
import { say } from '../say.ts'
import { nextTick } from '../turns.ts'
import { encode } from '../values.ts'
import { Adapter, type Room } from './adapter.ts'
import { inside } from './inside.ts'
import { runMiddlewares } from './middlewares.ts'
import { checkServerSideName, errorWithResponses } from './names.ts'
import { BroadcastOperator } from './operator.ts'
import { Overheard } from './overheard.ts'
import { nameOf, serverNumber } from './registry.ts'
import type { Server } from './server.ts'
import type { Socket } from './socket.ts'
import { StrictEventEmitter } from './strict.ts'
import { quietly, watchedMap } from './views.ts'
import { write } from './writing.ts'

export type Middleware = (socket: Socket, next: (error?: unknown) => void) => unknown

export class Namespace extends StrictEventEmitter {
  sockets: Map<string, Socket>
  server: Server
  name: string
  adapter: Adapter
  readonly #server: Server
  readonly #name: string
  readonly #adapter: Adapter
  readonly #sockets: Map<string, Socket>
  readonly #middlewares: Middleware[] = []
  #watchesOutgoing = false
  #whenEmpty: (() => void) | undefined
  static {
    inside.namespace = {
      server: (namespace) => namespace.#server,
      name: (namespace) => namespace.#name,
      adapter: (namespace) => namespace.#adapter,
      sockets: (namespace) => namespace.#sockets,
      middlewares: (namespace) => namespace.#middlewares,
      add: (namespace, socket, skipMiddlewares) => namespace.#add(socket, skipMiddlewares),
      remove: (namespace, socket) => namespace.#remove(socket),
      watchOutgoing(namespace) {
        namespace.#watchesOutgoing = true
      },
      watchesOutgoing: (namespace) => namespace.#watchesOutgoing,
      whenEmpty(namespace, act) {
        namespace.#whenEmpty = act
      },
    }
  }

  constructor(server: Server, name: string, makeAdapter = (namespace: Namespace) => new Adapter(namespace)) {
    super()
    this.#server = server
    this.#name = name
    this.#sockets = watchedMap((_socket, key) =>
      say({
        kind: 'adapter.edit',
        ...nameOf(this),
        map: 'sockets',
        edit: { do: 'delete', key: String(key) },
        line: callLine(),
      }),
    )
    this.#adapter = makeAdapter(this)
    this.sockets = this.#sockets
    this.server = server
    this.name = name
    this.adapter = this.#adapter
    traceListeners(this, (_event, [socket]) => ({
      server: serverNumber(server),
      namespace: name,
      ...(socket instanceof Overheard ? inside.socket.place(socket as Socket) : {}),
    }))
  }

  use(fn: Middleware): this {
    this.#middlewares.push(fn)
    return this
  }
  #add(socket: Socket, skipMiddlewares: boolean): void {
    if (skipMiddlewares) this.#connect(socket)
    else
      runMiddlewares(this.#middlewares, socket, inside.socket.place(socket), (error) =>
        nextTick(() => this.#decide(socket, error)),
      )
  }
  #decide(socket: Socket, error: unknown): void {
    if (inside.socket.isOpen(socket) && !error) {
      this.#connect(socket)
      return
    }
    inside.socket.cleanUp(socket)
    if (!error) return
    const { message, data } = error as { message?: unknown; data?: unknown }
    say({ kind: 'refuse', ...inside.socket.name(socket), error: encode([{ message, data }]) })
  }
  #connect(socket: Socket): void {
    quietly.set(this.#sockets, socket.id, socket)
    write({ kind: 'admit', ...inside.socket.name(socket) })
    inside.socket.connected(socket)
    callListeners(this, 'connect', socket)
    callListeners(this, 'connection', socket)
  }
  #remove(socket: Socket): void {
    quietly.delete(this.#sockets, socket.id)
    if (this.#sockets.size === 0) this.#whenEmpty?.()
  }

  override emit(event: string | symbol, ...args: unknown[]): boolean {
    return this.#operator().emit(event, ...args)
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
    this.#adapter.serverSideEmit([event, ...args])
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
    return this.#operator().to(room)
  }
  in(room: Room | Room[]): BroadcastOperator {
    return this.#operator().in(room)
  }
  except(room: Room | Room[]): BroadcastOperator {
    return this.#operator().except(room)
  }
  compress(compress: boolean): BroadcastOperator {
    return this.#operator().compress(compress)
  }
  get volatile(): BroadcastOperator {
    return this.#operator().volatile
  }
  get local(): BroadcastOperator {
    return this.#operator().local
  }
  timeout(ms: number): BroadcastOperator {
    return this.#operator().timeout(ms)
  }
  allSockets(): Promise<Set<string>> {
    return this.#operator().allSockets()
  }
  fetchSockets(): Promise<Socket[]> {
    return this.#operator().fetchSockets()
  }
  socketsJoin(room: Room | Room[]): void {
    this.#operator().socketsJoin(room)
  }
  socketsLeave(room: Room | Room[]): void {
    this.#operator().socketsLeave(room)
  }
  disconnectSockets(close = false): void {
    this.#operator().disconnectSockets(close)
  }
  #operator(): BroadcastOperator {
    return new BroadcastOperator(this.#adapter)
  }
}

export type Test = (name: string, auth: unknown, next: (error: unknown, allow: boolean) => void) => unknown
let dynamic = 0

/** What `io.of(/pattern/)` and `io.of(fn)` give. */
export class ParentNamespace extends Namespace {
  children: Set<Namespace>
  readonly #children: Set<Namespace>
  readonly #number: number
  static {
    inside.parent = { number: (namespace) => namespace.#number }
  }

  constructor(server: Server, number: number) {
    const children = new Set<Namespace>()
    super(server, `/_${dynamic++}`, (namespace) => new Adapter(namespace, children))
    this.#number = number
    this.#children = children
    this.children = children
  }

  override emit(event: string | symbol, ...args: unknown[]): boolean {
    for (const child of this.#children) child.emit(event, ...args)
    return true
  }
  /** Makes a namespace with the middlewares and listeners that this one has now. */
  createChild(name: string): Namespace {
    const server = inside.namespace.server(this)
    const child = new Namespace(server, name)
    for (const fn of inside.namespace.middlewares(this)) child.use(fn)
    for (const event of ['connect', 'connection'])
      for (const listener of this.listeners(event)) child.on(event, listener as Listener)
    this.#children.add(child)
    const namespaces = inside.server.namespaces(server)
    if (inside.server.options(server)['cleanupEmptyChildNamespaces'])
      inside.namespace.whenEmpty(child, () => {
        quietly.delete(namespaces, name)
        this.#children.delete(child)
      })
    quietly.set(namespaces, name, child)
    callListeners(inside.server.main(server), 'new_namespace', child)
    return child
  }
  override fetchSockets(): Promise<Socket[]> {
    throw new Error('fetchSockets() is not supported on parent namespaces')
  }
}
