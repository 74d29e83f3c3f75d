/** What this browser kept of the lab in which a prediction came true, when that lab is no longer the page's. */
import { createStore } from 'zustand/vanilla'
import type { Lesson } from '#shared/lesson/lesson.ts'
import type { LabView } from '../../lab/labView.ts'
import type { Recorded } from '../../lab/record/viewed.ts'
import { viewRecord } from '../../lab/record/viewRecord.ts'
import { readOwnTrace } from './ownTrace.ts'
import type { Reality } from './reality.ts'
import { nothingTold, type Told, toldBy } from './told.ts'

interface Evidence extends Told {
  /** The chapter's id; `null`: none is needed. */
  chapter: string | null
  recorded: Recorded | null
}
const none: Evidence = { chapter: null, recorded: null, ...nothingTold }
export const evidenceStore = createStore<Evidence>(() => none)

/** What the page shows is the lab itself again. */
export const dropEvidence = (): void => evidenceStore.setState(none)

/** Reads the record of a chapter, and what the text tells of it. `own`: the page's lab. */
export async function readEvidence(own: LabView, lesson: Lesson, reality: Reality): Promise<void> {
  const text = await readOwnTrace(lesson.id)
  if (text === null) return dropEvidence()
  const { readRecord } = await import('../../lab/record/record.ts')
  const opened = readRecord('예측할 때의 기록', text)
  if (!opened.ok) return dropEvidence()
  const { viewed, trace } = opened.recorded
  // It is opened at the moment that is asked for.
  const recorded = { viewed, trace: { ...trace, cursor: null, part: 0 } }
  const told = toldBy(viewRecord(own, recorded), lesson, reality)
  evidenceStore.setState({ chapter: lesson.id, recorded, ...told })
}
