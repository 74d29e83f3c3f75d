/** Stamps what happens in one lab, keeps the newest, and hands it out in batches. */

import { limits } from '#shared/limits.ts'
import type { Fact, TraceEvent } from '#shared/trace.ts'

/** An event kept in the form it arrived in; it is put into words when somebody reads it, not on the hot path. */
export interface Unread {
  seq: number
  at: number
  /** Bytes it holds in memory. */
  weight: number
  read: (seq: number, at: number) => TraceEvent
}
export interface Slice {
  events: TraceEvent[]
  last: number
  /** How many of the oldest events are gone. */
  dropped: number
}

/** The stamp of an event: milliseconds to two decimals. */
export const time = (seq: number, at: number) => ({ seq, at: Math.round(at * 100) / 100 })

const weightOf = (fact: Fact): number => {
  let weight = 200
  for (const value of Object.values(fact)) if (typeof value === 'string') weight += value.length
  return weight
}

export function createRecorder({
  capacity = limits.events as number,
  bytes = limits.eventBytes as number,
  batchMs = limits.batchMs as number,
  now = () => performance.now(),
} = {}) {
  const born = now()
  const kept: Unread[] = []
  /** Index of the oldest event that is kept; what lies before it is swept away now and then. */
  let head = 0
  let weight = 0
  let last = 0
  const readers = new Set<{ after: number; hand: (slice: Slice) => void }>()
  let timer: NodeJS.Timeout | undefined

  const flush = () => {
    timer = undefined
    for (const reader of readers) {
      const slice = since(reader.after)
      reader.after = slice.last
      if (slice.events.length > 0) reader.hand(slice)
    }
  }

  /** Records without decoding: `read` is called only when somebody looks. Returns the event's `seq`. */
  function keep(read: Unread['read'], bytesHeld: number): number {
    last += 1
    kept.push({ seq: last, at: now() - born, weight: bytesHeld, read })
    weight += bytesHeld
    while (kept.length - head > capacity || (weight > bytes && kept.length - head > 1)) {
      weight -= kept[head]?.weight ?? 0
      head += 1
    }
    if (head > capacity) {
      kept.splice(0, head)
      head = 0
    }
    if (timer === undefined && readers.size > 0) timer = setTimeout(flush, batchMs)
    return last
  }

  /** Records a fact as it stands; returns its `seq`. */
  function record(fact: Fact): number {
    return keep((seq, at) => ({ ...time(seq, at), ...fact }) as TraceEvent, weightOf(fact))
  }

  /** The events with `seq > after` that are still kept. */
  function since(after: number): Slice {
    const first = last - (kept.length - head) + 1
    const from = head + Math.max(0, after + 1 - first)
    return { events: kept.slice(from).map((e) => e.read(e.seq, e.at)), last, dropped: first - 1 }
  }

  /** Hands `hand` every event after `after`, at most once in `batchMs`; returns what stops it. */
  function follow(after: number, hand: (slice: Slice) => void): () => void {
    const reader = { after, hand }
    readers.add(reader)
    if (after < last && timer === undefined) timer = setTimeout(flush, 0)
    return () => {
      readers.delete(reader)
    }
  }

  return {
    record,
    keep,
    since,
    follow,
    get last() {
      return last
    },
    get watched() {
      return readers.size > 0
    },
    [Symbol.dispose]() {
      clearTimeout(timer)
      readers.clear()
    },
  }
}
export type Recorder = ReturnType<typeof createRecorder>
