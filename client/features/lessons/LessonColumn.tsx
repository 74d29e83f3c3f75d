/** The chapter: its steps, the text of the one that is open, what there is to answer and to do. */
import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Lesson } from '#shared/lesson/lesson.ts'
import { goTo } from '../../lab/place.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './Lesson.module.css'
import { LessonFoot } from './LessonFoot.tsx'
import { LessonTools } from './LessonTools.tsx'
import { heads } from './library.ts'
import { goToStep, openStore, reload, taskOf, useSaved } from './open.ts'
import { StepBody } from './StepBody.tsx'
import { Stepper } from './Stepper.tsx'
import { VersionLine } from './VersionLine.tsx'

/** `app`: the origin of the learner's own app. */
export function LessonColumn({ app }: { app: string }) {
  const { head, lesson, status } = useStore(openStore)
  if (!head)
    return status === 'missing' ? (
      <div className={styles.column}>
        <p>그런 장이 없어요. 주소를 확인하거나 처음부터 시작해 보세요.</p>
        <Button look="primary" onClick={() => goTo(heads[0]?.id ?? null)}>
          처음부터 시작하기
        </Button>
      </div>
    ) : null
  return (
    <article className={styles.column} aria-label="수업">
      {lesson ? (
        <OpenLesson key={lesson.id} lesson={lesson} app={app} />
      ) : (
        <div className={styles.body}>
          <h2 className={styles.title}>{head.title}</h2>
          {status === 'failed' && (
            <div role="alert" className={styles.failed}>
              <p>이 장의 글을 받지 못했어요. 놀이터 서버가 켜져 있는지 확인해 주세요.</p>
              <Button onClick={reload}>다시 받기</Button>
            </div>
          )}
        </div>
      )}
    </article>
  )
}

function OpenLesson({ lesson, app }: { lesson: Lesson; app: string }) {
  const saved = useSaved(lesson)
  const task = taskOf(lesson, saved)
  const body = useRef<HTMLDivElement>(null)
  const [back, setBack] = useState<(() => void) | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another step is read from its top.
  useEffect(() => {
    if (body.current) body.current.scrollTop = 0
  }, [saved.step, task.id])
  return (
    <>
      <Stepper step={saved.step} onGo={(step) => goToStep(lesson, step)} />
      <div ref={body} className={styles.body}>
        <div className={styles.head}>
          <h2 className={styles.title}>{lesson.title}</h2>
          <LessonTools lesson={lesson} task={task} app={app} onTaken={(restore) => setBack(() => restore)} />
        </div>
        <VersionLine lesson={lesson} />
        {back && (
          <p className={styles.note} role="status">
            답안을 넣었어요.
            <Button
              size="small"
              onClick={() => {
                back()
                setBack(null)
              }}
            >
              내 코드로 돌아가기
            </Button>
          </p>
        )}
        <StepBody lesson={lesson} task={task} />
      </div>
      <LessonFoot lesson={lesson} task={task} />
    </>
  )
}
