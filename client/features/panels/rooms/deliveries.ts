/** What came of each sending: its line's answer, and the packets that the wire carried because of it. */
import type { Json } from '#shared/trace.ts'
import type { Arrival, ArrivalsAfter } from './arrivals.ts'
import type { ConsoleLine, Said, Sent } from './said.ts'

/** What the learner sent, and what they thought would come of it. */
export interface Sending {
  id: number
  /** Of the trace that it is in. */
  epoch: string
  /** `seq` of the newest event when it was sent. */
  after: number
  /** All that ran. */
  code: string
  head: string
  waits: boolean
  namespace: string
  data: readonly Json[]
  /** Lane of the one that `socket` is. */
  sender: string | null
  /** Lanes that were connected. */
  clients: readonly string[]
  /** Lanes that the learner thought would receive it; `null`: no prediction. */
  predicted: readonly string[] | null
}

export interface Delivery {
  sending: Sending
  /** `null`: not answered yet. */
  line: ConsoleLine | null
  /** What the wire carried to each client, by lane. */
  packets: ReadonlyMap<string, readonly Arrival[]>
  /** Lanes that the server sent to, whose packet the wire has not seen. */
  missing: readonly string[]
}

interface Open {
  sending: Sending
  line: ConsoleLine | null
  from: number
  sent: Sent | null
  missing: string[]
  packets: Map<string, Arrival[]>
}

/** Recovery of a connection's state adds an argument to what crosses the wire. */
function isSame(data: readonly Json[], of: readonly Json[]): boolean {
  if (data[0] !== of[0] || data.length > of.length + 1) return false
  return JSON.stringify(data.slice(0, of.length)) === JSON.stringify(of)
}

/** Each line of the console, and what it sent, belong to one sending. */
function begin(sendings: readonly Sending[], said: Said): Open[] {
  const used = new Set<ConsoleLine | Sent>()
  const take = <T extends ConsoleLine | Sent>(list: readonly T[], isIt: (one: T) => boolean): T | null => {
    const found = list.find((one) => !used.has(one) && isIt(one)) ?? null
    if (found) used.add(found)
    return found
  }
  return sendings.map((sending) => {
    const { after, code, namespace, data, waits } = sending
    const line = take(said.lines, (one) => one.seq > after && one.code === code)
    const hasFailed = line?.ok === false && !waits
    const sent = hasFailed
      ? null
      : take(said.sent, (one) => one.seq > after && one.namespace === namespace && isSame(one.data, data))
    const from = sent?.seq ?? Number.POSITIVE_INFINITY
    return { sending, line, from, sent, missing: [...(sent?.clients ?? [])], packets: new Map() }
  })
}

function isOf({ sending, from, missing }: Open, arrival: Arrival, said: Said): boolean {
  if (arrival.seq <= from || !missing.includes(arrival.client)) return false
  if (arrival.data !== null)
    return arrival.namespace === sending.namespace && isSame(arrival.data, sending.data)
  // What cannot be read was this event if its client's code was given it.
  return said.heard.some(
    ({ seq, client, namespace, data }) =>
      client === arrival.client &&
      seq > arrival.seq &&
      namespace === sending.namespace &&
      isSame(data, sending.data),
  )
}

/** The newest sending that waits for such a packet has it: a volatile one never comes later. */
export function deliveriesIn(
  sendings: readonly Sending[],
  said: Said,
  arrivalsAfter: ArrivalsAfter,
): Delivery[] {
  const open = begin(sendings, said)
  const from = Math.min(...open.map((one) => one.from))
  for (const arrival of from === Number.POSITIVE_INFINITY ? [] : arrivalsAfter(from)) {
    const one = open.findLast((candidate) => isOf(candidate, arrival, said))
    if (!one) continue
    one.missing.splice(one.missing.indexOf(arrival.client), 1)
    one.packets.set(arrival.client, [...(one.packets.get(arrival.client) ?? []), arrival])
  }
  return open
    .filter(({ sending, line, sent }) => line !== null || sent !== null || sending === sendings.at(-1))
    .map(({ sending, line, packets, missing }) => ({ sending, line, packets, missing }))
}

/** Whether a client has got it. */
const hasReceived = ({ packets }: Delivery, client: string): boolean =>
  packets.get(client)?.some(({ status }) => status === 'received') ?? false

/** Lanes where prediction and wire differ; `null`: nothing was predicted. */
export function wrongIn(delivery: Delivery): readonly string[] | null {
  const { predicted, clients } = delivery.sending
  if (predicted === null) return null
  const all = new Set([...clients, ...predicted, ...delivery.packets.keys()])
  return [...all].filter((client) => predicted.includes(client) !== hasReceived(delivery, client))
}
