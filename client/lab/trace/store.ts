/** The trace as this page has it: the lab's newest events, and the moment that is current. */
import { createStore } from 'zustand/vanilla'
import type { Batch } from '#shared/control.ts'
import { createStanding } from '#shared/standing.ts'
import type { TraceEvent } from '#shared/trace.ts'

/** How many events the page keeps; beyond that a fifth of them is let go at once, and said so: every picture is then
 *  drawn anew from what is left. */
export const kept = 20_000

export interface Trace {
  /** Changes when the lab begins anew; `null` before the first batch. */
  epoch: string | null
  events: readonly TraceEvent[]
  /** What still holds of the events that are gone. */
  standing: readonly TraceEvent[]
  /** How many of the oldest events are gone, here or in the lab. */
  dropped: number
  /** `seq` of the newest event. */
  last: number
  /** `null`: live; else the `seq` of the moment that is current. */
  cursor: number | null
  /** Which packet of a payload that carries several. */
  part: number
  /** `seq` of the newest event when the learner left the present; `null` in it. */
  since: number | null
  /** Something on the page points at the current moment, whose row is to be opened: another object each time. `null`: nothing does. */
  pointed: object | null
}

const empty = {
  epoch: null,
  events: [],
  standing: [],
  dropped: 0,
  last: 0,
  cursor: null,
  part: 0,
  since: null,
  pointed: null,
} as const

/** How many of the oldest to let go; while the learner looks at one of them they stay, as long as there is room. */
function surplus(all: readonly TraceEvent[], capacity: number, cursor: number | null): number {
  if (all.length <= capacity) return 0
  const most = all.length - capacity + Math.floor(capacity / 5)
  if (cursor === null || all.length > 2 * capacity) return most
  return Math.max(0, Math.min(most, cursor - (all[0]?.seq ?? 1)))
}

function stillStanding(before: readonly TraceEvent[], gone: readonly TraceEvent[]): TraceEvent[] {
  const standing = createStanding()
  for (const event of before) standing.add(event)
  for (const event of gone) standing.add(event)
  return standing.list()
}

/** The row of what was stopped on the wire stands for the event right after it, which says how. */
export function rowOf(events: readonly TraceEvent[], seq: number): number {
  const event = events[seq - (events[0]?.seq ?? 1)]
  return event && 'stopped' in event && event.stopped !== undefined ? seq + 1 : seq
}

/** Makes a trace that follows one lab, or stands still: a record's. */
export function createTrace({ capacity = kept, ...begun }: { capacity?: number } & Partial<Trace> = {}) {
  const store = createStore<Trace>(() => ({ ...empty, ...begun }))
  const { getState: get, setState: set } = store

  function select(seq: number | null, part = 0): void {
    set(({ cursor, since, last, events }) => ({
      cursor: seq === null ? null : rowOf(events, seq),
      part,
      pointed: null,
      since: seq === null ? null : cursor === null ? last : since,
    }))
  }

  return Object.assign(store, {
    append(batch: Batch): void {
      const anew = batch.epoch !== get().epoch
      const before = anew ? empty : get()
      const fresh = batch.events.filter((event) => event.seq > before.last)
      if (!anew && fresh.length === 0) return
      // Events that the lab let go before this page got them: the page begins again at what the lab still has.
      const gap = batch.standing !== undefined && (fresh[0]?.seq ?? 0) > before.last + 1
      const all = gap ? fresh : fresh.length > 0 ? [...before.events, ...fresh] : before.events
      const over = surplus(all, capacity, before.cursor)
      const events = over > 0 ? all.slice(over) : all
      const known = gap ? (batch.standing ?? []) : before.standing
      const standing = over > 0 ? stillStanding(known, all.slice(0, over)) : known
      const last = fresh.at(-1)?.seq ?? Math.max(before.last, batch.last)
      const dropped = (events[0]?.seq ?? last + 1) - 1
      const now = { events, standing, last, dropped }
      set(anew ? { ...empty, epoch: batch.epoch, ...now } : now)
    },
    /** Makes the moment of an event current; `null`: the newest. */
    select,
    /** The same, where words elsewhere on the page speak of it: its row is opened, whatever it was folded into. */
    show(seq: number, part = 0): void {
      select(seq, part)
      set({ pointed: {} })
    },
    /** Whoever acts wants to see what comes of it: the newest moment is current again. */
    backToNow(): void {
      if (get().cursor !== null) select(null)
    },
  })
}
export type TraceStore = ReturnType<typeof createTrace>

/** When the page is: the trace's clock at this moment, or the moment that the cursor shows. */
type Shown = Pick<Trace, 'cursor' | 'events'>

/** Milliseconds on the trace's clock; `traceNow` is what the clock says, `null` where that is not known yet. */
export function shownTime({ cursor, events }: Shown, traceNow: number | null): number {
  const last = events.at(-1)?.at ?? 0
  if (cursor === null) return Math.max(last, traceNow ?? last)
  const first = events[0]?.seq ?? 1
  return events[cursor - first]?.at ?? last
}
