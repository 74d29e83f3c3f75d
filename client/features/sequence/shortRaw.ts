/** A packet in a few characters, for the gap of a folded step. */
import type { Crossing } from '../../pictures/flow/types.ts'

const most = 12
const cut = (text: string): string => (text.length > most ? `${text.slice(0, most - 3)}…` : text)

/** Of a request that is none of Engine.IO's the end of its path counts, of its answer the status. */
export function shortRaw({ layer, raw }: Pick<Crossing, 'layer' | 'raw'>): string {
  if (layer !== 'http') return cut(raw)
  const [first = '', second = ''] = raw.split(' ')
  if (!/^[A-Z]+$/.test(first)) return cut(/^\d{3}$/.test(first) ? first : raw)
  const [path = ''] = second.split('?')
  if (!path.startsWith('/')) return first
  const end = path.length > most ? `…${path.slice(1 - most)}` : path
  return `${first} ${end}`
}
