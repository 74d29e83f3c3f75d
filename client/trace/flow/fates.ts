/** What a crossing was at one moment: what became of it later is not known there. */
import type { Fate, WireCrossing } from './types.ts'

export interface Standing {
  fate: Fate
  raw: string
  /** Its text is not the one that was sent. */
  edited: boolean
}

/** Fate and text at the cursor; after the newest event, or of what the cursor has not reached, as they are in the end. */
export function standingAt(crossing: WireCrossing, cursor: number | null): Standing {
  const { turns, fate, raw, original } = crossing
  if (turns === undefined || cursor === null || crossing.seq > cursor)
    return { fate, raw, edited: original !== undefined }
  const turn = turns.findLast(({ seq }) => seq <= cursor)
  return turn
    ? { fate: turn.fate, raw: turn.raw, edited: original !== undefined && turn.raw !== original }
    : { fate, raw, edited: original !== undefined }
}

/** It never arrived, and never will. */
export const isLost = (fate: Fate): boolean =>
  fate === 'dropped' || fate === 'vanished' || fate === 'blocked' || fate === 'closed'
