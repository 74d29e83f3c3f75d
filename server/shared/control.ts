/** The control channel between the page and its lab: Socket.IO on path `/control/`, never traced. */
import { z } from 'zod'
import type { LabFiles } from './files/files.ts'
import { filesInput } from './files/filesInput.ts'
import { limits } from './limits.ts'
import { listOf } from './listOf.ts'
import type { Held, Network } from './network.ts'
import { conditionsInput, wireInput } from './networkInput.ts'
import type { Problem } from './problem.ts'
import type { Same } from './same.ts'
import type { ClientReport, Json, TraceEvent } from './trace.ts'
import { excessOf } from './weight.ts'

/** What a lab is at this moment. */
export interface LabState {
  listening: boolean
  /** The port the program listens on, as its code says. */
  port: number | null
  /** The options in force of the (first) `new Server()`; `{}` when there is none. */
  options: { readonly [key: string]: Json }
  namespaces: readonly string[]
  sockets: readonly {
    id: string
    namespace: string
    connection: string
    client: string | null
    transport: string
    rooms: readonly string[]
  }[]
  rooms: readonly { namespace: string; room: string; sockets: readonly string[] }[]
  clientsCount: number
  /** The conditions on the wire. */
  network: Network
  /** What waits on the wire for the learner, oldest first. */
  held: readonly Held[]
  /** The run has long timeouts, so that nothing ends while somebody reads. */
  patient: boolean
  /** The program that is running, or that ran last. */
  program: string
  /** Its files beside server.js; absent: it has none. */
  files?: LabFiles
  /** When the lab began, in ms since the Unix epoch: `at` of the trace counts from here. */
  born: number
  /** Changes whenever the lab is made anew under the same id: the trace then begins again at 1. */
  epoch: string
}

export interface Batch {
  events: readonly TraceEvent[]
  /** `seq` of the newest event of the lab. */
  last: number
  /** How many of the oldest events the lab no longer has. */
  dropped: number
  /** What still holds of events that the reader never got; absent when nothing is missing. */
  standing?: readonly TraceEvent[]
  epoch: string
}

export type Answer<T> = ({ ok: true } & T) | { ok: false; status: number; problem: Problem }

export interface PageToServer {
  /** Follow a lab: the answer holds what came after `after`; batches follow. One lab per channel. */
  'lab:watch': (
    input: z.input<typeof watchInput>,
    answer: (a: Answer<{ state: LabState; batch: Batch }>) => void,
  ) => void
  'lab:run': (input: z.input<typeof runInput>, answer: (a: Answer<{ state: LabState }>) => void) => void
  'lab:console': (input: z.input<typeof consoleInput>, answer: (a: Answer<{ value: string }>) => void) => void
  /** Changes the conditions on the wire. */
  'lab:conditions': (
    input: z.input<typeof labConditionsInput>,
    answer: (a: Answer<{ state: LabState }>) => void,
  ) => void
  /** Acts on what is on the wire. */
  'lab:wire': (input: z.input<typeof labWireInput>, answer: (a: Answer<{ state: LabState }>) => void) => void
  /** The trace's clock at this moment, in ms: pages align theirs with it. */
  'lab:clock': (input: z.input<typeof clockInput>, answer: (a: Answer<{ at: number }>) => void) => void
  /** What the page's own clients report; no answer. */
  'lab:report': (input: { id: string; key: string; reports: readonly ClientReport[] }) => void
}
export interface ServerToPage {
  'lab:batch': (batch: Batch) => void
}

const id = z.string().regex(/^[A-Za-z0-9_-]{4,40}$/)
const key = z.string().max(100)
export const watchInput = z.strictObject({ id, after: z.number().int().min(0) })
/** `patient`: this run gets long timeouts, whatever its options say, and the trace says so. */
export const runInput = z.strictObject({
  id,
  key,
  program: z.string(),
  files: filesInput.optional(),
  patient: z.boolean().optional(),
})
export const labConditionsInput = z.strictObject({ id, key, conditions: conditionsInput })
export const labWireInput = z.strictObject({ id, key, act: wireInput })
export const clockInput = z.strictObject({ id })
export const consoleInput = z.strictObject({ id, key, code: z.string().min(1).max(10_000) })
export const labName = id

/** Reports in one message, and what all of them hold. */
const mostReports = 100
const mostReported = {
  values: 3 * limits.messageValues,
  depth: limits.messageDepth + 10,
  characters: limits.payloadBytes,
}
/** What a client sent or got. It came as JSON, and is bounded with the whole message. */
const json = z.custom<Json>((value) => value !== undefined)
const client = z.string().regex(/^[A-Z]$/)
const word = z.string().max(1_000)
const text = z.string().max(20_000)
const line = z.number().int().min(1).exactOptional()
const wait = z.number().min(0)
const args = listOf(json, 50)
const level = z.enum(['log', 'info', 'warn', 'error', 'debug'])
const who = { client, connection: word.exactOptional() }
const at = { ...who, namespace: word }
const talk = { ...at, event: word, args, line }
const said = { ...who, text, level, line }
const deed = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('connect') }),
  z.strictObject({ do: z.literal('disconnect') }),
  z.strictObject({ do: z.literal('emit'), namespace: word, event: word, args, ack: z.boolean() }),
  z.strictObject({ do: z.literal('evaluate'), code: text }),
])
/** What a page may report of its clients: the kinds of `ClientReport`, each with only its own fields. */
const report = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('client.connecting'),
    ...at,
    url: word,
    timeout: wait.exactOptional(),
    withCredentials: z.literal(true).exactOptional(),
    transports: listOf(word, 10).exactOptional(),
    tryAllTransports: z.literal(true).exactOptional(),
    extraHeaders: listOf(word, 50).exactOptional(),
    ownPage: z.literal(true).exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('client.connect'),
    ...at,
    id: word,
    transport: word,
    recovered: z.literal(true).exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('client.connect_error'),
    ...at,
    message: text,
    data: json.exactOptional(),
    description: z.number().exactOptional(),
    retries: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('client.upgrade'), ...who, transport: word }),
  z.strictObject({ kind: z.literal('client.disconnect'), ...at, reason: word, retries: z.boolean() }),
  z.strictObject({
    kind: z.literal('client.reconnecting'),
    ...who,
    attempt: z.number().int(),
    timeout: wait.exactOptional(),
  }),
  z.strictObject({ kind: z.literal('client.waiting'), ...who, delay: wait }),
  z.strictObject({
    kind: z.literal('client.emit'),
    ...talk,
    ack: z.boolean(),
    buffered: z.literal(true).exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('client.receive'),
    ...talk,
    times: z.number().int().min(2).exactOptional(),
  }),
  z.strictObject({ kind: z.literal('client.answer'), ...talk }),
  z.strictObject({ kind: z.literal('client.log'), ...said }),
  z.strictObject({ kind: z.literal('client.error'), ...said }),
  z.strictObject({ kind: z.literal('client.run'), ...who, text: z.string().max(64_000), origin: word }),
  z.strictObject({ kind: z.literal('client.gone'), ...who }),
  z.strictObject({ kind: z.literal('client.act'), ...who, deed }),
  z.strictObject({
    kind: z.literal('client.wire'),
    ...who,
    packets: listOf(
      z.strictObject({
        direction: z.enum(['up', 'down']),
        transport: z.string().max(20),
        text: z.string().max(80),
        when: z.number(),
        missed: z.number().int().min(1).exactOptional(),
      }),
      200,
      1,
    ),
    within: z.number().min(0).exactOptional(),
  }),
])
type Report<K> = Omit<Extract<z.infer<typeof report>, { kind: K }>, 'kind'>
type Reported<K, E = ClientReport> = E extends ClientReport
  ? K extends E['kind']
    ? Omit<E, 'kind' | 'client'> & { client: string }
    : never
  : never
/** Does not compile when a kind of report says more or less than its event: the error names it. */
const agreed: { [K in ClientReport['kind']]: true } = {} as {
  [K in ClientReport['kind']]: Same<Report<K>, Reported<K>>
}
void agreed
/** Looked through before anything else: what is wrong in a long list would take long to tell, item by item. */
const short = z.unknown().refine((value) => excessOf(value, mostReported) === undefined, {
  error: '클라이언트가 알린 것이 너무 길어요. 나누어 보내 주세요.',
  abort: true,
})
export const reportInput = short.pipe(z.strictObject({ id, key, reports: listOf(report, mostReports) }))
