/** How much room the page has: three columns, two, two tabs, or one thing at a time. */
import { useSyncExternalStore } from 'react'

export type Room = 'wide' | 'middle' | 'tablet' | 'phone'

const least: readonly [Room, MediaQueryList][] = [
  ['wide', matchMedia('(min-width: 1280px)')],
  ['middle', matchMedia('(min-width: 1024px)')],
  ['tablet', matchMedia('(min-width: 640px)')],
]

const subscribe = (changed: () => void) => {
  for (const [, query] of least) query.addEventListener('change', changed)
  return () => {
    for (const [, query] of least) query.removeEventListener('change', changed)
  }
}
const read = (): Room => least.find(([, query]) => query.matches)?.[0] ?? 'phone'

/** The room there is now. */
export function useRoom(): Room {
  return useSyncExternalStore(subscribe, read)
}
