/** Stamps what happens in one lab, keeps the newest, and hands it out in batches. */

import { limits } from '#shared/limits.ts'
import { createStanding } from '#shared/standing.ts'
import type { Stopped } from '#shared/trace/wire.ts'
import type { Fact, TraceEvent } from '#shared/trace.ts'

/** Puts what was kept into words, when somebody reads it: not on the hot path. */
export interface Reader<T> {
  read: (seq: number, at: number, kept: T) => TraceEvent
}
export interface Slice {
  events: TraceEvent[]
  last: number
  /** How many of the oldest events are gone. */
  dropped: number
  /** What still holds of events that this reader never got; absent when nothing is missing. */
  standing?: TraceEvent[]
}

/** The stamp of an event: milliseconds to two decimals. */
export const time = (seq: number, at: number) => ({ seq, at: Math.round(at * 100) / 100 })

const weightOf = (fact: Fact): number => {
  let weight = 200
  for (const value of Object.values(fact)) {
    if (typeof value === 'string') weight += value.length
    else if (value !== null && typeof value === 'object') weight += JSON.stringify(value).length
  }
  return weight
}

const asItStands: Reader<Fact> = { read: (seq, at, fact) => ({ ...time(seq, at), ...fact }) as TraceEvent }

export function createRecorder({
  capacity = limits.events as number,
  bytes = limits.eventBytes as number,
  batchMs = limits.batchMs as number,
  now = () => performance.now(),
} = {}) {
  const born = now()
  // A ring: event `seq` is at `seq % capacity`. Columns, so that nothing is made for a frame that only passes.
  const readers: (Reader<never> | undefined)[] = []
  const kept: unknown[] = []
  const times = new Float64Array(capacity)
  const weights = new Uint32Array(capacity)
  /** What the wire did not let go on at once. */
  const stops: (Stopped | undefined)[] = []
  const standing = createStanding()
  const timeOf = (at: number): number => (times[at] ?? born) - born
  let first = 1
  let last = 0
  let weight = 0
  const followers = new Set<{ after: number; hand: (slice: Slice) => void }>()
  let timer: NodeJS.Timeout | undefined

  const flush = () => {
    timer = undefined
    for (const follower of followers) {
      const slice = since(follower.after)
      follower.after = slice.last
      if (slice.events.length > 0) follower.hand(slice)
    }
  }
  // The clock is read once for what happens in one go, and again after every few events of it: reading it for each
  // frame of a broadcast cost a third of recording the frame.
  let clock = born
  let reads = 0
  const nextReads = () => {
    reads = 0
  }
  const moment = (): number => {
    if (reads === 0) {
      clock = now()
      reads = 16
      queueMicrotask(nextReads)
    }
    reads -= 1
    return clock
  }
  const forgetFirst = () => {
    const at = first % capacity
    // Frames and requests tell nothing that holds; what does was recorded as a fact.
    if (readers[at] === asItStands) standing.add(asItStands.read(first, timeOf(at), kept[at] as Fact))
    weight -= weights[at] ?? 0
    readers[at] = undefined
    kept[at] = undefined
    first += 1
  }

  /** Keeps `what`, of `bytesHeld` bytes, for `reader` to read; returns its `seq`. */
  function keep<T>(reader: Reader<T>, what: T, bytesHeld: number): number {
    if (last - first + 1 >= capacity) forgetFirst()
    last += 1
    const at = last % capacity
    readers[at] = reader
    kept[at] = what
    times[at] = moment()
    weights[at] = bytesHeld
    stops[at] = undefined
    weight += bytesHeld
    while (weight > bytes && first < last) forgetFirst()
    if (timer === undefined && followers.size > 0) timer = setTimeout(flush, batchMs)
    return last
  }

  /** Records a fact as it stands; returns its `seq`. */
  function record(fact: Fact): number {
    return keep(asItStands, fact, weightOf(fact))
  }

  /** The unit that was kept as `seq` does not go on at once; said in the same go, before anybody can have read it. */
  function stop(seq: number, how: Stopped): void {
    if (seq >= first && seq <= last) stops[seq % capacity] = how
  }

  function read(seq: number): TraceEvent | undefined {
    const at = seq % capacity
    const event = readers[at]?.read(seq, timeOf(at), kept[at] as never)
    const stopped = stops[at]
    return event && stopped ? ({ ...event, stopped } as TraceEvent) : event
  }

  /** The events with `seq > after` that are still kept. */
  function since(after: number): Slice {
    const events: TraceEvent[] = []
    for (let seq = Math.max(first, after + 1); seq <= last; seq++) {
      const event = read(seq)
      if (event) events.push(event)
    }
    const missed = after + 1 < first ? { standing: standing.list() } : undefined
    return { events, last, dropped: first - 1, ...missed }
  }

  /** The event of this `seq`; `undefined` when it is gone or never was. */
  function find(seq: number): TraceEvent | undefined {
    return seq < first || seq > last ? undefined : read(seq)
  }

  /** Hands `hand` every event after `after`, at most once in `batchMs`; returns what stops it. */
  function follow(after: number, hand: (slice: Slice) => void): () => void {
    const follower = { after, hand }
    followers.add(follower)
    if (after < last && timer === undefined) timer = setTimeout(flush, 0)
    return () => {
      followers.delete(follower)
    }
  }

  return {
    record,
    keep,
    stop,
    since,
    find,
    follow,
    get last() {
      return last
    },
    /** The trace's clock at this moment, in ms. */
    get now() {
      return now() - born
    },
    get watched() {
      return followers.size > 0
    },
    [Symbol.dispose]() {
      clearTimeout(timer)
      followers.clear()
    },
  }
}
export type Recorder = ReturnType<typeof createRecorder>
