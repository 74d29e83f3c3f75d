/** Gathers what the transports tell and hands it on in batches, one connection each: so many packets a second, and
 *  how many more there were. */
import type { ClientPacket } from '#shared/trace.ts'
import type { Passed } from './transports.ts'

/** What a client tells of one connection at a time. */
export interface FrameLog {
  sid: string | undefined
  packets: readonly ClientPacket[]
}
interface Connection {
  sid: string | undefined
  waiting: ClientPacket[]
  /** What was left out since one was told, by direction and transport. */
  missed: Map<string, number>
}
const batchMs = 50
const mostPerSecond = 200

export function createWireLog(hand: (told: FrameLog) => void, { now = () => performance.now() } = {}) {
  const connections = new WeakMap<object, Connection>()
  const waiting = new Set<Connection>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let began = Number.NEGATIVE_INFINITY
  let count = 0

  function flush(): void {
    timer = undefined
    for (const { sid, waiting: packets } of waiting) hand({ sid, packets })
    for (const connection of waiting) connection.waiting = []
    waiting.clear()
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
    const connection = connections.get(engine) ?? { sid, waiting: [], missed: new Map<string, number>() }
    connections.set(engine, connection)
    connection.sid = sid ?? connection.sid
    const { missed } = connection
    const way = `${packet.direction} ${packet.transport}`
    const before = missed.get(way) ?? 0
    if (isTooMuch()) {
      missed.set(way, before + 1)
      return
    }
    missed.delete(way)
    connection.waiting.push(before > 0 ? { ...packet, missed: before } : packet)
    waiting.add(connection)
    if (timer === undefined) timer = setTimeout(flush, batchMs)
  }
}
