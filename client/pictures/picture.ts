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
  /** Followers of a mapped fold share the work of the fold that it maps. */
  follow: (cursor: 'live' | 'past') => (moment: Moment) => V
}

export interface Picture<V> {
  add: (event: TraceEvent) => void
  recall: (event: TraceEvent) => void
  view: () => V
}

export interface Moment {
  epoch: string | null
  events: readonly TraceEvent[]
  /** What still holds of what came before `events`. */
  standing?: readonly TraceEvent[]
  last: number
  cursor: number | null
}
