/** The chapter: its steps, the text of the one that is open, what there is to answer and to do. */
import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Lesson } from '#shared/lesson/lesson.ts'
import { type StepId, stepIds, stepNames } from '#shared/lesson/stepNames.ts'
import type { Task } from '#shared/lesson/task.ts'
import { goTo } from '../../lab/place.ts'
import { Button } from '../../ui/Button.tsx'
import { onTabKey } from '../../ui/tabKeys.ts'
import { useAnew } from './anew.ts'
import { beginAnew, keep } from './course.ts'
import { HintButtons, OpenHint, useOpenHint } from './Hints.tsx'
import styles from './Lesson.module.css'
import { LessonTools } from './LessonTools.tsx'
import { heads, nextOf } from './library.ts'
import { goToStep, isFinished, openStore, reload, taskOf, useSaved } from './open.ts'
import { StepBody } from './StepBody.tsx'

/** `app`: the origin of the learner's own app. */
export function LessonColumn({ app }: { app: string }) {
  const { head, lesson, status } = useStore(openStore)
  if (!head)
    return status === 'missing' ? (
      <div className={styles.column}>
        <div className={styles.body}>
          <p>그런 장이 없어요. 주소를 확인하거나 처음부터 시작해 보세요.</p>
          <Button look="primary" onClick={() => goTo(heads[0]?.id ?? null)}>
            처음부터 시작하기
          </Button>
        </div>
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

interface StepperProps {
  step: StepId
  onGo: (step: StepId) => void
}

/** The six steps of a chapter: every one can be gone to at any time. */
function Stepper({ step, onGo }: StepperProps) {
  const at = stepIds.indexOf(step)
  return (
    <div role="tablist" aria-label="단계" className={styles.steps} onKeyDown={onTabKey}>
      {stepIds.map((id, i) => (
        <button
          key={id}
          type="button"
          role="tab"
          aria-selected={id === step}
          tabIndex={id === step ? 0 : -1}
          className={styles.step}
          data-past={i < at || undefined}
          onClick={() => onGo(id)}
        >
          {stepNames[id]}
        </button>
      ))}
    </div>
  )
}

/** Says that the chapter was written anew since the learner began it. Nothing is replaced before they want it. */
function VersionLine({ lesson }: { lesson: Lesson }) {
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

const hinted: readonly StepId[] = ['try', 'more']

/** Below the chapter, always there: hints, and the way on for who wants to skip. */
function LessonFoot({ lesson, task }: { lesson: Lesson; task: Task }) {
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
      {hasHints && <OpenHint lesson={lesson} task={task} open={open} />}
      <div className={styles.footRow}>
        {hasHints ? <HintButtons lesson={lesson} task={task} open={open} onOpen={setOpen} /> : <span />}
        <Button look="link" onClick={skip}>
          건너뛰기
        </Button>
      </div>
    </footer>
  )
}
