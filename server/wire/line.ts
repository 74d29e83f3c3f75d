/** One direction of one TCP connection at a lab: what is on its way there, and the end that comes after it. */
import type { Direction } from '#shared/trace.ts'

/** The stamp of what belongs to a connection, as far as it is known by now. */
export interface Who {
  client?: string
  connection?: string
}
export interface Line {
  readonly direction: Direction
  readonly who: () => Who
  /** Units that arrived here and were neither let through nor lost yet. */
  waiting: number
  /** What is done when nothing waits any more: the connection's end follows what was sent before it. */
  readonly tail: (() => void)[]
  /** `ending`: the other side has closed, so nothing is held here any more; `closed`: nothing arrives any more. */
  state: 'open' | 'ending' | 'closed'
}

export const createLine = (direction: Direction, who: () => Who): Line => ({
  direction,
  who,
  waiting: 0,
  tail: [],
  state: 'open',
})
