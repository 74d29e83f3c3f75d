/** Where the learner is: in a chapter of the walkthrough, or in the free lab. Kept by the tab, and written in the address. */
import { createStore } from 'zustand/vanilla'
import { workspace } from './tab.ts'

/** In the address, for the free lab. */
const freeName = 'free'
const newestKey = 'socketio-playground.chapter'

function first(): string | null {
  const asked = new URLSearchParams(location.search).get('chapter')
  // A link with an experiment is opened in the free lab.
  const known = location.hash.length > 1 ? freeName : (asked ?? workspace.readText('chapter') ?? newest())
  return known === freeName ? null : (known ?? 'first')
}
function newest(): string | null {
  try {
    return localStorage.getItem(newestKey)
  } catch {
    return null
  }
}

/** The scene of the free lab. */
export const freeScene = 'free'

/** `chapter`: its id; `null`: the free lab. `scene`: whose programs are on the page; each has an undo of its own.
 *  `covered`: the server's side is not to be seen yet. */
export const placeStore = createStore<{ chapter: string | null; scene: string; covered: boolean }>(() => ({
  chapter: first(),
  scene: workspace.readText('scene') ?? freeScene,
  covered: false,
}))

function keep(chapter: string | null): void {
  const name = chapter ?? freeName
  workspace.write('chapter', name)
  try {
    localStorage.setItem(newestKey, name)
  } catch {
    // Private windows keep nothing.
  }
}
const addressOf = (chapter: string | null) => `${location.pathname}?chapter=${chapter ?? freeName}`

/** Goes there. What has to change on the page, whoever follows the store changes. */
export function goTo(chapter: string | null): void {
  if (chapter === placeStore.getState().chapter) return
  keep(chapter)
  history.pushState(null, '', addressOf(chapter))
  placeStore.setState({ chapter })
}

addEventListener('popstate', () => {
  const chapter = first()
  keep(chapter)
  placeStore.setState({ chapter })
})
