/** How much room the page has: beside each other, two tabs, or one thing at a time. */
import { useSyncExternalStore } from 'react'

export type Room = 'wide' | 'tablet' | 'phone'

const wide = matchMedia('(min-width: 1024px)')
const tablet = matchMedia('(min-width: 640px)')

const subscribe = (changed: () => void) => {
  for (const query of [wide, tablet]) query.addEventListener('change', changed)
  return () => {
    for (const query of [wide, tablet]) query.removeEventListener('change', changed)
  }
}
const read = (): Room => (wide.matches ? 'wide' : tablet.matches ? 'tablet' : 'phone')

/** The room there is now. */
export function useRoom(): Room {
  return useSyncExternalStore(subscribe, read)
}
