/** The pieces of a crossing that mean something by themselves, for one line. */
import { textOf } from '#shared/trace/wire.ts'
import { type Part, partsWithin } from '#shared/wire/part.ts'
import type { WireProblem } from '#shared/wire/span.ts'
import { headerOf } from '../trace/flow/exchange.ts'
import type { Layer, WireCrossing } from '../trace/flow/types.ts'
import { packetView } from './view.ts'
import { words } from './words/words.ts'

export interface Piece {
  /** As it was sent; of MessagePack, what it says. */
  text: string
  /** What it is. */
  label: string
  layer: Layer
}

/** `raw`: its text at the moment that is shown. */
export function piecesOf(crossing: WireCrossing, raw = crossing.raw): Piece[] {
  const packet = packetView(crossing, raw)
  if (packet) return packetPieces(packet.part, packet.text)
  const { event } = crossing
  if (event.kind === 'http.request') return requestPieces(event.method, event.url)
  if (event.kind === 'http.response') {
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
export function problemOf(crossing: WireCrossing, raw = crossing.raw): WireProblem | null {
  const packet = packetView(crossing, raw)
  if (!packet) return null
  return partsWithin(packet.part).find(({ problem }) => problem)?.problem ?? null
}
