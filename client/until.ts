/** Waits for a store to come to something. */
import type { StoreApi } from 'zustand/vanilla'

/** Resolves as soon as the store's value fits; at once where it does already. */
export function until<T>({ getState, subscribe }: StoreApi<T>, fits: (state: T) => boolean): Promise<void> {
  if (fits(getState())) return Promise.resolve()
  return new Promise((resolve) => {
    const stop = subscribe((state) => {
      if (!fits(state)) return
      stop()
      resolve()
    })
  })
}
