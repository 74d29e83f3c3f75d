/** Engine.IO's connections, told to the program; and what the program adds to Engine.IO. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Server, Socket } from 'engine.io'
import { headerSafe } from '#shared/optionValues.ts'
import { boundWords } from '../protocol/boundWords.ts'
import type { MessageOf } from '../protocol/messages.ts'
import { encode } from '../protocol/values.ts'
import { errorOf } from './asks.ts'
import type { Context } from './context.ts'
import { plain } from './facts.ts'
import { decode } from './given.ts'
import type { AskHook } from './options.ts'
import { factsOf } from './requests.ts'

type Step = (req: IncomingMessage, res: ServerResponse, next: (error?: unknown) => void) => void
const FORWARDED = ['packet', 'packetCreate', 'data', 'message', 'heartbeat', 'drain', 'flush'] as const

/** `http` is the number of the server that it is attached to, in `line`. */
export function observeEngine(
  engine: Server,
  { server, http, line }: MessageOf<'server.attach'>,
  context: Context,
  ask: AskHook,
) {
  const { deliver, requests } = context
  const connections = new Map<string, Socket>()
  const forwarding = new Set<string>()
  const watched = new Set<string>()

  function forward(conn: string): void {
    const connection = connections.get(conn)
    if (connection === undefined || forwarding.has(conn)) return
    forwarding.add(conn)
    for (const event of FORWARDED) {
      connection.on(event, (...args: unknown[]) =>
        deliver({ kind: 'conn.event', server, conn, event, values: encode(args.map(visible)) }),
      )
    }
  }

  catchThrown(engine, line, context)
  engine.on('connection', (connection: Socket) => {
    const { request, transport, protocol } = connection
    const conn = idOf(connection)
    connections.set(conn, connection)
    context.httpServers.connected(http, conn)
    const number = requests.numberOf(request)
    deliver({
      kind: 'conn.open',
      server,
      conn,
      request: number,
      facts: factsOf(request),
      transport: transport.name,
      protocol,
    })
    tellUpgrading(connection, (upgrading, probed) =>
      deliver({ kind: 'conn.upgrading', server, conn, upgrading, probed }),
    )
    connection.once('upgrade', () =>
      deliver({ kind: 'conn.upgrade', server, conn, transport: connection.transport.name }),
    )
    connection.once('close', (reason: string, description?: unknown) => {
      connections.delete(conn)
      forwarding.delete(conn)
      deliver({ kind: 'conn.close', server, conn, reason, description: messageOf(description) })
      context.httpServers.disconnected(http, conn)
    })
    if (watched.has('connection')) forward(conn)
    const { close } = connection
    connection.close = (discard) => {
      close.call(connection, discard)
      if (connection.readyState === 'closing') deliver({ kind: 'conn.closing', server, conn })
    }
  })

  engine.on(
    'connection_error',
    (error: { req: IncomingMessage; code: number; message: string; context: unknown }) => {
      if (!watched.has('connection_error')) return
      const { req, code, message } = error
      const values = encode([plain(error.context)])
      deliver({
        kind: 'engine.error',
        server,
        request: requests.numberOf(req),
        facts: factsOf(req),
        code,
        message,
        context: values,
      })
    },
  )

  /** Listeners that fill headers are asked before Engine.IO needs them: it emits these events while it answers. */
  function collectHeaders(): void {
    const collected = new WeakMap<IncomingMessage, Record<string, string>>()
    engine.use(((req, _res, next) => {
      ask('headers', req, ({ values }) => {
        if (values !== undefined && values.json.length <= MOST_HEADERS)
          collected.set(req, validHeaders(decode(values)[0]))
        next()
      })
    }) as Step)
    engine.on('headers', (headers: Record<string, string>, req: IncomingMessage) => {
      Object.assign(headers, collected.get(req))
    })
  }

  return {
    watch({ event }: MessageOf<'engine.watch'>): void {
      const asksForHeaders = event === 'headers' || event === 'initial_headers'
      if (asksForHeaders && !watched.has('headers')) collectHeaders()
      watched.add(asksForHeaders ? 'headers' : event)
    },
    use({ handler }: MessageOf<'engine.use'>): void {
      engine.use(((req, res, next) => requests.handle(handler, req, res, { next })) as Step)
    },
    generateId({ handler }: MessageOf<'engine.generateId'>): void {
      const generate = (req: IncomingMessage) =>
        new Promise<string>((resolve, reject) => {
          ask(
            'generateId',
            req,
            ({ value, failure }) => {
              if (failure !== undefined) reject(errorOf(failure))
              else settle(String(value), resolve, reject)
            },
            handler,
          )
        })
      // Its type says string; it awaits what it gets.
      engine.generateId = generate as unknown as typeof engine.generateId
    },
    watchConnection: ({ conn }: MessageOf<'conn.watch'>): void => forward(conn),
    closeConnection({ conn, discard }: MessageOf<'conn.close'>): void {
      connections.get(conn)?.close(discard)
    },
    send({ conn, data, compress }: MessageOf<'conn.send'>): void {
      const [value] = decode(data)
      if (value === undefined || typeof value === 'string' || value instanceof Uint8Array)
        connections.get(conn)?.send(value as string, { compress })
    },
    closeTransport({ conn, transport }: MessageOf<'transport.close'>): void {
      const current = connections.get(conn)?.transport
      if (current?.name === transport) current.close()
    },
    /** As when a process ends; the lab has ended its TCP connections before. */
    cut(): void {
      for (const connection of connections.values()) {
        const { socket } = connection.transport as unknown as Raw
        socket?.terminate()
      }
      engine.close()
    },
  }
}
/** Engine.IO says nothing when it gives a WebSocket up: it only sets a field, which is watched. */
function tellUpgrading(connection: Socket, tell: (upgrading: boolean, probed: string | null) => void): void {
  let upgrading = false
  Object.defineProperty(connection, 'upgrading', {
    enumerable: true,
    configurable: true,
    get: () => upgrading,
    set(value: boolean) {
      if (value !== upgrading) tell(value, null)
      upgrading = value
    },
  })
  connection.on('upgrading', ({ name }: { name: string }) => tell(true, name))
}
interface Verifying {
  verify: (req: IncomingMessage, upgrade: boolean, done: (...answer: unknown[]) => void) => void
}
/** What Engine.IO throws once it has looked at a request, nobody catches: in Node it ends the process. Two servers that take the
 *  same WebSocket do so. */
function catchThrown(engine: Server, line: number | undefined, { allowed }: Context): void {
  const verifying = engine as unknown as Verifying
  const { verify } = verifying
  verifying.verify = (req, upgrade, done) =>
    verify.call(engine, req, upgrade, (...answer) => void allowed(() => done(...answer), line))
}

export type ObservedEngine = ReturnType<typeof observeEngine>

/** What a transport of Engine.IO holds where it is a WebSocket. */
interface Raw {
  socket?: { terminate: () => void }
}

export const idOf = (connection: Socket): string => (connection as unknown as { id: string }).id

/** Characters of an id, and of all headers that listeners add to one answer. */
const MOST_ID = 200
const MOST_HEADERS = 16_100

/** Engine.IO writes the id into a cookie, where half a character would end the process. */
function settle(id: string, resolve: (id: string) => void, reject: (error: unknown) => void): void {
  try {
    if (id.length > MOST_ID) throw new Error(boundWords.longId)
    encodeURIComponent(id)
    resolve(id)
  } catch (error) {
    reject(error)
  }
}

/** Node ends the process at a header that is none. */
const validHeaders = (given: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(given ?? {}).filter(
      ([name, value]) =>
        /^[\w!#$%&'*+.^`|~-]+$/.test(name) && [value].flat().every((item) => headerSafe(String(item))),
    ),
  )

/** Packets without what Engine.IO keeps in their options. */
function visible(arg: unknown): unknown {
  if (Array.isArray(arg)) return arg.map(visible)
  if (arg === null || typeof arg !== 'object' || !('type' in arg)) return arg
  const { type, data, options } = arg as { type: unknown; data?: unknown; options?: { compress?: unknown } }
  return { type, data, options: options && { compress: options.compress } }
}

/** What a reason was described with: an Error or, for a transport, an object with a message. */
export const messageOf = (description: unknown): string | null =>
  description !== null && typeof description === 'object' && 'message' in description
    ? String(description.message)
    : null
