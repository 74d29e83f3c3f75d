/** Which marks stand above the track: all while there is room, else the most telling of each stretch. */
import type { Layer } from '../../ui/LayerMark.tsx'

/** One moment of the diagram, as the scrubber shows it. */
export interface Mark {
  seq: number
  part: number
  at: number
  layer: Layer
}
export interface PlacedMark {
  layer: Layer
  /** Of the moments that it stands for, the first. */
  index: number
  x: number
}

const room = 16
const telling: Record<Layer, number> = { sio: 4, eio: 3, http: 2, net: 1, prog: 0 }

/** Where a moment stands on a track of this width. */
export function placeOf(index: number, count: number, width: number): number {
  return count < 2 ? width : (index * width) / (count - 1)
}
/** The moment nearest to a place on the track. */
export function momentAt(x: number, count: number, width: number): number {
  if (count < 2 || width <= 0) return count - 1
  return Math.min(count - 1, Math.max(0, Math.round((x / width) * (count - 1))))
}

/** The marks that find room on the track. */
export function placeMarks(layers: readonly Layer[], width: number): PlacedMark[] {
  const count = layers.length
  const slots = Math.max(1, Math.min(count, Math.floor(width / room) + 1))
  const placed: PlacedMark[] = []
  for (let slot = 0; slot < slots && count > 0; slot += 1) {
    const first = Math.ceil((slot * count) / slots)
    const end = Math.max(first + 1, Math.ceil(((slot + 1) * count) / slots))
    let layer: Layer = layers[first] ?? 'prog'
    for (let index = first; index < end; index += 1) {
      const other = layers[index]
      if (other !== undefined && telling[other] > telling[layer]) layer = other
    }
    const middle = slots === count ? first : (slot * (count - 1)) / Math.max(1, slots - 1)
    placed.push({ layer, index: Math.round(middle), x: placeOf(middle, count, width) })
  }
  return placed
}
