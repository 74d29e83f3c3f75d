/** Which parts of the page are seen, by the room there is and by what was chosen. */
import type { Room } from './useRoom.ts'
import type { View } from './views.ts'

export interface Layout {
  /** A chapter is open. */
  lesson: boolean
  room: Room
  chosen: View
  isDockOpen: boolean
  /** The server's side is covered. */
  covered: boolean
}
export type Part = View

/** The tabs of what does not stand beside each other; none where everything does. */
export function tabsOf({ lesson, room }: Pick<Layout, 'lesson' | 'room'>): readonly View[] {
  if (room === 'wide') return []
  if (lesson) {
    if (room === 'middle') return ['sequence', 'code', 'panels']
    return room === 'tablet'
      ? ['lesson', 'sequence', 'code', 'panels']
      : ['lesson', 'sequence', 'code', 'clients', 'panels']
  }
  if (room === 'middle') return []
  return room === 'tablet'
    ? ['code', 'sequence', 'panels']
    : ['code', 'sequence', 'console', 'clients', 'panels']
}

/** The tab that is chosen: parts that share a tab are one view. */
export function viewOf(layout: Layout): View | null {
  const tabs = tabsOf(layout)
  if (tabs.length === 0) return null
  const { chosen, lesson } = layout
  if (tabs.includes(chosen)) return chosen
  if (chosen === 'console') return 'code'
  if (chosen === 'clients') return 'sequence'
  return lesson && tabs.includes('lesson') ? 'lesson' : 'sequence'
}

const isServerSide = (part: Part) => part === 'code' || part === 'console' || part === 'panels'

/** Parts stay mounted where they are not seen: nothing typed or opened is lost by looking elsewhere. */
export function isSeen(part: Part, layout: Layout): boolean {
  const { lesson, room, isDockOpen, covered } = layout
  if (covered && isServerSide(part)) return false
  const chosen = viewOf(layout)
  // In the place of what is covered stands the cover, which is where the diagram would be.
  const view = covered && chosen !== null && isServerSide(chosen) ? 'sequence' : chosen
  if (part === 'lesson' && !lesson) return false
  if (view === null) {
    // Beside a chapter, the programs and the panels share a column.
    if (lesson && (part === 'code' || part === 'console')) return !isDockOpen
    return part !== 'panels' || isDockOpen
  }
  if (lesson && room === 'middle' && part === 'lesson') return true
  if (room === 'phone') return part === view || (lesson && part === 'console' && view === 'code')
  if (part === 'console') return view === 'code'
  return part === 'clients' ? view === 'sequence' : part === view
}
