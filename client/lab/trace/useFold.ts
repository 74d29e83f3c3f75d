/** Connects a component to a fold over the trace. */
import { useStore } from 'zustand'
import type { Fold, Moment } from '../../pictures/fold.ts'
import { traceStore } from './store.ts'

/** The fold's value at the moment's cursor (`null`: after the newest event). */
export function readFold<V>(fold: Fold<V>, moment: Moment): V {
  return fold.follow(moment.cursor === null ? 'live' : 'past')(moment)
}

/** The fold's value at the cursor (live: after the newest event). */
export function useFold<V>(fold: Fold<V>): V {
  return useStore(traceStore, (trace) => readFold(fold, trace))
}

/** The fold's value after the newest event, wherever the cursor is. */
export function useLiveFold<V>(fold: Fold<V>): V {
  return useStore(traceStore, (trace) => fold.follow('live')({ ...trace, cursor: null }))
}
