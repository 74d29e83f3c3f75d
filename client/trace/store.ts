/** The trace as this page has it: the lab's newest events, and the moment that is current. */
import { createStore } from 'zustand/vanilla'
import type { Batch } from '#shared/control.ts'
import type { TraceEvent } from '#shared/trace.ts'

/** How many events the page keeps; older ones are let go, and said so. */
export const kept = 20_000

export interface Trace {
  /** Changes when the lab begins anew; `null` before the first batch. */
  epoch: string | null
  events: readonly TraceEvent[]
  /** How many of the oldest events are gone, here or in the lab. */
  dropped: number
  /** `seq` of the newest event. */
  last: number
  /** `null`: live; else the `seq` of the moment that is current. */
  cursor: number | null
  /** Which packet of a payload that carries several. */
  part: number
  append: (batch: Batch) => void
  select: (seq: number | null, part?: number) => void
  clear: () => void
}

const empty = { epoch: null, events: [], dropped: 0, last: 0, cursor: null, part: 0 } as const

/** Makes a store of its own; the page has one, `traceStore`. */
export function createTraceStore({ capacity = kept } = {}) {
  return createStore<Trace>((set, get) => ({
    ...empty,
    append: (batch) => {
      const anew = batch.epoch !== get().epoch
      const before = anew ? empty : get()
      const fresh = batch.events.filter((event) => event.seq > before.last)
      if (!anew && fresh.length === 0) return
      const all = fresh.length > 0 ? [...before.events, ...fresh] : before.events
      const events = all.length > capacity ? all.slice(all.length - capacity) : all
      const last = fresh.at(-1)?.seq ?? Math.max(before.last, batch.last)
      const dropped = (events[0]?.seq ?? last + 1) - 1
      set(anew ? { ...empty, epoch: batch.epoch, events, last, dropped } : { events, last, dropped })
    },
    select: (seq, part = 0) => set({ cursor: seq, part }),
    clear: () => set(empty),
  }))
}

/** The one trace of this page. */
export const traceStore = createTraceStore()

/** Whoever acts wants to see what comes of it: the newest moment is current again. */
export function backToNow(): void {
  if (traceStore.getState().cursor !== null) traceStore.getState().select(null)
}
