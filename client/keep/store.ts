/** What was asked of the keeper of records, and what it has to say. */
import { createStore } from 'zustand/vanilla'

export type Wish = 'save' | 'har' | 'open' | 'link' | 'again'

/** What stands under the top bar, besides that a record is on the page. */
export type Saying =
  | { kind: 'problem'; text: string }
  | { kind: 'progress'; done: number; of: number }
  | { kind: 'report'; text: string }

interface Keeper {
  /** Asked for and not yet done. */
  wish: Wish | null
  saying: Saying | null
}

export const keepStore = createStore<Keeper>(() => ({ wish: null, saying: null }))

/** Asks for something; done as soon as what does it is loaded. */
export const wishFor = (wish: Wish): void => keepStore.setState({ wish })
/** Says something in place of what was said before. */
export const say = (saying: Saying | null): void => keepStore.setState({ saying })
