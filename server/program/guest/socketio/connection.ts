/** The Engine.IO side that a program can reach: `io.engine`, `socket.conn`, `socket.client`. */
import type { EngineEvent, HostMessage } from '../../messages.ts'
import { callLine, refuse } from '../bridge.ts'
import { numberOf } from '../calls.ts'
import { Emitter, type Listener } from '../emitter.ts'
import { type IncomingMessage, requestOf } from '../requests.ts'
import { say } from '../say.ts'
import type { Socket } from './socket.ts'

type Opened = Extract<HostMessage, { kind: 'conn.open' }>

/** Events of a connection that the host forwards only to whoever listens. */
const FORWARDED = new Set<string | symbol>([
  'packet',
  'packetCreate',
  'data',
  'message',
  'heartbeat',
  'drain',
  'flush',
])

/** `socket.conn`: an Engine.IO connection. */
export class Connection extends Emitter {
  id: string
  readyState = 'open'
  protocol: number
  remoteAddress: string | null
  request: IncomingMessage
  transport: { name: string }
  upgraded = false
  upgrading = false
  server: Engine

  constructor(engine: Engine, { conn, facts, protocol, transport, request }: Opened) {
    super()
    this.id = conn
    this.server = engine
    this.protocol = protocol
    this.remoteAddress = facts.remoteAddress
    this.request = requestOf(request, facts)
    this.transport = { name: transport }
  }
  override on(event: string | symbol, listener: Listener): this {
    if (FORWARDED.has(event)) this.watch()
    return super.on(event, listener)
  }
  override once(event: string | symbol, listener: Listener): this {
    if (FORWARDED.has(event)) this.watch()
    return super.once(event, listener)
  }
  close(discard = false): void {
    if (this.readyState !== 'open') return
    this.readyState = 'closing'
    say({ kind: 'conn.close', server: engineServer(this.server), conn: this.id, discard: Boolean(discard) })
  }
  private watch(): void {
    if (watchedConnections.has(this)) return
    watchedConnections.add(this)
    say({ kind: 'conn.watch', server: engineServer(this.server), conn: this.id })
  }
}
const watchedConnections = new WeakSet<Connection>()

/** `socket.client`: the sockets that share one connection. */
export class Client {
  conn: Connection
  sockets = new Map<string, Socket>()
  constructor(conn: Connection) {
    this.conn = conn
  }
  get id(): string {
    return this.conn.id
  }
  get request(): IncomingMessage {
    return this.conn.request
  }
}

/** `io.engine`. */
export class Engine extends Emitter {
  clientsCount = 0
  clients: Record<string, Connection> = {}
  opts: Record<string, unknown>

  constructor(server: number, opts: Record<string, unknown>) {
    super()
    this.opts = opts
    numbers.set(this, server)
  }
  override on(event: string | symbol, listener: Listener): this {
    this.watch(event)
    return super.on(event, listener)
  }
  override once(event: string | symbol, listener: Listener): this {
    this.watch(event)
    return super.once(event, listener)
  }
  use(fn: Listener): void {
    say({ kind: 'engine.use', server: engineServer(this), handler: numberOf(fn), line: callLine() })
  }
  get generateId(): Listener | undefined {
    return generators.get(this)
  }
  set generateId(fn: Listener) {
    generators.set(this, fn)
    say({ kind: 'engine.generateId', server: engineServer(this), handler: numberOf(fn) })
  }
  close(): this {
    say({ kind: 'engine.close', server: engineServer(this) })
    return this
  }
  attach(): never {
    return refuse('io.engine.attach()는 놀이터에서 쓸 수 없어요. io.attach(server)를 쓰세요.')
  }
  private watch(event: string | symbol): void {
    const watched = WATCHED.find((known) => known === event)
    if (watched !== undefined) say({ kind: 'engine.watch', server: engineServer(this), event: watched })
  }
}
const WATCHED: readonly EngineEvent[] = ['connection', 'connection_error', 'initial_headers', 'headers']
const numbers = new WeakMap<Engine, number>()
const generators = new WeakMap<Engine, Listener>()
const engineServer = (engine: Engine): number => numbers.get(engine) ?? 0
