/** Pictures are folds over the trace: what is shown is computed from events, never stored beside them. */
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

/** Makes a fold: callable on a list of events, and able to grow with a live trace. */
export function createFold<S, V>(growth: Growth<S>, view: (state: S) => V): Fold<V> {
  const begin = (): Picture<V> => {
    const state = growth.start()
    const recall = growth.recall ?? growth.step
    return {
      add: (event) => growth.step(state, event),
      recall: (event) => recall(state, event),
      view: () => view(state),
    }
  }
  const whole = (events: readonly TraceEvent[]): V => {
    const picture = begin()
    for (const event of events) picture.add(event)
    return picture.view()
  }
  const followers = { live: createFollower({ begin }), past: createFollower({ begin }) }
  return Object.assign(whole, { begin, follow: (cursor: 'live' | 'past') => followers[cursor] })
}

/** Another view of what a fold shows, computed only when somebody looks. */
export function mapFold<V extends object, W>(fold: Fold<V>, view: (value: V) => W): Fold<W> {
  const begin = (): Picture<W> => {
    const picture = fold.begin()
    return { add: picture.add, recall: picture.recall, view: () => view(picture.view()) }
  }
  const followerOf = (cursor: 'live' | 'past') => {
    const follow = fold.follow(cursor)
    let known: { from: V; value: W } | undefined
    return (moment: Moment): W => {
      const from = follow(moment)
      if (known?.from !== from) known = { from, value: view(from) }
      return known.value
    }
  }
  const followers = { live: followerOf('live'), past: followerOf('past') }
  return Object.assign((events: readonly TraceEvent[]) => view(fold(events)), {
    begin,
    follow: (cursor: 'live' | 'past') => followers[cursor],
  })
}

/** Whether this event tells that the packet `seq`, right before it, did not go on at once. */
export const stops = (event: TraceEvent | undefined, seq: number): boolean =>
  (event?.kind === 'wire.held' || event?.kind === 'wire.delayed' || event?.kind === 'wire.dropped') &&
  event.of === seq

/** Follows a trace with one fold: each event is folded once, unless the reader goes back in time. */
export function createFollower<V>(fold: Pick<Fold<V>, 'begin'>): (moment: Moment) => V {
  let epoch: string | null = null
  let picture = fold.begin()
  let seen = 0
  let value = picture.view()
  return (moment) => {
    const until = Math.min(moment.cursor ?? moment.last, moment.last)
    if (moment.epoch === epoch && until === seen) return value
    const first = moment.events[0]?.seq ?? 1
    // The newest packet seemed to have arrived, and now the next event says that it was stopped on the wire.
    const taken = stops(moment.events[seen + 1 - first], seen)
    if (moment.epoch !== epoch || until < seen || seen + 1 < first || taken) {
      picture = fold.begin()
      seen = 0
      for (const event of moment.standing ?? []) picture.recall(event)
    }
    for (let index = Math.max(0, seen + 1 - first); index < moment.events.length; index += 1) {
      const event = moment.events[index]
      if (event === undefined || event.seq > until) break
      picture.add(event)
    }
    epoch = moment.epoch
    seen = until
    value = picture.view()
    return value
  }
}
