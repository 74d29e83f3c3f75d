/** Where the words of a text lead: to a row of the lab that is on the page, or of the record that was kept of an earlier one. */

import { useStore } from 'zustand'
import type { StepId } from '#shared/lesson/stepNames.ts'
import { placeStore } from '../../lab/place.ts'
import type { Recorded } from '../../lab/record/viewed.ts'
import { showMoment } from '../../lab/record/viewRecord.ts'
import { useDesk } from '../../lab/useLab.ts'
import { evidenceStore } from './evidence.ts'
import { liveStore } from './live.ts'
import type { Place } from './moments.ts'
import { openStore, useSaved } from './open.ts'
import { useCoursePage } from './page.ts'

export interface Spot extends Place {
  /** `null`: of the lab itself. */
  recorded: Recorded | null
}
const nobody = { id: '', version: 1 }
/** The steps whose text tells of what was predicted; the others speak of what the learner does now. */
const telling: ReadonlySet<StepId> = new Set(['compare', 'explain'])

const inLab = (place: Place): Spot => ({ ...place, recorded: null })

/** Where a moment is by now, or was when it was predicted; `null`: nothing is drawn of it. */
export function useSpot(name: string): Spot | null {
  const lesson = useStore(openStore, (open) => open.lesson)
  const { step } = useSaved(lesson ?? nobody)
  const now = useStore(liveStore, (live) => live.moments[name])
  const told = useStore(liveStore, (live) => live.told.moments[name])
  const kept = useStore(evidenceStore, (known) => known.moments[name])
  const recorded = useStore(evidenceStore, (known) => known.recorded)
  const isCovered = useStore(placeStore, ({ covered }) => covered)
  if (isCovered) return null
  if (telling.has(step)) {
    if (told) return inLab(told)
    if (kept && recorded) return { ...kept, recorded }
  }
  return now ? inLab(now) : null
}

/** Where what was predicted came true. */
export function useRealitySpot(): Spot | null {
  const told = useStore(liveStore, (live) => live.told.reality)
  const kept = useStore(evidenceStore, (known) => known.reality)
  const recorded = useStore(evidenceStore, (known) => known.recorded)
  if (told) return inLab(told)
  return kept && recorded ? { ...kept, recorded } : null
}

/** Goes there: the row is opened, and the diagram is shown where the page shows one part at a time. */
export function useGoToSpot(): (spot: Spot) => void {
  const desk = useDesk()
  const { showDiagram } = useCoursePage()
  return ({ recorded, seq, part }) => {
    showMoment(desk, recorded, seq, part)
    showDiagram()
  }
}
