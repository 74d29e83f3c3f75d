/** Which part of the page is shown where there is no room for all. */
import { createStore } from 'zustand/vanilla'
import { placeStore } from '../lab/place.ts'

export type View = 'lesson' | 'code' | 'sequence' | 'console' | 'clients' | 'panels'

/** What the tabs are called. */
export const viewNames: Record<View, string> = {
  lesson: '설명',
  code: '코드',
  sequence: '순서',
  console: '콘솔',
  clients: '클라이언트',
  panels: '패널',
}

const firstOf = (chapter: string | null): View => (chapter === null ? 'sequence' : 'lesson')
export const viewsStore = createStore<{ chosen: View }>(() => ({
  chosen: firstOf(placeStore.getState().chapter),
}))
export const showView = (chosen: View): void => viewsStore.setState({ chosen })

placeStore.subscribe(({ chapter }, before) => {
  if (chapter !== before.chapter) showView(firstOf(chapter))
})
