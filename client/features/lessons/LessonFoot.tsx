/** Below the chapter, always there: hints, and the way on for who wants to skip. */
import type { Lesson } from '#shared/lesson/lesson.ts'
import { type StepId, stepIds } from '#shared/lesson/stepNames.ts'
import type { Task } from '#shared/lesson/task.ts'
import { goTo } from '../../lab/place.ts'
import { Button } from '../../ui/Button.tsx'
import { keep } from './course.ts'
import { HintButtons, OpenHint, useOpenHint } from './Hints.tsx'
import styles from './Lesson.module.css'
import { nextOf } from './library.ts'
import { goToStep, isFinished, useSaved } from './open.ts'

const hinted: readonly StepId[] = ['try', 'more']

export function LessonFoot({ lesson, task }: { lesson: Lesson; task: Task }) {
  const saved = useSaved(lesson)
  const [open, setOpen] = useOpenHint(`${lesson.id} ${task.id}`)
  const next = stepIds[stepIds.indexOf(saved.step) + 1]
  const skip = () => {
    if (next) return goToStep(lesson, next)
    if (!isFinished(lesson, saved)) keep(lesson.id, lesson.version, () => ({ skipped: true }))
    goTo(nextOf(lesson.id)?.id ?? null)
  }
  const hasHints = hinted.includes(saved.step)
  return (
    <footer className={styles.foot}>
      {hasHints && <OpenHint task={task} open={open} />}
      <div className={styles.footRow}>
        {hasHints ? <HintButtons lesson={lesson} task={task} open={open} onOpen={setOpen} /> : <span />}
        <Button look="link" onClick={skip}>
          건너뛰기
        </Button>
      </div>
    </footer>
  )
}
