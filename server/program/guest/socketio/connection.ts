/** The Engine.IO side that a program can reach: `io.engine`, `socket.conn`, `socket.client`. */
import type { EngineEvent, HostMessage } from '../../protocol/messages.ts'
import { absent } from '../absent.ts'
import { callLine, refuse } from '../bridge.ts'
import { Buffer } from '../buffer.ts'
import { numberOf } from '../calls.ts'
import { Emitter, type Listener } from '../emitter.ts'
import { nameAs } from '../nameAs.ts'
import { refuseAbsent } from '../refusing.ts'
import { type IncomingMessage, requestOf } from '../requests.ts'
import { say } from '../say.ts'
import { encode } from '../values.ts'
import { inside } from './inside.ts'
import type { Socket } from './socket.ts'
import { type Transport, transportNamed } from './transport.ts'

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
  protocol: number
  remoteAddress: string | null
  request: IncomingMessage
  transport: Transport
  upgraded = false
  upgrading = false
  server: Engine
  readonly #id: string
  readonly #server: number
  #state: 'open' | 'closing' | 'closed' = 'open'
  #isWatched = false
  static {
    inside.connection = {
      id: (connection) => connection.#id,
      isOpen: (connection) => connection.#state === 'open',
      isClosed: (connection) => connection.#state === 'closed',
      place: (connection) => ({ server: connection.#server, conn: connection.#id }),
      become: (connection, state) => {
        connection.#state = state
      },
    }
  }

  constructor(engine: Engine, { server, conn, facts, protocol, transport, request }: Opened) {
    super()
    this.#id = conn
    this.#server = server
    this.id = conn
    this.server = engine
    this.protocol = protocol
    this.remoteAddress = facts.remoteAddress
    this.request = requestOf(request, facts)
    this.transport = transportNamed(transport, this)
    // The answer of a handshake, which is over when a program sees its request here.
    if (transport === 'polling') Object.assign(this.request, { res: null })
  }
  get readyState(): string {
    return this.#state
  }
  override on(event: string | symbol, listener: Listener): this {
    if (FORWARDED.has(event)) this.#watch()
    return super.on(event, listener)
  }
  override once(event: string | symbol, listener: Listener): this {
    if (FORWARDED.has(event)) this.#watch()
    return super.once(event, listener)
  }
  close(discard = false): void {
    if (this.#state !== 'open') return
    this.#state = 'closing'
    say({ kind: 'conn.close', server: this.#server, conn: this.#id, discard: Boolean(discard) })
  }
  /** A message past Socket.IO: text or bytes, as they are. */
  send(data?: unknown, options?: { compress?: unknown } | Listener | null, callback?: unknown): this {
    if (typeof options === 'function' || typeof callback === 'function')
      refuse('놀이터에서는 conn.send()에 함수를 넘길 수 없어요. 보낸 뒤의 일은 다음 줄에 쓰세요.')
    if (this.#state !== 'open') return this
    const isBytes = data instanceof ArrayBuffer || ArrayBuffer.isView(data)
    const values = data ? [isBytes ? data : String(data)] : []
    const compress = (options as { compress?: unknown } | undefined)?.compress !== false
    say({
      kind: 'conn.send',
      ...inside.connection.place(this),
      data: encode(values),
      compress,
      line: callLine(),
    })
    return this
  }
  write(data?: unknown, options?: { compress?: unknown } | Listener | null, callback?: unknown): this {
    return this.send(data, options, callback)
  }
  #watch(): void {
    if (this.#isWatched) return
    this.#isWatched = true
    say({ kind: 'conn.watch', server: this.#server, conn: this.#id })
  }
}
nameAs('Socket', Connection)

/** `socket.client`: the sockets that share one connection. */
export class Client {
  conn: Connection
  sockets: Map<string, Socket>
  readonly #conn: Connection
  readonly #sockets = new Map<string, Socket>()
  static {
    inside.client = {
      connection: (client) => client.#conn,
      sockets: (client) => client.#sockets,
    }
  }

  constructor(conn: Connection) {
    this.conn = conn
    this.#conn = conn
    this.sockets = this.#sockets
  }
  get id(): string {
    return this.conn.id
  }
  get request(): IncomingMessage {
    return this.conn.request
  }
}

/** `io.engine.ws`: who opens the WebSockets. It is there to be looked at. */
class WebSocketServer extends Emitter {
  options: Record<string, unknown>
  constructor({ perMessageDeflate, maxHttpBufferSize }: Record<string, unknown>) {
    super()
    this.options = { perMessageDeflate, clientTracking: false, noServer: true, maxPayload: maxHttpBufferSize }
  }
}

/** `io.engine`. */
export class Engine extends Emitter {
  clientsCount = 0
  clients: Record<string, Connection> = {}
  opts: Record<string, unknown>
  declare ws: WebSocketServer
  readonly #server: number
  #generateId: Listener = randomId

  constructor(server: number, opts: Record<string, unknown>) {
    super()
    this.opts = opts
    this.#server = server
    if ((opts['transports'] as readonly string[]).includes('websocket')) this.ws = new WebSocketServer(opts)
  }
  override on(event: string | symbol, listener: Listener): this {
    this.#watch(event)
    return super.on(event, listener)
  }
  override once(event: string | symbol, listener: Listener): this {
    this.#watch(event)
    return super.once(event, listener)
  }
  use(fn: Listener): void {
    say({ kind: 'engine.use', server: this.#server, handler: numberOf(fn), line: callLine() })
  }
  get generateId(): Listener {
    return this.#generateId
  }
  set generateId(fn: Listener) {
    this.#generateId = fn
    say({ kind: 'engine.generateId', server: this.#server, handler: numberOf(fn) })
  }
  close(): this {
    say({ kind: 'engine.close', server: this.#server })
    return this
  }
  #watch(event: string | symbol): void {
    const watched = WATCHED.find((known) => known === event)
    if (watched !== undefined) say({ kind: 'engine.watch', server: this.#server, event: watched })
  }
}
nameAs('Server', Engine)
refuseAbsent(Engine.prototype, absent.engine)
const WATCHED: readonly EngineEvent[] = ['connection', 'connection_error', 'initial_headers', 'headers']

/** An id such as Engine.IO makes: 15 random bytes in base 64 that may stand in an address. */
const randomId = (): string =>
  Buffer.from(Array.from({ length: 15 }, () => Math.floor(Math.random() * 256)))
    .toString('base64')
    .replaceAll('/', '_')
    .replaceAll('+', '-')
