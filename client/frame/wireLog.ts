/** Gathers what the transports tell and hands it on in batches, one connection each: so many packets a second, and
 *  how many more there were. */
import type { ClientPacket } from '#shared/trace.ts'
import type { Passed } from './transports.ts'

/** What a client tells of one connection at a time. */
export interface Told {
  sid: string | undefined
  packets: readonly ClientPacket[]
  /** Packets before these that were too many to tell; 0 mostly. */
  missed: number
}
interface Gathered {
  sid: string | undefined
  packets: ClientPacket[]
  missed: number
}
const batchMs = 50
const mostPerSecond = 200

export function createWireLog(hand: (told: Told) => void, { now = () => performance.now() } = {}) {
  const gathered = new Map<object, Gathered>()
  /** What was left out since the connection told last. */
  const missed = new WeakMap<object, number>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let began = Number.NEGATIVE_INFINITY
  let count = 0

  function flush(): void {
    clearTimeout(timer)
    timer = undefined
    for (const told of gathered.values()) hand(told)
    gathered.clear()
  }

  function isTooMuch(): boolean {
    if (now() - began >= 1000) {
      began = now()
      count = 0
    }
    count += 1
    return count > mostPerSecond
  }

  return ({ engine, sid, packet }: Passed): void => {
    if (isTooMuch()) {
      missed.set(engine, (missed.get(engine) ?? 0) + 1)
      return
    }
    // A batch has no hole in it: what came before what was left out is told by itself.
    if (missed.has(engine) && gathered.has(engine)) flush()
    const batch = gathered.get(engine) ?? { sid, packets: [], missed: missed.get(engine) ?? 0 }
    missed.delete(engine)
    batch.sid = sid ?? batch.sid
    batch.packets.push(packet)
    gathered.set(engine, batch)
    timer ??= setTimeout(flush, batchMs)
  }
}
