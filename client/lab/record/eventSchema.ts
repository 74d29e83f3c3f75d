/** What an event of a trace looks like in a file: everything that the page's folds rely on is checked here. */
import { z } from 'zod'
import { packetTypes } from '#shared/network.ts'
import type { Same } from '#shared/same.ts'
import type { Stamp, TraceEvent, TraceKind } from '#shared/trace.ts'

type EventOf<K, E = TraceEvent> = E extends TraceEvent ? (K extends E['kind'] ? E : never) : never
/** The fields of an event besides its stamp, the optional ones too: a new field does not compile until it is here. */
type Fields<E> = { [F in Exclude<keyof E, keyof Stamp | 'kind'>]-?: z.ZodType<E[F]> }
type Schemas = { [K in TraceKind]: Fields<EventOf<K>> }

const text = z.string()
const count = z.number().int().min(0)
const yes = z.literal(true).exactOptional()
const line = z.number().int().exactOptional()
/** Where in the program: in server.js, or in another of its files. */
const where = {
  line,
  place: z.object({ file: text, line: z.number().int(), column: line }).exactOptional(),
}
const direction = z.enum(['up', 'down'])
const headers = z.record(z.string(), z.union([z.string(), z.array(z.string())]))
const payload = z.union([z.string(), z.strictObject({ base64: z.string() })])
const args = z.array(z.json())
const words = z.array(z.string())
const level = z.enum(['log', 'info', 'warn', 'error', 'debug'])
const types = z.array(z.enum(packetTypes))
const stopped = z.enum(['held', 'delayed', 'dropped']).exactOptional()

const conditions = z.object({
  hold: z
    .object({
      direction: direction.exactOptional(),
      types: types.exactOptional(),
      client: text.exactOptional(),
    })
    .nullable(),
  delay: z.object({ ms: z.number(), jitter: z.number().exactOptional() }).nullable(),
  blockUpgrade: z.boolean(),
  silence: z.enum(['up', 'down', 'both']).nullable(),
})
/** Conditions on the wire, as they stand in a file or a link. */
export const networkSchema = z.object({ lab: conditions, clients: z.record(z.string(), conditions) })

/** What the learner did to a client by hand. */
export const deedSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('connect') }),
  z.object({ do: z.literal('disconnect') }),
  z.object({ do: z.literal('emit'), namespace: text, event: text, args, ack: z.boolean() }),
  z.object({ do: z.literal('evaluate'), code: text }),
])
const room = { namespace: text, room: text }
const member = { ...room, id: text }
const socket = { namespace: text, id: text }
const talk = { namespace: text, event: text, args, line }
const said = { text, level, line }

const schemas = {
  'http.request': {
    method: text,
    url: text,
    base: text.exactOptional(),
    headers,
    body: payload,
    size: count,
    cut: yes,
    resent: count.exactOptional(),
    stopped,
  },
  'http.response': {
    request: count,
    status: count,
    headers,
    body: payload,
    size: count,
    cut: yes,
    decoded: text.exactOptional(),
    stopped,
  },
  'http.refused': { request: count, reason: z.literal('not-listening') },
  'http.cut': { request: count, by: z.enum(['client', 'server', 'learner']) },
  'ws.open': { url: text, headers, socket: count },
  'ws.close': { socket: count, code: count.exactOptional(), reason: text.exactOptional() },
  'ws.frame': {
    socket: count,
    direction,
    opcode: count,
    data: payload,
    size: count,
    cut: yes,
    compressed: yes,
    more: yes,
    resent: count.exactOptional(),
    stopped,
  },
  'wire.held': { of: count, direction, types },
  'wire.released': { of: count, by: z.enum(['lifted', 'limit']).exactOptional() },
  'wire.dropped': { of: count, by: z.enum(['learner', 'silence', 'block', 'closed']) },
  'wire.cut': { of: count },
  'wire.delayed': { of: count, ms: z.number() },
  'wire.edited': { of: count, data: text },
  'wire.conditions': { network: networkSchema },
  'wire.slowed': { limit: count },
  'engine.open': { transport: text },
  'engine.upgrade': { transport: text },
  'engine.close': {
    transport: text,
    reason: text,
    detail: text.exactOptional(),
    waited: z.number().exactOptional(),
  },
  'engine.error': { code: z.number(), message: text, context: text.exactOptional() },
  'socket.connect': socket,
  'socket.refused': { namespace: text, reason: text },
  'socket.disconnect': { ...socket, reason: text },
  'socket.emit': { ...socket, event: text, args, ...where },
  'socket.ack': { ...socket, args, ...where },
  'socket.unheard': { ...socket, event: text },
  'namespace.create': { namespace: text, pattern: text.exactOptional() },
  'namespace.delete': { namespace: text },
  'namespace.pattern': { pattern: text, ...where },
  'room.create': room,
  'room.delete': room,
  'room.join': member,
  'room.leave': member,
  broadcast: {
    namespace: text,
    rooms: words,
    except: words,
    event: text,
    args,
    recipients: words,
    leftOut: count.exactOptional(),
    ...where,
  },
  'program.run': { text, run: count, patient: yes },
  'program.server': { path: text, options: z.record(z.string(), z.json()), ...where },
  'program.listen': { port: count.nullable(), ...where },
  'program.stop': { reason: z.enum(['replaced', 'error', 'limit', 'closed']) },
  'program.log': { ...said, ...where },
  'program.error': { text, ...where, column: line },
  'program.handler': {
    event: text,
    namespace: text.exactOptional(),
    id: text.exactOptional(),
    ...where,
    nth: count.exactOptional(),
  },
  'program.console': { code: text, value: text, ok: z.boolean() },
  'client.connecting': {
    url: text,
    namespace: text,
    timeout: z.number().exactOptional(),
    withCredentials: yes,
    transports: words.exactOptional(),
    tryAllTransports: yes,
    extraHeaders: words.exactOptional(),
    ownPage: yes,
  },
  'client.connect': { ...socket, transport: text, recovered: yes },
  'client.connect_error': {
    namespace: text,
    message: text,
    data: z.json().exactOptional(),
    description: z.number().exactOptional(),
    retries: z.boolean(),
  },
  'client.upgrade': { transport: text },
  'client.disconnect': { namespace: text, reason: text, retries: z.boolean() },
  'client.reconnecting': { attempt: count, timeout: z.number().exactOptional() },
  'client.waiting': { delay: z.number() },
  'client.emit': { ...talk, ack: z.boolean(), buffered: yes },
  'client.receive': { ...talk, times: count.exactOptional() },
  'client.answer': talk,
  'client.log': said,
  'client.error': said,
  'client.run': { text, origin: text },
  'client.gone': {},
  'client.act': { deed: deedSchema },
  'client.wire': {
    packets: z.array(
      z.object({ direction, transport: text, text, when: z.number(), missed: count.exactOptional() }),
    ),
    within: z.number().exactOptional(),
  },
} satisfies Schemas

const stamp = {
  seq: z.number().int().min(1),
  at: z.number(),
  client: text.exactOptional(),
  connection: text.exactOptional(),
}
type Read<F> = F extends z.ZodRawShape ? z.infer<z.ZodObject<typeof stamp & F>> : never
/** `true` for each kind whose schema says neither more nor less than its event: every choice, every optional field. */
type Agreements = {
  [K in TraceKind]: Same<Read<(typeof schemas)[K]>, Omit<EventOf<K>, 'kind'>>
}
/** Does not compile when a kind does not agree: the error names it. */
const agreed: { [K in TraceKind]: true } = {} as Agreements
void agreed

const objects = Object.entries(schemas).map(([kind, fields]) =>
  z.object({ kind: z.literal(kind), ...stamp, ...fields }),
)
type Objects = readonly [(typeof objects)[number], ...(typeof objects)[number][]]

/** One event of any kind; what this version does not know of it is left out. */
export const eventSchema = z.discriminatedUnion(
  'kind',
  objects as unknown as Objects,
) as unknown as z.ZodType<TraceEvent>
