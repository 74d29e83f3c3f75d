/** Connects a component to a fold over the trace. */
import { useStore } from 'zustand'
import { createFollower, type Fold, type Moment } from './fold.ts'
import { traceStore } from './store.ts'

interface Followers<V> {
  live: (moment: Moment) => V
  past: (moment: Moment) => V
}
const followers = new WeakMap<object, Followers<unknown>>()

/** Every component that looks at the same fold shares its work. */
function followersOf<V>(fold: Fold<V>): Followers<V> {
  const known = followers.get(fold)
  if (known) return known as Followers<V>
  const made: Followers<V> = { live: createFollower(fold), past: createFollower(fold) }
  followers.set(fold, made)
  return made
}

/** The fold's value now: at the cursor if `cursor` is a number, else after the newest event. */
export function readFold<V>(fold: Fold<V>, moment: Moment): V {
  const { live, past } = followersOf(fold)
  return moment.cursor === null ? live(moment) : past(moment)
}

/** The fold's value at the cursor (live: after the newest event). */
export function useFold<V>(fold: Fold<V>): V {
  return useStore(traceStore, (trace) => readFold(fold, trace))
}

/** The fold's value after the newest event, wherever the cursor is. */
export function useLiveFold<V>(fold: Fold<V>): V {
  return useStore(traceStore, (trace) => readFold(fold, { ...trace, cursor: null }))
}
