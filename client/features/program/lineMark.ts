/** The count beside a line: how many packets came from it, or how often it ran. */
import type { Layer } from '../../ui/LayerMark.tsx'

export interface LineMark {
  layer: Layer
  count: number
  /** There is a moment to go to. */
  leads: boolean
}

type Shape = readonly [name: string, attributes: Readonly<Record<string, string>>]
const shapes: Record<Layer, Shape> = {
  http: ['rect', { x: '2.25', y: '2.25', width: '7.5', height: '7.5', 'stroke-width': '1.6' }],
  eio: ['circle', { cx: '6', cy: '6', r: '3.9', 'stroke-width': '1.7' }],
  sio: ['path', { d: 'M6 1.4 10.6 6 6 10.6 1.4 6Z', fill: 'currentColor', stroke: 'none' }],
  prog: ['path', { d: 'M3.6 1.8 8.2 6 3.6 10.2', 'stroke-width': '2' }],
  net: ['path', { d: 'M4 2v8M8 2v8', 'stroke-width': '2' }],
}
const picture = { width: '12', height: '12', viewBox: '0 0 12 12', fill: 'none', stroke: 'currentColor' }

function drawn(name: string, attributes: Shape[1]): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  return element
}

/** The mark as the editor's gutter wants it: outside React. */
export function markElement({ layer, count, leads }: LineMark): HTMLElement {
  const element = document.createElement('span')
  element.className = leads ? 'cm-mark cm-leads' : 'cm-mark'
  element.style.color = `var(--${layer})`
  element.title = layer === 'prog' ? `이 줄이 ${count}번 실행됐어요` : `이 줄에서 패킷 ${count}개가 나왔어요`
  const svg = drawn('svg', picture)
  svg.append(drawn(...shapes[layer]))
  element.append(svg, String(count))
  return element
}

interface LineUse {
  moments: readonly unknown[]
  packets: { readonly http: number; readonly eio: number; readonly sio: number }
  runs: number
}

/** The one mark of a line: its most frequent kind of packet, or how often it ran where none came from it. */
export function markOf({ packets, runs, moments }: LineUse): LineMark | null {
  const leads = moments.length > 0
  const layers = ['sio', 'eio', 'http'] as const
  const layer = layers.reduce((most, one) => (packets[one] > packets[most] ? one : most))
  if (packets[layer] > 0) return { layer, count: packets[layer], leads }
  return runs > 0 ? { layer: 'prog', count: runs, leads } : null
}
