/** What a picture is: how it grows with the trace, and how it is asked for. */
import type { TraceEvent } from '#shared/trace.ts'

/** How one picture grows. `step` may change the state it was given; `view` makes what readers get. */
export interface Growth<S> {
  start: () => S
  step: (state: S, event: TraceEvent) => void
  /** Takes what still holds of events that are gone; `step` unless said otherwise. */
  recall?: (state: S, event: TraceEvent) => void
}

export interface Fold<V> {
  /** The picture after exactly these events. */
  (events: readonly TraceEvent[]): V
  /** Begins a picture that events are added to one by one. */
  begin: () => Picture<V>
  /** Begins to follow one trace, whose other pictures are `pictures`: a mapped fold shares the work of the fold that it maps. */
  follow: (pictures: Pictures) => Following<V>
}

export interface Picture<V> {
  add: (event: TraceEvent) => void
  recall: (event: TraceEvent) => void
  view: () => V
}

/** One picture of one trace, as that grows: after the newest event, and at its cursor. */
export interface Following<V> {
  live: (moment: Moment) => V
  past: (moment: Moment) => V
}

export interface Moment {
  epoch: string | null
  events: readonly TraceEvent[]
  /** What still holds of what came before `events`. */
  standing?: readonly TraceEvent[]
  last: number
  cursor: number | null
}

/** All pictures of one trace. */
export interface Pictures {
  of: <V>(fold: Fold<V>) => Following<V>
  /** The picture at the moment's cursor (`null`: after the newest event). */
  at: <V>(fold: Fold<V>, moment: Moment) => V
  /** The picture after the newest event, wherever the cursor is. */
  now: <V>(fold: Fold<V>, moment: Moment) => V
}
