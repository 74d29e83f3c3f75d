/** What `require('http')` gives: servers whose real selves are on the host. */

import { ask, callLine, refuse, send } from './bridge.ts'
import { Emitter, type Listener, noop } from './emitter.ts'
import { nameAs } from './nameAs.ts'
import { nextNumber } from './numbers.ts'
import { IncomingMessage } from './requests.ts'
import { ServerResponse } from './response.ts'
import { hear, say } from './say.ts'
import { appOf, stepOf } from './steps.ts'
import { timers } from './timers.ts'
import { nextTick } from './turns.ts'

const servers = new Map<number, HttpServer>()
const withCode = (error: Error, code: string) => Object.assign(error, { code })

let inside: {
  number: (server: HttpServer) => number
}
/** What Node tells of connections, and what the playground's own server has done before the program's hears of it. */
const unheard = 'checkContinue checkExpectation clientError connect connection dropRequest'.split(' ')

/** `http.Server`. */
export class HttpServer extends Emitter {
  /** Set, and looked at by nobody: connections are kept by the playground's own server. */
  requestTimeout = 300_000
  headersTimeout = 60_000
  keepAliveTimeout = 5000
  timeout = 0
  maxHeadersCount: number | null = null
  maxRequestsPerSocket = 0
  readonly #number = nextNumber()
  #isListening = false
  static {
    inside = { number: (server) => server.#number }
  }

  constructor(...args: unknown[]) {
    super()
    servers.set(this.#number, this)
    const listener = args.find((item) => typeof item === 'function')
    say({ kind: 'http.create', http: this.#number, app: appOf(listener), line: callLine() })
    if (typeof listener === 'function' && appOf(listener) === undefined)
      this.on('request', listener as Listener)
  }

  get listening(): boolean {
    return this.#isListening
  }
  override on(event: string | symbol, listener: Listener): this {
    super.on(event, listener)
    return this.#heard(event, listener)
  }
  override addListener(event: string | symbol, listener: Listener): this {
    return this.on(event, listener)
  }
  override off(event: string | symbol, listener: Listener): this {
    super.off(event, listener)
    const step = stepOf(listener)
    if (event === 'request' && step.kind === 'handler')
      say({ kind: 'http.handler.off', http: this.#number, handler: step.handler })
    return this
  }
  override removeListener(event: string | symbol, listener: Listener): this {
    return this.off(event, listener)
  }

  listen(...args: unknown[]): this {
    if (this.#isListening) {
      const text = 'Listen method has been called more than once without closing.'
      throw withCode(new Error(text), 'ERR_SERVER_ALREADY_LISTEN')
    }
    const callback = args.at(-1)
    if (typeof callback === 'function') this.once('listening', callback as Listener)
    const port = portOf(args[0]) || freePort()
    if (open.has(port)) {
      // Made here, where the program called. Told in a turn of its own: by then the program is running, as in Node.
      const error = addressInUse(port)
      timers.setImmediate(() => this.emit('error', error))
      return this
    }
    open.set(port, this)
    this.#isListening = true
    say({ kind: 'http.listen', http: this.#number, port, line: callLine() })
    nextTick(() => {
      if (open.get(port) === this) this.emit('listening')
    })
    return this
  }
  close(callback?: (error?: Error) => void): this {
    const running = this.#isListening
    if (typeof callback === 'function') {
      const missing = withCode(new Error('Server is not running.'), 'ERR_SERVER_NOT_RUNNING')
      this.once('close', running ? (callback as Listener) : () => callback(missing))
    }
    if (running) {
      open.delete(portOfServer(this) ?? 0)
      this.#isListening = false
      say({ kind: 'http.close', http: this.#number, line: callLine() })
    } else nextTick(() => this.emit('close'))
    return this
  }
  address(): { address: string; family: string; port: number } | null {
    const port = portOfServer(this)
    return port === undefined ? null : { address: '::', family: 'IPv6', port }
  }
  closeAllConnections(): void {
    say({ kind: 'http.cut', http: this.#number })
  }
  closeIdleConnections(): void {}
  setTimeout(): this {
    return this
  }
  getConnections(callback: (error: null, count: number) => void): this {
    nextTick(() => callback(null, 0))
    return this
  }
  ref(): this {
    return this
  }
  unref(): this {
    return this
  }

  #heard(event: string | symbol, listener: Listener): this {
    if (event === 'upgrade')
      refuse(
        'server.on("upgrade")로 WebSocket을 직접 다루는 것은 놀이터에서 할 수 없어요. Socket.IO가 대신 해요.',
      )
    if (unheard.includes(String(event)))
      send({
        kind: 'log',
        level: 'warn',
        text: `놀이터에서는 server.on("${String(event)}")에 넘긴 함수가 불리지 않아요. 연결은 놀이터의 서버가 다뤄요.`,
        line: callLine(),
      })
    if (event === 'request')
      say({ kind: 'http.handler', http: this.#number, step: stepOf(listener), line: callLine() })
    return this
  }
}
nameAs('Server', HttpServer)
/** `http.Server`, with or without `new`. */
const AnyServer = new Proxy(HttpServer, {
  apply: (_target, _self, args: unknown[]) => new HttpServer(...args),
})
Object.defineProperty(HttpServer.prototype, 'constructor', {
  value: AnyServer,
  writable: true,
  configurable: true,
})

/** Who listens where in this program: a port is taken by one server only. */
const open = new Map<number, HttpServer>()
const portOfServer = (server: HttpServer): number | undefined =>
  [...open].find(([, other]) => other === server)?.[0]
const freePort = (): number => {
  let port = 49_152
  while (open.has(port)) port += 1
  return port
}
const addressInUse = (port: number): Error => {
  const code = 'EADDRINUSE'
  const error = new Error(`listen ${code}: address already in use :::${port}`)
  return Object.assign(error, { code, errno: -98, syscall: 'listen', address: '::', port })
}

/** The number by which the host knows this server. */
export const httpNumber = (server: HttpServer): number => inside.number(server)

/** A server that answers 404 to everything, as `new Server(port)` makes one. */
export function createBareServer(port: number): HttpServer {
  const server = new HttpServer()
  say({ kind: 'http.answer404', http: httpNumber(server) })
  return server.listen(port)
}

function portOf(given: unknown): number {
  const port = given !== null && typeof given === 'object' && 'port' in given ? given.port : given
  if (port === undefined || port === null || typeof port === 'function') return 0
  const number = typeof port === 'string' && port.trim() !== '' ? Number(port) : port
  if (typeof number === 'number' && Number.isInteger(number) && number >= 0 && number < 65_536) return number
  if (typeof port === 'string' && Number.isNaN(Number(port)))
    refuse(`server.listen("${port}")에는 포트 번호를 써야 해요. 예: server.listen(4000)`)
  const shown =
    typeof port === 'number' || typeof port === 'string' ? `type ${typeof port} (${port})` : typeof port
  const text = `options.port should be >= 0 and < 65536. Received ${shown}.`
  throw withCode(new RangeError(text), 'ERR_SOCKET_BAD_PORT')
}

hear('http.closed', ({ http }) => {
  servers.get(http)?.emit('close')
})

const noNetwork = (): never =>
  refuse('놀이터의 server.js는 밖으로 요청을 보낼 수 없어요. 클라이언트는 오른쪽 레인에서 연결해 보세요.')

let constants: { STATUS_CODES: Record<string, string>; METHODS: string[] } | undefined
const constantsOf = () => {
  constants ??= ask({ kind: 'http.constants' }) as NonNullable<typeof constants>
  return constants
}

/** The module. */
export const http = {
  createServer: (...args: unknown[]): HttpServer => new HttpServer(...args),
  Server: AnyServer,
  IncomingMessage,
  ServerResponse,
  request: noNetwork,
  get: noNetwork,
  get STATUS_CODES() {
    return constantsOf().STATUS_CODES
  },
  get METHODS() {
    return constantsOf().METHODS
  },
  globalAgent: { destroy: noop },
}
