/** A packet in a few characters, for the gap of a folded step. */
import type { Crossing } from '../../pictures/flow/types.ts'

/** Of a request that is none of Engine.IO's the end of its path counts, of an answer its status. */
export function shortRaw({ layer, raw }: Pick<Crossing, 'layer' | 'raw'>): string {
  const [, head, path] = /^([A-Z]+|\d{3}) ?(\/[^ ?]*)?/.exec(layer === 'http' ? raw : '') ?? []
  if (head) return path ? `${head} ${path.replace(/^.+(?=.{11})/, '…')}` : head
  return raw.length > 12 ? `${raw.slice(0, 9)}…` : raw
}
