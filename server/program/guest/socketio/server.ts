/** `Server`: what `new Server()` makes for the program. As in Socket.IO 4.8; the real one is on the host. */
import { callLine, refuse } from '../bridge.ts'
import { callListeners, Emitter, type Listener } from '../emitter.ts'
import { createBareServer, HttpServer, httpNumber } from '../http.ts'
import { nextNumber } from '../numbers.ts'
import { say } from '../say.ts'
import type { Room } from './adapter.ts'
import { type Connection, Engine } from './connection.ts'
import { Encoder } from './encoder.ts'
import { inside } from './inside.ts'
import { type Middleware, Namespace, ParentNamespace, type Test } from './namespace.ts'
import type { BroadcastOperator } from './operator.ts'
import { engineOptions, type GivenOptions, type Hooks, readOptions, writtenOptions } from './options.ts'
import { createRecovery } from './recovery.ts'
import { type Dynamic, register, retire } from './registry.ts'
import type { Socket } from './socket.ts'
import { StrictEventEmitter } from './strict.ts'
import { quietly, watchedMap } from './views.ts'

type OnConnection = (socket: Socket) => unknown

export class Server extends StrictEventEmitter {
  _nsps: Map<string, Namespace>
  parentNsps: Map<unknown, ParentNamespace>
  parentNamespacesFromRegExp: Map<RegExp, ParentNamespace>
  opts: Record<string, unknown>
  sockets: Namespace
  encoder: unknown
  declare eio: Engine
  declare httpServer: HttpServer
  declare engine: Engine
  readonly #number = nextNumber()
  readonly #namespaces: Map<string, Namespace>
  readonly #main: Namespace
  readonly #dynamics = new Map<number, Dynamic>()
  readonly #patterns = new Map<RegExp, ParentNamespace>()
  readonly #options: Record<string, unknown>
  readonly #connections = new Map<string, Connection>()
  readonly #recovery: ReturnType<typeof createRecovery>
  #hooks: Hooks
  #path: string
  #connectTimeout: number
  #serves: boolean
  #http: HttpServer | undefined
  #engine: Engine | undefined
  static {
    inside.server = {
      number: (server) => server.#number,
      engine: (server) => server.#engine,
      options: (server) => server.#options,
      hooks: (server) => server.#hooks,
      connections: (server) => server.#connections,
      namespaces: (server) => server.#namespaces,
      dynamics: (server) => server.#dynamics,
      main: (server) => server.#main,
      keep: (server, socket, reason) => server.#recovery.keep(socket, reason),
      restore: (server, socket) => server.#recovery.restore(socket),
    }
  }

  constructor(first?: unknown, second?: GivenOptions) {
    super()
    const onlyOptions = first !== null && typeof first === 'object' && !('listen' in first)
    const server = onlyOptions ? undefined : first
    const given = (onlyOptions ? first : second) as GivenOptions | undefined
    const { options, inForce, hooks } = readOptions(given)
    register(this, this.#number)
    this.#namespaces = watchedMap((namespace, name) => this.#forget(namespace, name))
    this._nsps = this.#namespaces
    this.parentNsps = watchedMap((parent) =>
      say({ kind: 'parent.forget', server: this.#number, parent: inside.parent.number(parent) }),
    )
    this.parentNamespacesFromRegExp = this.#patterns
    this.#options = { ...inForce, ...given, connectionStateRecovery: inForce['connectionStateRecovery'] }
    this.opts = writtenOptions(given ?? {}, inForce)
    this.encoder = given?.['parser'] ? undefined : new Encoder()
    this.#hooks = hooks
    this.#path = String(options['path'] || '/socket.io').replace(/\/$/, '')
    this.#connectTimeout = Number(options['connectTimeout'] || 45_000)
    this.#serves = options['serveClient'] !== false
    this.#recovery = createRecovery(inForce['connectionStateRecovery'] as never)
    say({ kind: 'server', server: this.#number, options, inForce, line: callLine() })
    this.#main = this.of('/')
    this.sockets = this.#main
    if (server || typeof server === 'number') this.attach(server)
  }

  path(): string
  path(path: string): this
  path(path?: string): string | this {
    if (path === undefined) return this.#path
    this.#path = path.replace(/\/$/, '')
    return this.#set('path', path)
  }
  connectTimeout(): number
  connectTimeout(ms: number): this
  connectTimeout(ms?: number): number | this {
    if (ms === undefined) return this.#connectTimeout
    this.#connectTimeout = Number(readOptions({ connectTimeout: ms }).options['connectTimeout'])
    return this.#set('connectTimeout', ms)
  }
  serveClient(): boolean
  serveClient(serve: boolean): this
  serveClient(serve?: boolean): boolean | this {
    if (serve === undefined) return this.#serves
    this.#serves = serve
    return this.#set('serveClient', Boolean(serve))
  }
  #set(name: 'path' | 'connectTimeout' | 'serveClient', value: string | number | boolean): this {
    say({ kind: 'server.set', server: this.#number, name, value })
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
    this.#http = http as HttpServer
    this.#hooks = { ...extra.hooks, ...this.#hooks }
    this.#engine = new Engine(
      this.#number,
      engineOptions({ ...options, ...this.opts }, this.#path, this.#options),
    )
    this.httpServer = this.#http
    this.engine = this.#engine
    this.eio = this.#engine
    const line = callLine()
    say({
      kind: 'server.attach',
      server: this.#number,
      http: httpNumber(this.#http),
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
    if (typeof name === 'function' || name instanceof RegExp) return this.#dynamic(name, listener)
    const path = String(name).startsWith('/') ? String(name) : `/${name}`
    // As in Socket.IO, nobody listens where a pattern makes it.
    const made = this.#namespaces.has(path) ? undefined : this.#byPattern(path)
    if (made) return made
    const namespace = this.#namespaces.get(path) ?? this.#create(path)
    if (listener !== undefined) namespace.on('connect', listener as Listener)
    return namespace
  }
  #byPattern(name: string): Namespace | undefined {
    for (const [test, parent] of this.#patterns) {
      if (!test.test(name)) continue
      say({
        kind: 'namespace',
        server: this.#number,
        namespace: name,
        parent: inside.parent.number(parent),
        line: callLine(),
      })
      return parent.createChild(name)
    }
    return undefined
  }
  #create(name: string): Namespace {
    const namespace = new Namespace(this, name)
    quietly.set(this.#namespaces, name, namespace)
    say({ kind: 'namespace', server: this.#number, namespace: name, line: callLine() })
    if (name !== '/') callListeners(this.#main, 'new_namespace', namespace)
    return namespace
  }
  #dynamic(test: RegExp | Test, listener?: OnConnection): ParentNamespace {
    if (test instanceof RegExp && (test.global || test.sticky))
      throw new Error('stateful regular expressions are not supported')
    const number = nextNumber()
    const namespace = new ParentNamespace(this, number)
    this.#dynamics.set(number, { test, namespace })
    if (test instanceof RegExp) this.#patterns.set(test, namespace)
    const ask: Test = (name, _auth, next) => next(null, (test as RegExp).test(name))
    quietly.set(this.parentNsps, test instanceof RegExp ? ask : test, namespace)
    const pattern = test instanceof RegExp ? String(test) : `[Function: ${test.name || 'anonymous'}]`
    say({ kind: 'parent', server: this.#number, parent: number, pattern, line: callLine() })
    if (listener !== undefined) namespace.on('connect', listener as Listener)
    return namespace
  }

  /** The program takes a namespace out of `_nsps`: nobody gets in any more, and who is in stays. */
  #forget(namespace: Namespace, name: string): void {
    const number = nextNumber()
    retire(namespace, number)
    say({ kind: 'namespace.forget', server: this.#number, namespace: name, retired: number })
  }

  async close(done?: (error?: Error) => void): Promise<void> {
    for (const namespace of this.#namespaces.values())
      for (const socket of [...inside.namespace.sockets(namespace).values()])
        inside.socket.close(socket, 'server shutting down')
    const http = this.#http
    if (http === undefined) throw new TypeError("Cannot read properties of undefined (reading 'close')")
    say({ kind: 'server.close', server: this.#number, line: callLine() })
    await new Promise<void>((resolve) => {
      http.close((error) => {
        done?.(error)
        resolve()
      })
    })
  }

  use(fn: Middleware): this {
    this.#main.use(fn)
    return this
  }
  send(...args: unknown[]): this {
    this.#main.send(...args)
    return this
  }
  write(...args: unknown[]): this {
    return this.send(...args)
  }
  serverSideEmit(event: string, ...args: unknown[]): boolean {
    return this.#main.serverSideEmit(event, ...args)
  }
  serverSideEmitWithAck(event: string, ...args: unknown[]): Promise<unknown> {
    return this.#main.serverSideEmitWithAck(event, ...args)
  }
  to(room: Room | Room[]): BroadcastOperator {
    return this.#main.to(room)
  }
  in(room: Room | Room[]): BroadcastOperator {
    return this.#main.in(room)
  }
  except(room: Room | Room[]): BroadcastOperator {
    return this.#main.except(room)
  }
  compress(compress: boolean): BroadcastOperator {
    return this.#main.compress(compress)
  }
  get volatile(): BroadcastOperator {
    return this.#main.volatile
  }
  get local(): BroadcastOperator {
    return this.#main.local
  }
  timeout(ms: number): BroadcastOperator {
    return this.#main.timeout(ms)
  }
  allSockets(): Promise<Set<string>> {
    return this.#main.allSockets()
  }
  fetchSockets(): Promise<Socket[]> {
    return this.#main.fetchSockets()
  }
  socketsJoin(room: Room | Room[]): void {
    this.#main.socketsJoin(room)
  }
  socketsLeave(room: Room | Room[]): void {
    this.#main.socketsLeave(room)
  }
  disconnectSockets(close = false): void {
    this.#main.disconnectSockets(close)
  }
}

/** Socket.IO's own Server hands every EventEmitter method to its main namespace, and returns what that returns. */
for (const method of Object.getOwnPropertyNames(Object.getPrototypeOf(Emitter.prototype))) {
  if (method === 'constructor' || method.startsWith('_')) continue
  Object.defineProperty(Server.prototype, method, {
    configurable: true,
    writable: true,
    value(this: Server, ...args: unknown[]) {
      const main = inside.server.main(this) as unknown as Record<string, (...args: unknown[]) => unknown>
      return main[method]?.apply(main, args)
    },
  })
}
