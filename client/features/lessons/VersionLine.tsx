/** Says that the chapter was written anew since the learner began it. Nothing is replaced before they want it. */
import type { Lesson } from '#shared/lesson/lesson.ts'
import { Button } from '../../ui/Button.tsx'
import { useAnew } from './anew.ts'
import { beginAnew, keep } from './course.ts'
import styles from './Lesson.module.css'
import { useSaved } from './open.ts'

export function VersionLine({ lesson }: { lesson: Lesson }) {
  const { version } = useSaved(lesson)
  const anew = useAnew()
  if (version >= lesson.version) return null
  return (
    <p className={styles.note} role="status">
      이 장의 내용이 새로워졌어요. 쓴 코드와 답은 그대로 있어요.
      <span className={styles.noteRow}>
        <Button size="small" onClick={() => anew(() => beginAnew(lesson.id, lesson.version))}>
          새 내용으로 시작하기
        </Button>
        <Button size="small" onClick={() => keep(lesson.id, version, () => ({ version: lesson.version }))}>
          이어서 하기
        </Button>
      </span>
    </p>
  )
}
