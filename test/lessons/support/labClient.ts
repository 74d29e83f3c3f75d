/** A client of a lab as the page's frame is one: runs client.js with the real socket.io-client, and reports what it does. */
import { createContext, runInContext } from 'node:vm'
import {
  type Manager,
  type ManagerOptions,
  NodeWebSocket,
  io as real,
  type Socket,
  type SocketOptions,
} from 'socket.io-client'
import { WebSocket as RawWebSocket } from 'ws'
import { toLab, urlInLab } from '../../../client/frame/address.ts'
import { createRequire } from '../../../client/frame/packages.ts'
import { fileOf } from '../../../client/frame/protocol.ts'
import { argsOf, show, showAll, toJson } from '../../../client/frame/show.ts'
import { isModule } from '../../../server/shared/clientModule.ts'
import type { ClientReport } from '../../../server/shared/trace.ts'
import { pollingOf } from './browserLike.ts'
import { addElements, bundleIn } from './elements.ts'

type Options = Partial<ManagerOptions & SocketOptions>

interface Setup {
  lab: string
  lane: string
  origin: string
  server: string
  report: (report: ClientReport) => void
}

/** One load of a client's page. */
export function openPage({ lab, lane, origin, server, report: tell }: Setup) {
  const sockets = new Set<Socket>()
  const report = (fact: ClientReport) => tell({ ...fact, client: lane })
  const home = { lab, lane, server, clientPorts: [] }
  const plain = new Set<RawWebSocket>()
  const managers = new Map<string, Manager>()
  let ran: string | null = null

  function io(uri: unknown, opts: Options = {}): Socket {
    const address = toLab(String(uri), opts.path ?? '/socket.io', home)
    if (!address) throw new Error(`${String(uri)} is not the lab's`)
    const names = (opts.transports ?? ['polling', 'websocket']) as unknown as string[]
    const options: Options = {
      ...opts,
      path: address.path,
      extraHeaders: { ...opts.extraHeaders, origin },
      transports: names.map((name) =>
        name === 'polling' ? pollingOf(origin, opts.withCredentials === true) : NodeWebSocket,
      ),
    }
    const socket = socketOf(address.uri, options)
    if (!sockets.has(socket)) watch(socket)
    sockets.add(socket)
    return socket
  }

  /** Shares connections as the library does, but only with this page's: the library's own list outlives a page. */
  function socketOf(uri: string, options: Options): Socket {
    const namespace = new URL(uri).pathname
    const shared = managers.get(options.path ?? '')
    const known = (shared as unknown as { nsps: Record<string, Socket> } | undefined)?.nsps ?? {}
    if (shared && !(namespace in known) && !options.forceNew && options.multiplex !== false)
      return shared.socket(namespace, options)
    const socket = real(uri, { ...options, forceNew: true })
    if (!shared) managers.set(options.path ?? '', socket.io)
    return socket
  }

  function watch(socket: Socket): void {
    const namespace = (socket as unknown as { nsp: string }).nsp
    const manager = socket.io
    const retries = () => socket.active && manager.reconnection()
    report({ kind: 'client.connecting', namespace, url: 'http://localhost:4000' })
    socket.on('connect', () => {
      const { id: connection, transport } = manager.engine
      report({
        kind: 'client.connect',
        namespace,
        id: socket.id ?? '',
        transport: transport.name,
        ...(connection !== undefined && { connection }),
        ...(socket.recovered && { recovered: true }),
      })
    })
    socket.on('connect_error', (error: Error & { data?: unknown }) =>
      report({
        kind: 'client.connect_error',
        namespace,
        message: error.message ?? String(error),
        ...(error.data !== undefined && { data: toJson(error.data) }),
        retries: retries(),
      }),
    )
    socket.on('disconnect', (reason) =>
      report({ kind: 'client.disconnect', namespace, reason, retries: retries() }),
    )
    const asIs = socket as unknown as {
      emitEvent: (args: unknown[]) => void
      emitReserved: (...args: unknown[]) => unknown
      onack: (packet: { id: number; data: unknown[] }) => void
    }
    const emitEvent = asIs.emitEvent.bind(socket)
    asIs.emitEvent = (args) => {
      report({ kind: 'client.receive', namespace, event: String(args[0]), args: argsOf(args.slice(1)) })
      guarded(() => emitEvent(args))
    }
    const emitReserved = asIs.emitReserved.bind(socket)
    asIs.emitReserved = (...args) => guarded(() => emitReserved(...args))
    const onack = asIs.onack.bind(socket)
    asIs.onack = (packet) => {
      report({ kind: 'client.answer', namespace, event: '', args: argsOf(packet.data) })
      onack(packet)
    }
    const emit = socket.emit.bind(socket)
    socket.emit = (event: string, ...args: unknown[]) => {
      const ack = typeof args.at(-1) === 'function'
      const { flags, _opts: own } = socket as unknown as { flags: Record<string, unknown>; _opts: Options }
      const isQueued = (own.retries ?? 0) > 0 && flags['fromQueue'] !== true
      const waiting = socket.sendBuffer.length
      const sent = emit(event, ...args)
      const buffered = socket.sendBuffer.length > waiting ? { buffered: true as const } : {}
      // As the frame's: what waits in the queue of `retries` is told when it leaves.
      if (!isQueued) report({ kind: 'client.emit', namespace, event, args: argsOf(args), ack, ...buffered })
      return sent
    }
    manager.on('reconnect_attempt', (attempt) => report({ kind: 'client.reconnecting', attempt }))
    manager.on('open', () =>
      manager.engine.on('upgrade', ({ name }: { name: string }) =>
        report({ kind: 'client.upgrade', transport: name }),
      ),
    )
  }

  /** What a handler throws ends nothing but that handler. */
  function guarded(work: () => unknown): unknown {
    try {
      return work()
    } catch (error) {
      report({ kind: 'client.error', level: 'error', text: `Uncaught ${String(error)}` })
      return undefined
    }
  }

  const log =
    (level: 'log' | 'warn' | 'error') =>
    (...values: unknown[]) =>
      report({ kind: 'client.log', level, text: showAll(values) })
  /** As the frame's: the learner's address means the lab, and an answer of another origin may be hidden. */
  const fetchInLab = async (url: string): Promise<Response> => {
    const answer = await fetch(urlInLab(url, home) ?? url, { headers: { origin } })
    const allowed = answer.headers.get('access-control-allow-origin')
    if (allowed !== '*' && allowed !== origin) throw new TypeError('Failed to fetch')
    return answer
  }
  const timers = { setTimeout, clearTimeout, setInterval, clearInterval, MessageChannel, performance }
  const WebSocket = class extends RawWebSocket {
    constructor(url: string) {
      super(urlInLab(url, home) ?? url, [], { origin })
      // A browser's tells nobody who does not listen.
      this.on('error', () => {})
      plain.add(this)
    }
  }
  const context = createContext({
    io,
    console: { log: log('log'), info: log('log'), warn: log('warn'), error: log('error'), debug: log('log') },
    fetch: fetchInLab,
    WebSocket,
    reportError: (error: unknown) =>
      report({ kind: 'client.error', level: 'error', text: `Uncaught ${String(error)}` }),
    ...timers,
  })
  let endElements: (() => void) | undefined
  const attempt = (code: string, file: string): unknown => {
    if (isModule(code) || /\b(document|window)\b/.test(code)) endElements ??= addElements(context, origin)
    return guarded(() => runInContext(isModule(code) ? scriptOf(code) : code, context, { filename: file }))
  }

  /** A module as the page's frame makes a script of it. */
  function scriptOf(code: string): string {
    const { compile, packages } = bundleIn(context)
    const compiled = compile(code)
    if (!compiled.ok) throw new SyntaxError(compiled.message)
    context['require'] = createRequire({ ...packages, 'socket.io-client': { default: io, io } })
    return compiled.script
  }

  return {
    /** The code that it has run and that made a socket; `null` where there is none. */
    inUse: () => (sockets.size > 0 ? ran : null),
    run(code: string): void {
      ran = code
      report({ kind: 'client.run', text: code, origin })
      attempt(code, fileOf(lane))
    },
    evaluate(code: string): void {
      report({ kind: 'client.act', deed: { do: 'evaluate', code } })
      const value = attempt(code, 'console')
      report({ kind: 'client.log', level: 'log', text: show(value) })
    },
    connect(): void {
      report({ kind: 'client.act', deed: { do: 'connect' } })
      for (const socket of sockets) socket.connect()
    },
    disconnect(): void {
      report({ kind: 'client.act', deed: { do: 'disconnect' } })
      for (const socket of sockets) socket.disconnect()
    },
    /** As when the page goes away: nothing is said to the server. */
    close(): void {
      if (ran !== null) report({ kind: 'client.gone' })
      for (const { io: manager } of sockets) {
        manager.reconnection(false)
        manager.engine?.close()
      }
      for (const socket of sockets) socket.removeAllListeners()
      for (const socket of plain) socket.terminate()
      endElements?.()
    },
  }
}
export type LabPage = ReturnType<typeof openPage>
