/** Takes a packet apart into the pieces that mean something, from the outside in. */
import { textOf } from '#shared/trace/wire.ts'
import type { Json } from '#shared/trace.ts'
import type { EnginePacket } from '#shared/wire/engine.ts'
import type { SocketPacket } from '#shared/wire/socket.ts'
import type { WireProblem } from '#shared/wire/span.ts'
import type { Crossing, Layer, WireCrossing } from '../trace/flow/types.ts'

export interface Part {
  /** As it was sent. */
  text: string
  /** What it is. */
  label: string
  /** Whose layer it belongs to; `prog` is the learner's own data. */
  layer: Layer
}

const words = (value: Json): string => JSON.stringify(value)

function socketParts(socket: SocketPacket, raw: string): Part[] {
  const text = ([start, end]: readonly [number, number]) => raw.slice(start, end)
  const parts: Part[] = [{ text: text(socket.typeSpan), label: socket.type ?? '모르는 종류', layer: 'sio' }]
  if (socket.attachmentsSpan)
    parts.push({ text: `${text(socket.attachmentsSpan)}-`, label: '첨부 수', layer: 'sio' })
  if (socket.namespaceSpan)
    parts.push({ text: text(socket.namespaceSpan), label: '네임스페이스', layer: 'sio' })
  if (socket.idSpan) parts.push({ text: text(socket.idSpan), label: '응답 번호', layer: 'sio' })
  if (!socket.dataSpan) return parts
  const { type, data } = socket
  if (!Array.isArray(data)) return [...parts, { text: text(socket.dataSpan), label: '데이터', layer: 'prog' }]
  const named = type === 'EVENT' || type === 'BINARY_EVENT'
  data.forEach((item: Json, index) => {
    parts.push({
      text: words(item),
      label: named && index === 0 ? '이름' : named ? '인자' : '값',
      layer: 'prog',
    })
  })
  return parts
}

function engineParts(engine: EnginePacket, socket: SocketPacket | undefined, raw: string): Part[] {
  if (engine.binary) return [{ text: raw, label: '바이트', layer: 'prog' }]
  const type: Part = { text: raw.slice(0, 1), label: engine.type ?? '모르는 종류', layer: 'eio' }
  if (socket) return [type, ...socketParts(socket, raw)]
  if (engine.data === '') return [type]
  const label = engine.type === 'open' ? '세션 정보' : engine.data === 'probe' ? '시험' : '데이터'
  return [type, { text: engine.data, label, layer: 'eio' }]
}

function httpParts(crossing: WireCrossing): Part[] {
  const { event, raw } = crossing
  if (event.kind === 'http.request') {
    const [path = '', query = ''] = event.url.split('?')
    const parts: Part[] = [
      { text: event.method, label: '메서드', layer: 'http' },
      { text: path, label: '경로', layer: 'http' },
    ]
    for (const [name, value] of new URLSearchParams(query)) {
      if (name === 'transport') parts.push({ text: value, label: '전송 방식', layer: 'http' })
      if (name === 'sid') parts.push({ text: value, label: '세션 ID', layer: 'http' })
    }
    return parts
  }
  if (event.kind === 'http.response') {
    const status: Part = { text: String(event.status), label: '상태 코드', layer: 'http' }
    const body = textOf(event) ?? ''
    return body === '' ? [status] : [status, { text: body, label: '본문', layer: 'http' }]
  }
  return [{ text: raw, label: 'WebSocket 프레임', layer: 'http' }]
}

/** The parts of what crossed; of a note, none. */
export function partsOf(crossing: Crossing): Part[] {
  if (crossing.via === 'code') return []
  // The spans of a polling packet speak of the whole body; here it stands alone.
  const { engine, socket, raw } = crossing
  if (!engine) return httpParts(crossing)
  const offset = engine.span[0]
  return engineParts(engine, socket && shifted(socket, -offset), raw)
}

function shifted(socket: SocketPacket, by: number): SocketPacket {
  const move = (span: readonly [number, number]): readonly [number, number] => [span[0] + by, span[1] + by]
  return {
    ...socket,
    typeSpan: move(socket.typeSpan),
    ...(socket.attachmentsSpan && { attachmentsSpan: move(socket.attachmentsSpan) }),
    ...(socket.namespaceSpan && { namespaceSpan: move(socket.namespaceSpan) }),
    ...(socket.idSpan && { idSpan: move(socket.idSpan) }),
    ...(socket.dataSpan && { dataSpan: move(socket.dataSpan) }),
  }
}

const problems: Record<WireProblem['kind'], string> = {
  'unknown-type': '첫 글자가 아는 종류가 아니에요.',
  'bad-attachments': '첨부 수를 읽을 수 없어요.',
  'too-many-attachments': '첨부가 10개보다 많아요.',
  'bad-json': 'JSON으로 읽을 수 없어요.',
  'bad-data': '이 종류의 패킷에는 올 수 없는 데이터예요.',
  'reserved-event': 'Socket.IO가 스스로 쓰는 이벤트 이름이에요.',
  'bad-placeholder': '그 번호의 첨부가 없어요.',
  'bad-base64': 'base64로 읽을 수 없어요.',
}

/** What is wrong with the packet, if something is. */
export function problemOf(crossing: Crossing): string | null {
  if (crossing.via === 'code') return null
  const problem = crossing.socket?.problem ?? crossing.engine?.problem
  return problem ? problems[problem.kind] : null
}
