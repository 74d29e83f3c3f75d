/** What was asked of the keeper of records, what it asks, and what it has to say. */
import { createStore } from 'zustand/vanilla'
import type { Code } from '../../lab/labView.ts'
import type { Shared } from './link.ts'
import type { Plan } from './plan.ts'

export type Wish = 'save' | 'har' | 'open' | 'link' | 'again'

/** A dialog that is open. */
export type Question =
  | { kind: 'again'; plan: Plan }
  | { kind: 'link'; shared: Shared }
  | { kind: 'offer'; shared: Shared }

/** What stands under the top bar. `own`: the learner's code before it was replaced. `undo` takes back what was done. */
export type Saying =
  | { kind: 'progress'; done: number; of: number }
  | { kind: 'problem' | 'report'; text: string; own?: Code; undo?: () => void }

/** The button of the menu, wherever it stands: the focus goes back to it. */
export const keepButton = '[data-keeps]'

interface Keeper {
  /** Asked for and not yet done. */
  wish: Wish | null
  question: Question | null
  saying: Saying | null
}

export const keepStore = createStore<Keeper>(() => ({ wish: null, question: null, saying: null }))

/** Asks for something; done as soon as what does it is loaded. */
export const wishFor = (wish: Wish): void => keepStore.setState({ wish })
/** Opens a dialog, or closes it. */
export const ask = (question: Question | null): void => keepStore.setState({ question })
/** Says something in place of what was said before. */
export const say = (saying: Saying | null): void => keepStore.setState({ saying })
