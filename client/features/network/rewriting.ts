/** A held packet with other arguments: what may be changed of it, and its text around the change. */
import { separator } from '#shared/wire/engine.ts'
import type { WireCrossing } from '../../pictures/flow/types.ts'

/** The part of a packet that the learner may change. */
export interface Draft {
  /** `args`: JSON values with commas between them. `raw`: the whole packet. */
  kind: 'args' | 'raw'
  /** What stands before and after it, and does not change. */
  before: string
  text: string
  after: string
}

/** The packet's text as it is sent; `null` where it is bytes of a frame. */
const textOf = ({ engine, raw }: WireCrossing): string => (engine?.binary ? `b${engine.data}` : raw)

/** The first packet of the unit that can be changed; `null`: nothing of it can. */
export function editable(crossings: readonly WireCrossing[]): WireCrossing | null {
  if (crossings.some(({ engine }) => engine === undefined)) return null
  if (crossings.some(({ unit, engine }) => unit.kind === 'frame' && engine?.binary)) return null
  return (
    crossings.find(({ socket, engine }) => !engine?.binary && socket?.type?.endsWith('EVENT')) ??
    crossings.find(({ engine }) => !engine?.binary) ??
    null
  )
}

/** Of an event or an answer, its arguments; of any other packet, its text. */
export function draftOf(crossing: WireCrossing): Draft {
  const { socket, engine, raw, role } = crossing
  const data = socket?.data
  const hasArgs = role === 'event' || role === 'event-asking' || role === 'ack'
  if (!hasArgs || !Array.isArray(data) || !socket?.dataSpan || !engine)
    return { kind: 'raw', before: '', text: raw, after: '' }
  const head = raw.slice(0, socket.dataSpan[0] - engine.span[0])
  const isAck = role === 'ack'
  const [name, ...rest] = data
  const args = isAck ? data : rest
  const before = isAck ? `${head}[` : `${head}[${JSON.stringify(name)}`
  return { kind: 'args', before, text: args.map((arg) => JSON.stringify(arg)).join(', '), after: ']' }
}

/** The packet with another text in its changeable part. Arguments are JSON already. */
export function packetWith({ kind, before, after }: Draft, text: string, isAck: boolean): string {
  if (kind === 'raw') return text
  const values = JSON.stringify(JSON.parse(`[${text}]`)).slice(1, -1)
  const comma = values !== '' && !isAck ? ',' : ''
  return `${before}${comma}${values}${after}`
}

/** The whole payload of the unit, with this packet in the place of one of its own. */
export function payloadWith(
  crossings: readonly WireCrossing[],
  changed: WireCrossing,
  packet: string,
): string {
  return crossings.map((crossing) => (crossing === changed ? packet : textOf(crossing))).join(separator)
}
