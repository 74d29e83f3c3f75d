/** Waits for something in a store, for so long and no longer. */

interface Readable<S> {
  getState: () => S
  subscribe: (listener: (state: S) => void) => () => void
}
export interface Patience {
  ms: number
  /** Nobody waits any more. */
  signal: AbortSignal
}

/** Resolves with the first thing that `find` finds; with `null` when the time is over or nobody waits. */
export function found<S, V>(
  store: Readable<S>,
  { ms, signal }: Patience,
  find: (state: S) => V | null,
): Promise<V | null> {
  return new Promise((resolve) => {
    let stop = () => {}
    const end = (value: V | null) => {
      clearTimeout(timer)
      signal.removeEventListener('abort', giveUp)
      stop()
      resolve(value)
    }
    const giveUp = () => end(null)
    const timer = setTimeout(giveUp, ms)
    const look = (state: S) => {
      const value = signal.aborted ? null : find(state)
      if (value !== null) end(value)
    }
    stop = store.subscribe(look)
    signal.addEventListener('abort', giveUp)
    if (signal.aborted) giveUp()
    else look(store.getState())
  })
}
