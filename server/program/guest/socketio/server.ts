/** `Server`: what `new Server()` makes for the program. As in Socket.IO 4.8; the real one is on the host. */
import { callLine, refuse } from '../bridge.ts'
import { Emitter, type Listener } from '../emitter.ts'
import { createBareServer, HttpServer, httpNumber } from '../http.ts'
import { nextNumber } from '../numbers.ts'
import { say } from '../say.ts'
import type { Room } from './adapter.ts'
import { type Connection, Engine } from './connection.ts'
import { type Middleware, Namespace, ParentNamespace, type Test } from './namespace.ts'
import type { BroadcastOperator } from './operator.ts'
import { type GivenOptions, type Hooks, readOptions } from './options.ts'
import { createRecovery } from './recovery.ts'
import { dynamicsOf, register, retire } from './registry.ts'
import type { Socket } from './socket.ts'
import { quietly, watchedMap } from './views.ts'

type OnConnection = (socket: Socket) => unknown

export class Server extends Emitter {
  sockets: Namespace
  engine!: Engine
  httpServer!: HttpServer
  opts: Record<string, unknown>
  _nsps: Map<string, Namespace>
  parentNsps: Map<unknown, ParentNamespace>
  parentNamespacesFromRegExp = new Map<RegExp, ParentNamespace>()
  connections = new Map<string, Connection>()
  hooks: Hooks
  _keepForRecovery: (socket: Socket, reason: string) => void
  _recover: (socket: Socket) => void
  private number = nextNumber()
  private currentPath: string
  private currentTimeout: number
  private serves: boolean

  constructor(first?: unknown, second?: GivenOptions) {
    super()
    const onlyOptions = first !== null && typeof first === 'object' && !('listen' in first)
    const server = onlyOptions ? undefined : first
    const given = (onlyOptions ? first : second) as GivenOptions | undefined
    const { options, inForce, hooks } = readOptions(given)
    register(this, this.number)
    this._nsps = watchedMap((namespace, name) => this.forget(namespace, name))
    this.parentNsps = watchedMap((parent) =>
      say({ kind: 'parent.forget', server: this.number, parent: parent.number }),
    )
    this.opts = { ...inForce, ...given, connectionStateRecovery: inForce['connectionStateRecovery'] }
    this.hooks = hooks
    this.currentPath = String(options['path'] || '/socket.io').replace(/\/$/, '')
    this.currentTimeout = Number(options['connectTimeout'] || 45_000)
    this.serves = options['serveClient'] !== false
    const recovery = createRecovery(this)
    this._keepForRecovery = recovery.keep
    this._recover = recovery.restore
    say({ kind: 'server', server: this.number, options, inForce, line: callLine() })
    this.sockets = this.of('/')
    if (server || typeof server === 'number') this.attach(server)
  }

  path(): string
  path(path: string): this
  path(path?: string): string | this {
    if (path === undefined) return this.currentPath
    this.currentPath = path.replace(/\/$/, '')
    return this.set('path', path)
  }
  connectTimeout(): number
  connectTimeout(ms: number): this
  connectTimeout(ms?: number): number | this {
    if (ms === undefined) return this.currentTimeout
    this.currentTimeout = Number(readOptions({ connectTimeout: ms }).options['connectTimeout'])
    return this.set('connectTimeout', ms)
  }
  serveClient(): boolean
  serveClient(serve: boolean): this
  serveClient(serve?: boolean): boolean | this {
    if (serve === undefined) return this.serves
    this.serves = serve
    return this.set('serveClient', Boolean(serve))
  }
  private set(name: 'path' | 'connectTimeout' | 'serveClient', value: string | number | boolean): this {
    say({ kind: 'server.set', server: this.number, name, value })
    return this
  }
  adapter(): never {
    return refuse('놀이터에서는 어댑터를 바꿀 수 없어요. 서버가 하나라서 기본 어댑터로 충분해요.')
  }

  attach(given: unknown, options: GivenOptions = {}): this {
    if (typeof given === 'function') {
      throw new Error(
        'You are trying to attach socket.io to an express request handler function. Please pass a http.Server instance.',
      )
    }
    const extra = readOptions(options)
    const isPort = (typeof given === 'number' || typeof given === 'string') && !Number.isNaN(Number(given))
    const http = isPort ? createBareServer(Number(given)) : given
    if (!(http instanceof HttpServer))
      refuse(
        'Socket.IO는 http.createServer()로 만든 서버나 포트 번호에 붙일 수 있어요. 예: new Server(server)',
      )
    this.httpServer = http as HttpServer
    this.hooks = { ...extra.hooks, ...this.hooks }
    this.engine = new Engine(this.number, this.opts)
    const line = callLine()
    say({
      kind: 'server.attach',
      server: this.number,
      http: httpNumber(this.httpServer),
      options: extra.options,
      line,
    })
    return this
  }
  listen(given: unknown, options: GivenOptions = {}): this {
    return this.attach(given, options)
  }
  bind(): never {
    return refuse('io.bind()는 놀이터에서 쓸 수 없어요. io.attach(server)나 new Server(server)를 쓰세요.')
  }
  attachApp(): never {
    return refuse('uWebSockets.js는 놀이터에 없어요. http.createServer()로 만든 서버에 붙이세요.')
  }

  of(name: string | RegExp | Test, listener?: OnConnection): Namespace {
    if (typeof name === 'function' || name instanceof RegExp) return this.dynamic(name, listener)
    const path = String(name).startsWith('/') ? String(name) : `/${name}`
    const namespace = this._nsps.get(path) ?? this.create(path)
    if (listener !== undefined) namespace.on('connect', listener as Listener)
    return namespace
  }
  private create(name: string): Namespace {
    for (const [test, parent] of this.parentNamespacesFromRegExp) {
      if (!test.test(name)) continue
      say({
        kind: 'namespace',
        server: this.number,
        namespace: name,
        parent: parent.number,
        line: callLine(),
      })
      return parent.createChild(name)
    }
    const namespace = new Namespace(this, name)
    quietly.set(this._nsps, name, namespace)
    say({ kind: 'namespace', server: this.number, namespace: name, line: callLine() })
    if (name !== '/') this.sockets.tell('new_namespace', namespace)
    return namespace
  }
  private dynamic(test: RegExp | Test, listener?: OnConnection): ParentNamespace {
    if (test instanceof RegExp && (test.global || test.sticky))
      throw new Error('stateful regular expressions are not supported')
    const namespace = new ParentNamespace(this, nextNumber())
    dynamicsOf(this).set(namespace.number, { test, namespace })
    if (test instanceof RegExp) this.parentNamespacesFromRegExp.set(test, namespace)
    const ask: Test = (name, _auth, next) => next(null, (test as RegExp).test(name))
    quietly.set(this.parentNsps, test instanceof RegExp ? ask : test, namespace)
    const pattern = test instanceof RegExp ? String(test) : `[Function: ${test.name || 'anonymous'}]`
    say({ kind: 'parent', server: this.number, parent: namespace.number, pattern, line: callLine() })
    if (listener !== undefined) namespace.on('connect', listener as Listener)
    return namespace
  }

  /** The program takes a namespace out of `_nsps`: nobody gets in any more, and who is in stays. */
  private forget(namespace: Namespace, name: string): void {
    const number = nextNumber()
    retire(namespace, number)
    say({ kind: 'namespace.forget', server: this.number, namespace: name, retired: number })
  }

  async close(done?: (error?: Error) => void): Promise<void> {
    for (const namespace of this._nsps.values())
      for (const socket of [...namespace.sockets.values()]) socket._onclose('server shutting down')
    if (this.engine === undefined)
      throw new TypeError("Cannot read properties of undefined (reading 'close')")
    say({ kind: 'server.close', server: this.number, line: callLine() })
    await new Promise<void>((resolve) => {
      this.httpServer.close((error) => {
        done?.(error)
        resolve()
      })
    })
  }

  use(fn: Middleware): this {
    this.sockets.use(fn)
    return this
  }
  send(...args: unknown[]): this {
    this.sockets.send(...args)
    return this
  }
  write(...args: unknown[]): this {
    return this.send(...args)
  }
  emitWithAck(event: string, ...args: unknown[]): Promise<unknown> {
    return this.sockets.emitWithAck(event, ...args)
  }
  serverSideEmit(event: string, ...args: unknown[]): boolean {
    return this.sockets.serverSideEmit(event, ...args)
  }
  serverSideEmitWithAck(event: string, ...args: unknown[]): Promise<unknown> {
    return this.sockets.serverSideEmitWithAck(event, ...args)
  }
  to(room: Room | Room[]): BroadcastOperator {
    return this.sockets.to(room)
  }
  in(room: Room | Room[]): BroadcastOperator {
    return this.sockets.in(room)
  }
  except(room: Room | Room[]): BroadcastOperator {
    return this.sockets.except(room)
  }
  compress(compress: boolean): BroadcastOperator {
    return this.sockets.compress(compress)
  }
  get volatile(): BroadcastOperator {
    return this.sockets.volatile
  }
  get local(): BroadcastOperator {
    return this.sockets.local
  }
  timeout(ms: number): BroadcastOperator {
    return this.sockets.timeout(ms)
  }
  allSockets(): Promise<Set<string>> {
    return this.sockets.allSockets()
  }
  fetchSockets(): Promise<Socket[]> {
    return this.sockets.fetchSockets()
  }
  socketsJoin(room: Room | Room[]): void {
    this.sockets.socketsJoin(room)
  }
  socketsLeave(room: Room | Room[]): void {
    this.sockets.socketsLeave(room)
  }
  disconnectSockets(close = false): void {
    this.sockets.disconnectSockets(close)
  }
}

/** Socket.IO's own Server hands every EventEmitter method to its main namespace, and returns what that returns. */
for (const method of Object.getOwnPropertyNames(Object.getPrototypeOf(Emitter.prototype))) {
  if (method === 'constructor' || method.startsWith('_')) continue
  Object.defineProperty(Server.prototype, method, {
    configurable: true,
    writable: true,
    value(this: Server, ...args: unknown[]) {
      const main = this.sockets as unknown as Record<string, (...args: unknown[]) => unknown>
      return main[method]?.apply(this.sockets, args)
    },
  })
}
