/** The trial that was begun last: what it wrote, and how far it has come. What came of it is read from the trace. */
import { createStore } from 'zustand/vanilla'
import type { OptionEntry, Place } from '../entry.ts'
import type { Texts } from './plan.ts'

export interface Tried {
  entry: OptionEntry
  place: Place
  /** The lab's, and `seq` of its newest event, when it began. */
  epoch: string | null
  after: number
  /** The program runs anew: what comes of it, comes after that. */
  runs: boolean
  /** The learner's texts, and what the trial made of them. */
  before: Texts
  left: Texts
  /** The client was connected, or trying to be. */
  wasConnected: boolean
  /** How many of its steps are done; before them stands the writing, behind them the looking. */
  done: number
  status: 'doing' | 'looking' | 'over' | 'undone'
  /** Why it could not be done. */
  problem: string | null
}

export const trialStore = createStore<{ tried: Tried | null }>(() => ({ tried: null }))

/** What it is called, whichever way it was begun. */
export const sameEntry = (a: OptionEntry, b: OptionEntry): boolean =>
  a.name === b.name && a.target === b.target
