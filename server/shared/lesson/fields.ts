/** The events that a check can look for, and what each of them says. `packet`: one Engine.IO packet, however it was carried. */
import type { Direction, Stamp, TraceEvent } from '../trace.ts'

/** A packet of a frame, or of the body of a polling request or response. */
export interface PacketEvent extends Stamp {
  kind: 'packet'
  direction: Direction
  over: 'polling' | 'websocket'
  /** As it crossed the wire; of bytes, nothing. */
  text: string
  /** Which of its payload. */
  part: number
}
export type LessonEvent = TraceEvent | PacketEvent
type Kind = LessonEvent['kind']
type NamesIn<K, E> = E extends { kind: infer Own }
  ? K extends Own
    ? Exclude<keyof E, 'kind'>
    : never
  : never
type FieldsOf<K extends Kind> = readonly NamesIn<K, LessonEvent>[]

const stamp = ['seq', 'at', 'client', 'connection'] as const
const member = [...stamp, 'namespace', 'room', 'id'] as const
const received = [...stamp, 'namespace', 'event', 'args', 'line'] as const
const log = [...stamp, 'text', 'level', 'line'] as const

const fields: { readonly [K in Kind]: FieldsOf<K> } = {
  packet: [...stamp, 'direction', 'over', 'text', 'part'],
  'http.request': [...stamp, 'method', 'url', 'base', 'headers', 'body', 'size', 'cut', 'resent', 'stopped'],
  'http.response': [...stamp, 'request', 'status', 'headers', 'body', 'size', 'cut', 'decoded', 'stopped'],
  'http.refused': [...stamp, 'request', 'reason'],
  'http.cut': [...stamp, 'request', 'by'],
  'ws.open': [...stamp, 'url', 'headers', 'socket'],
  'ws.close': [...stamp, 'socket', 'code', 'reason'],
  'ws.frame': [
    ...stamp,
    'socket',
    'direction',
    'opcode',
    'data',
    'size',
    'cut',
    'compressed',
    'more',
    'resent',
    'stopped',
  ],
  'wire.held': [...stamp, 'of', 'direction', 'types'],
  'wire.released': [...stamp, 'of', 'by'],
  'wire.dropped': [...stamp, 'of', 'by'],
  'wire.cut': [...stamp, 'of'],
  'wire.delayed': [...stamp, 'of', 'ms'],
  'wire.edited': [...stamp, 'of', 'data'],
  'wire.conditions': [...stamp, 'network'],
  'wire.slowed': [...stamp, 'limit'],
  'engine.open': [...stamp, 'transport'],
  'engine.upgrade': [...stamp, 'transport'],
  'engine.close': [...stamp, 'transport', 'reason', 'detail'],
  'engine.error': [...stamp, 'code', 'message', 'context'],
  'socket.connect': [...stamp, 'namespace', 'id'],
  'socket.refused': [...stamp, 'namespace', 'reason'],
  'socket.disconnect': [...stamp, 'namespace', 'id', 'reason'],
  'socket.emit': [...received, 'id'],
  'socket.unheard': [...stamp, 'namespace', 'id', 'event'],
  'socket.ack': [...stamp, 'namespace', 'id', 'args', 'line'],
  'namespace.create': [...stamp, 'namespace', 'pattern'],
  'namespace.delete': [...stamp, 'namespace'],
  'namespace.pattern': [...stamp, 'pattern', 'line'],
  'room.create': [...stamp, 'namespace', 'room'],
  'room.delete': [...stamp, 'namespace', 'room'],
  'room.join': member,
  'room.leave': member,
  broadcast: [...received, 'rooms', 'except', 'recipients', 'leftOut'],
  'program.run': [...stamp, 'text', 'run', 'patient'],
  'program.server': [...stamp, 'path', 'options', 'line'],
  'program.listen': [...stamp, 'port', 'line'],
  'program.stop': [...stamp, 'reason'],
  'program.log': log,
  'program.error': [...stamp, 'text', 'line', 'column'],
  'program.handler': [...stamp, 'event', 'namespace', 'id', 'line', 'nth'],
  'program.console': [...stamp, 'code', 'value', 'ok'],
  'client.connecting': [
    ...stamp,
    'url',
    'namespace',
    'timeout',
    'withCredentials',
    'transports',
    'tryAllTransports',
    'extraHeaders',
    'ownPage',
  ],
  'client.connect': [...stamp, 'namespace', 'id', 'transport', 'recovered'],
  'client.connect_error': [...stamp, 'namespace', 'message', 'data', 'description', 'retries'],
  'client.upgrade': [...stamp, 'transport'],
  'client.disconnect': [...stamp, 'namespace', 'reason', 'retries'],
  'client.reconnecting': [...stamp, 'attempt', 'timeout'],
  'client.waiting': [...stamp, 'delay'],
  'client.emit': [...received, 'ack', 'buffered'],
  'client.receive': [...received, 'times'],
  'client.answer': received,
  'client.log': log,
  'client.error': log,
  'client.run': [...stamp, 'text', 'origin'],
  'client.gone': stamp,
  'client.act': [...stamp, 'deed'],
  'client.wire': [...stamp, 'packets', 'within'],
}

export const fieldsOf: Readonly<Record<Kind, readonly string[]>> = fields
export const kinds = Object.keys(fields) as [Kind, ...Kind[]]
