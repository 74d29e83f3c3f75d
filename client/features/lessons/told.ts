/** What a text tells of the attempt that was predicted: its moments, and where the prediction came true. */
import type { Lesson } from '#shared/lesson/lesson.ts'
import { type LabView, now } from '../../lab/labView.ts'
import { rowOf } from '../../lab/trace/store.ts'
import { flowOf } from '../../pictures/flow/flow.ts'
import { createMoments, type Moments, type Place, type Places } from './moments.ts'
import type { Reality } from './reality.ts'

/** Whether the diagram of a lab has a row for a place. */
export function drawnIn(lab: Pick<LabView, 'pictures' | 'trace'>): (place: Place) => boolean {
  const { crossings } = now(lab, flowOf)
  const { events } = lab.trace.getState()
  return ({ seq, part }) => crossings.has(`${rowOf(events, seq)}.${part}`)
}

export interface Told {
  moments: Places
  /** Where what was predicted came true; `null`: nowhere that is drawn. */
  reality: Place | null
}
export const nothingTold: Told = { moments: {}, reality: null }

/** What the text tells of the attempt in which the prediction came true. */
export function toldOf(
  moments: Moments,
  isDrawn: (place: Place) => boolean,
  reality: Place,
  reveal: Lesson['reveal'],
): Told {
  // The moment that the chapter reveals tells most; what showed it last depends on which report came first.
  const revealed = reveal === undefined ? null : moments.placeIn(reveal, isDrawn, reality.seq)
  return {
    moments: moments.places(isDrawn, reality.seq),
    reality: revealed ?? (isDrawn(reality) ? reality : null),
  }
}

/** The same of a lab that is over. */
export function toldBy(
  lab: Pick<LabView, 'pictures' | 'trace'>,
  { moments: checks, reveal }: Pick<Lesson, 'moments' | 'reveal'>,
  reality: Reality,
): Told {
  const moments = createMoments(checks)
  for (const event of lab.trace.getState().events) moments.add(event)
  return toldOf(moments, drawnIn(lab), reality, reveal)
}
