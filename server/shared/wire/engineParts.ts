/** Takes Engine.IO packets apart: one of a frame, or the packets of a polling body with what stands between them. */
import type { Direction } from '../trace/stamp.ts'
import { bytesOfBase64 } from './base64.ts'
import { decodeEnginePacket, type EngineType, separator } from './engine.ts'
import { readJson } from './json.ts'
import { renameMembers } from './members.ts'
import { msgpackText } from './msgpackParts.ts'
import type { Part, PartKind } from './part.ts'
import { socketParts } from './socketParts.ts'

const handshakeFields = {
  sid: 'open.sid',
  upgrades: 'open.upgrades',
  pingInterval: 'open.pingInterval',
  pingTimeout: 'open.pingTimeout',
  maxPayload: 'open.maxPayload',
} as const satisfies Record<string, PartKind>

/** The packet between `start` and `end` of `text`. */
export function engineParts(text: string, start: number, end: number, direction: Direction): Part {
  const packet = decodeEnginePacket(text.slice(start, end), start)
  const { span, typeSpan, dataSpan, type, problem } = packet
  const whole = { kind: 'eio.packet', span, layer: 'eio' } as const
  if (type === null)
    return { ...whole, parts: [{ kind: 'unread', span, layer: 'eio', ...(problem && { problem }) }] }
  if (packet.binary) {
    const packed = problem ? null : msgpackText(bytesOfBase64(packet.data))
    if (packed !== null) {
      const value: Part = { kind: 'sio.base64', span: dataSpan, layer: 'sio', means: packed }
      return { ...whole, parts: [{ kind: 'eio.base64', span: typeSpan, layer: 'eio' }, value] }
    }
    const bytes: Part = { kind: 'eio.bytes', span: dataSpan, layer: 'prog', ...(problem && { problem }) }
    return { ...whole, parts: [{ kind: 'eio.base64', span: typeSpan, layer: 'eio' }, bytes] }
  }
  const head: Part = { kind: `eio.${type}`, span: typeSpan, layer: 'eio' }
  return { ...whole, parts: [head, ...dataParts(text, dataSpan[0], dataSpan[1], type, direction)] }
}

function dataParts(text: string, start: number, end: number, type: EngineType, direction: Direction): Part[] {
  if (type === 'message') return [socketParts(text, start, end, direction)]
  if (start === end) return []
  if (type === 'open') {
    const { parts } = readJson(text, start, end, 'eio')
    return parts.map((part) =>
      part.kind === 'json.object'
        ? { ...part, kind: 'eio.handshake', parts: renameMembers(text, part, handshakeFields) }
        : part,
    )
  }
  const isProbe = (type === 'ping' || type === 'pong') && text.slice(start, end) === 'probe'
  return [{ kind: isProbe ? 'eio.probe' : 'eio.data', span: [start, end], layer: 'eio' }]
}

/** The packets of the polling body between `start` and `end`. */
export function payloadParts(text: string, start: number, end: number, direction: Direction): Part {
  const parts: Part[] = []
  for (let at = start; at <= end; ) {
    const found = text.indexOf(separator, at)
    const stop = found < 0 || found >= end ? end : found
    parts.push(engineParts(text, at, stop, direction))
    if (stop < end) parts.push({ kind: 'eio.separator', span: [stop, stop + separator.length], layer: 'eio' })
    else break
    at = stop + separator.length
  }
  return { kind: 'http.payload', span: [start, end], layer: 'http', parts }
}
