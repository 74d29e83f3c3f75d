/** Waits for a store to come to something. */
import type { StoreApi } from 'zustand/vanilla'

interface Patience {
  /** Longest wait; without it, there is no end to it. */
  ms?: number
  /** Aborted: nobody waits any more. */
  signal?: AbortSignal
}

/** Resolves with the first that `find` finds in the store's value, at once where it is there already; with `null` when the time is
 *  over or nobody waits. `find` says `null` or `false` as long as there is nothing. */
export function until<S, V>(
  { getState, subscribe }: Pick<StoreApi<S>, 'getState' | 'subscribe'>,
  find: (state: S) => V | null | false,
  { ms, signal }: Patience = {},
): Promise<V | null> {
  return new Promise((resolve) => {
    const end = (value: V | null) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', giveUp)
      stop()
      resolve(value)
    }
    const giveUp = () => end(null)
    const look = (state: S) => {
      const value = signal?.aborted === true ? null : find(state)
      if (value !== null && value !== false) end(value)
    }
    const timer = ms === undefined ? undefined : setTimeout(giveUp, ms)
    const stop = subscribe(look)
    signal?.addEventListener('abort', giveUp)
    if (signal?.aborted) giveUp()
    else look(getState())
  })
}
