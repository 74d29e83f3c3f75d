/** The pieces of a crossing that mean something by themselves, for one line. */
import { headerOf } from '#shared/model/headers.ts'
import { textOf } from '#shared/trace/wire.ts'
import { type Part, partsWithin } from '#shared/wire/part.ts'
import type { WireProblem } from '#shared/wire/span.ts'
import type { Layer, WireCrossing } from '../../pictures/flow/types.ts'
import { packetView } from './view.ts'
import { words } from './words/words.ts'

export interface Piece {
  /** As it was sent; of MessagePack, what it says. */
  text: string
  /** What it is. */
  label: string
  layer: Layer
}

export function piecesOf(crossing: WireCrossing): Piece[] {
  const packet = packetView(crossing)
  if (packet) return packetPieces(packet.part, packet.text)
  const { unit, raw } = crossing
  if (unit.kind === 'request') return requestPieces(unit.event.method, unit.event.url)
  if (unit.kind === 'response') {
    const { event } = unit
    const body = textOf(event) ?? ''
    const status: Piece = { text: String(event.status), label: words['http.status'].name, layer: 'http' }
    const upgrade = event.status === 101 ? headerOf(event.headers, 'upgrade') : undefined
    const text = upgrade ?? body
    const label = words[upgrade === undefined ? 'http.body' : 'header.upgrade'].name
    return text === '' ? [status] : [status, { text, label, layer: 'http' }]
  }
  return [{ text: raw, label: words['ws.frame'].name, layer: 'http' }]
}

function packetPieces(part: Part, text: string): Piece[] {
  if (part.kind === 'eio.packet' || part.kind === 'sio.packet' || part.kind === 'sio.msgpack')
    return (part.parts ?? []).flatMap((inner) => packetPieces(inner, text))
  const { kind, layer, span, means } = part
  if (kind === 'sio.head' || kind === 'sio.key') return []
  return [{ text: means ?? text.slice(span[0], span[1]), label: words[kind].name, layer }]
}

function requestPieces(method: string, url: string): Piece[] {
  const [path = '', query = ''] = url.split('?')
  const pieces: Piece[] = [
    { text: method, label: words['http.method'].name, layer: 'http' },
    { text: path, label: words['http.path'].name, layer: 'http' },
  ]
  for (const [name, value] of new URLSearchParams(query)) {
    if (name === 'transport') pieces.push({ text: value, label: words['query.transport'].name, layer: 'eio' })
    if (name === 'sid') pieces.push({ text: value, label: words['query.sid'].name, layer: 'eio' })
  }
  return pieces
}

/** What is wrong with the packet, if something is. */
export function problemOf(crossing: WireCrossing): WireProblem | null {
  const packet = packetView(crossing)
  if (!packet) return null
  return partsWithin(packet.part).find(({ problem }) => problem)?.problem ?? null
}
