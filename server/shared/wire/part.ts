/** A text that crossed the wire as nested parts; what lies between the parts of a part is punctuation. */
import type { Span, WireProblem } from './span.ts'

/** Headers that say something about Socket.IO, in the order in which they are told. */
export const toldHeaders = [
  'origin',
  'access-control-allow-origin',
  'access-control-allow-credentials',
  'access-control-request-method',
  'access-control-request-headers',
  'access-control-allow-methods',
  'access-control-allow-headers',
  'access-control-expose-headers',
  'access-control-max-age',
  'vary',
  'cookie',
  'set-cookie',
  'authorization',
  'content-type',
  'content-encoding',
  'upgrade',
  'connection',
  'sec-websocket-key',
  'sec-websocket-accept',
  'sec-websocket-version',
  'sec-websocket-extensions',
  'sec-websocket-protocol',
] as const
export type ToldHeader = (typeof toldHeaders)[number]

export type HttpKind =
  | 'http.request'
  | 'http.response'
  | 'http.method'
  | 'http.path'
  | 'http.status'
  | `query.${'EIO' | 'transport' | 't' | 'sid' | 'j' | 'b64' | 'own'}`
  | `header.${ToldHeader | 'other'}`
  | 'http.body'
  | 'http.payload'
  | 'http.ok'
  | 'http.error'
  | 'http.errorCode'
  | 'http.errorMessage'
  | 'http.text'
  | 'ws.frame'
  | 'ws.message'
  | 'ws.fragment'
  | 'ws.control'
  | 'ws.bytes'
  | 'ws.compressed'
  | 'ws.code'
  | 'ws.reason'
export type EngineKind =
  | 'eio.packet'
  | `eio.${'open' | 'close' | 'ping' | 'pong' | 'message' | 'upgrade' | 'noop'}`
  | 'eio.base64'
  | 'eio.bytes'
  | 'eio.probe'
  | 'eio.data'
  | 'eio.separator'
  | 'eio.handshake'
  | `open.${'sid' | 'upgrades' | 'pingInterval' | 'pingTimeout' | 'maxPayload'}`
export type SocketKind =
  | 'sio.packet'
  | `sio.${'CONNECT' | 'DISCONNECT' | 'EVENT' | 'ACK' | 'CONNECT_ERROR' | 'BINARY_EVENT' | 'BINARY_ACK'}`
  | 'sio.attachments'
  | 'sio.namespace'
  | 'sio.namespacePath'
  | 'sio.namespaceQuery'
  | 'sio.ack'
  | 'sio.name'
  | 'sio.argument'
  | 'sio.answer'
  | 'sio.placeholder'
  | 'sio.auth'
  | 'sio.authField'
  | 'sio.welcome'
  | 'sio.sid'
  | 'sio.pid'
  | 'sio.offset'
  | 'sio.refusal'
  | 'sio.refusalMessage'
  | 'sio.refusalData'
  | 'sio.data'
  | 'sio.msgpack'
  | 'sio.base64'
  | 'sio.head'
  | 'sio.key'
  | 'sio.extra'
export type JsonKind = `json.${'object' | 'array' | 'member' | 'key' | 'string' | 'number' | 'word' | 'more'}`
export type PartKind = HttpKind | EngineKind | SocketKind | JsonKind | 'unread'

export interface Part {
  readonly kind: PartKind
  readonly span: Span
  /** Whose it is; `prog` is the learner's own. */
  readonly layer: 'http' | 'eio' | 'sio' | 'prog'
  /** In order, beside one another, within the span. */
  readonly parts?: readonly Part[]
  readonly problem?: WireProblem
  /** Of a placeholder: which of the packet's attachments stands here, from 0. */
  readonly attachment?: number
  /** What bytes say, where the text has them as digits. */
  readonly means?: string
}

/** A text and what it is made of. */
export interface Reading {
  readonly text: string
  readonly part: Part
}

/** Whether the text from `start` to `end` says nothing by itself. */
export const isEmpty = ([start, end]: Span): boolean => end <= start

/** Every part of the tree, outer ones first, in the order of the text. */
export function partsWithin(part: Part): Part[] {
  const found: Part[] = []
  const waiting: Part[] = [part]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    found.push(next)
    for (const inner of [...(next.parts ?? [])].reverse()) waiting.push(inner)
  }
  return found
}
