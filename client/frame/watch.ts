/** Reports what the real socket.io-client does. It looks on at the library's own methods, so `socket.off()` in the
 *  learner's code can't take it away, and nothing that crosses the wire changes. */
import { Manager, Socket } from 'socket.io-client'
import type { ClientReport, Json } from '#shared/trace.ts'
import { asWritten } from './address.ts'
import { around, insideManager, insideOf } from './inside.ts'
import { lineHere } from './lines.ts'
import type { SocketState } from './protocol.ts'
import { argsOf, toJson } from './show.ts'

/** What the code asks of a connection beyond the usual, as far as a browser treats it in another way. */
type Options = ReturnType<typeof insideManager>['opts']
type Wishes = Pick<
  ClientReport & { kind: 'client.connecting' },
  'withCredentials' | 'transports' | 'tryAllTransports' | 'extraHeaders'
>

const mostTransports = 10
const mostHeaders = 50
/** What the trace keeps of a name or a reason. */
const word = (value: unknown): string => String(value).slice(0, 1_000)
/** A transport is asked for by its name, or by its class. */
const transportName = (transport: unknown): string =>
  typeof transport === 'function' ? word(transport.name) : word(transport)

/** The options of a manager that decide which requests it sends; those that are not given are left out. */
function wishesOf({ withCredentials, transports, tryAllTransports, extraHeaders }: Options): Wishes {
  const headers =
    typeof extraHeaders === 'object' && extraHeaders !== null ? Object.keys(extraHeaders).map(word) : []
  return {
    ...(withCredentials && { withCredentials: true }),
    ...(Array.isArray(transports) && {
      transports: transports.slice(0, mostTransports).map(transportName),
    }),
    ...(tryAllTransports && { tryAllTransports: true }),
    ...(headers.length > 0 && { extraHeaders: headers.slice(0, mostHeaders) }),
  }
}

/** The address leads to the page itself, and to no lab: `written` is what the code has. */
function isOwnPage(uri: string, written: string): boolean {
  const here = globalThis.location as Location | undefined
  if (here === undefined || written !== word(uri) || !URL.canParse(uri, here.href)) return false
  return new URL(uri, here.href).host === here.host
}

interface OpenAck {
  event: string
  line?: number
}

const namespaceOf = (socket: Socket) => word(insideOf(socket).nsp)

function goesOnTrying(socket: Socket): boolean {
  const manager = insideManager(socket.io)
  const attemptsLeft = manager.backoff.attempts < socket.io.reconnectionAttempts()
  return socket.active && socket.io.reconnection() && !manager.skipReconnect && attemptsLeft
}

function stateOf(socket: Socket): SocketState {
  const namespace = namespaceOf(socket)
  const transport = socket.io.engine?.transport?.name ?? null
  if (socket.connected) return { namespace, status: 'connected', id: socket.id ?? null, transport }
  const manager = insideManager(socket.io)
  const busy = manager._reconnecting || manager._readyState.startsWith('open')
  const wants = manager._reconnecting ? 'trying' : 'connecting'
  return { namespace, status: socket.active && busy ? wants : 'off', id: null, transport: null }
}

export interface Watch {
  /** The learner's file in stacks. */
  file: string
  report: (report: ClientReport) => void
  /** Some socket's state may be another one now. */
  changed: () => void
}

/** Begins to look on; returns the sockets that the code has made, oldest first. */
export function watchSockets({ file, report, changed }: Watch): {
  sockets: Set<Socket>
  states: () => SocketState[]
} {
  const sockets = new Set<Socket>()
  const asked = new WeakMap<Socket, Map<number, OpenAck>>()
  /** Where listeners were added to. */
  const listenerLines = new WeakMap<object, number>()
  /** Connections whose wait for a handshake was reported. */
  const told = new WeakSet<object>()
  /** The connection that a manager is on, or was on last: Engine.IO forgets its id before anybody hears that it is over. */
  const sids = new WeakMap<Manager, string>()
  const later = () => setTimeout(changed, 0)

  function happened(socket: Socket, event: unknown, cause: unknown) {
    const namespace = namespaceOf(socket)
    if (event === 'connect') {
      const recovered = socket.recovered ? { recovered: true as const } : {}
      const { id: connection, transport } = socket.io.engine
      const id = socket.id ?? ''
      report({
        kind: 'client.connect',
        namespace,
        id,
        connection,
        transport: transport.name,
        ...recovered,
      })
    } else if (event === 'disconnect') {
      const connection = sids.get(socket.io)
      report({
        kind: 'client.disconnect',
        namespace,
        ...(connection !== undefined && { connection }),
        reason: word(cause),
        retries: goesOnTrying(socket),
      })
    } else if (event === 'connect_error') {
      const { message, data, description } = (cause ?? {}) as {
        message?: unknown
        data?: unknown
        description?: unknown
      }
      report({
        kind: 'client.connect_error',
        namespace,
        message: word(message ?? cause),
        ...(data !== undefined && { data: toJson(data) }),
        ...(typeof description === 'number' && { description }),
        retries: goesOnTrying(socket),
      })
    }
    later()
  }

  around<Manager>(Manager.prototype, 'socket', (original) => {
    const socket = original()
    if (socket instanceof Socket) sockets.add(socket)
    later()
    return socket
  })
  around<Manager>(Manager.prototype, 'emitReserved', function (original, event, value) {
    if (event === 'open') {
      sids.set(this, this.engine.id)
      this.engine.on('upgrade', (transport) => {
        report({ kind: 'client.upgrade', transport: transport.name })
        changed()
      })
    }
    if (event === 'reconnect_attempt')
      report({ kind: 'client.reconnecting', attempt: Number(value), ...waitOf(this) })
    later()
    return original()
  })
  watchDelays(report)
  around<Socket>(Socket.prototype, 'connect', function (original) {
    if (!this.connected) {
      const { uri, opts, _readyState, _reconnecting } = insideManager(this.io)
      const url = word(asWritten(uri, opts.path ?? ''))
      // A manager may have begun by itself, just before its first socket.
      const begins = _readyState === 'closed' || !told.has(this.io.engine)
      const wait = begins && _readyState !== 'open' && !_reconnecting ? waitOf(this.io) : {}
      const asked = wishesOf(opts)
      const own = isOwnPage(uri, url) ? { ownPage: true as const } : {}
      report({ kind: 'client.connecting', url, namespace: namespaceOf(this), ...wait, ...asked, ...own })
      later()
    }
    const result = original()
    if (this.io.engine) told.add(this.io.engine)
    return result
  })
  around<Socket>(Socket.prototype, 'disconnect', function (original) {
    const wasTrying = !this.connected && this.active
    const result = original()
    const namespace = namespaceOf(this)
    // The library says nothing here, but the page must learn that nobody tries any more.
    if (wasTrying)
      report({ kind: 'client.disconnect', namespace, reason: 'io client disconnect', retries: false })
    later()
    return result
  })
  around<Socket>(Socket.prototype, 'emitReserved', function (original, event, cause) {
    happened(this, event, cause)
    return original()
  })
  around<Socket>(Socket.prototype, 'emit', function (original, event, ...values) {
    const { ids, flags, _opts } = insideOf(this)
    const isQueued = _opts.retries !== undefined && _opts.retries > 0 && !flags.fromQueue
    const waiting = this.sendBuffer.length
    const result = original()
    if (isQueued) return result
    const buffered = this.sendBuffer.length > waiting ? { buffered: true as const } : {}
    const ack = typeof values.at(-1) === 'function'
    const about: OpenAck = { event: word(event), ...lineHere(file) }
    if (ack) {
      const open = asked.get(this) ?? new Map<number, OpenAck>()
      asked.set(this, open.set(ids, about))
    }
    const sent = { namespace: namespaceOf(this), args: argsOf(values), ack }
    report({ kind: 'client.emit', ...sent, ...about, ...buffered })
    return result
  })
  around<Socket>(Socket.prototype, 'onack', function (original, given) {
    const { id, data } = given as { id: number; data: unknown[] }
    const about = asked.get(this)?.get(id)
    asked.get(this)?.delete(id)
    if (about) report({ kind: 'client.answer', namespace: namespaceOf(this), args: argsOf(data), ...about })
    return original()
  })
  around<Socket>(Socket.prototype, 'emitEvent', function (original, given) {
    const [event, ...values] = given as unknown[]
    const received: Json[] = argsOf(values)
    const about = { event: word(event), args: received, ...hearing(this, String(event)) }
    report({ kind: 'client.receive', namespace: namespaceOf(this), ...about })
    return original()
  })
  for (const method of ['on', 'onAny'] as const)
    around<Socket>(Socket.prototype, method, (original, ...args) => {
      const { line } = lineHere(file)
      const listener = args.at(-1)
      if (line !== undefined && typeof listener === 'function') listenerLines.set(listener, line)
      return original()
    })
  /** The newest listener that hears it, by its line; and how often that line's is there. */
  function hearing(socket: Socket, event: string): { line?: number; times?: number } {
    const own = socket.listeners(event as never)
    const lines = [...socket.listenersAny(), ...own].map((listener) => listenerLines.get(listener))
    const line = lines.findLast((known) => known !== undefined)
    if (line === undefined) return {}
    const times = lines.filter((known) => known === line).length
    return times > 1 ? { line, times } : { line }
  }

  return { sockets, states: () => [...sockets].map(stateOf) }
}

/** How long the manager waits for a handshake that it begins now. */
function waitOf(manager: Manager): { timeout?: number } {
  const { _timeout: timeout } = insideManager(manager)
  return typeof timeout === 'number' && Number.isFinite(timeout) ? { timeout } : {}
}

/** Reports each delay before another attempt. */
function watchDelays(report: (report: ClientReport) => void): void {
  around<Manager>(Manager.prototype, 'reconnect', function (original) {
    const { backoff } = insideManager(this)
    // The delay is drawn by lot, and kept nowhere.
    backoff.duration = () => {
      const delay = Object.getPrototypeOf(backoff).duration.call(backoff)
      report({ kind: 'client.waiting', delay })
      return delay
    }
    return original()
  })
}
