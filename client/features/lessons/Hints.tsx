/** At most three hints, numbered: where to look, which line, the code as cards. Each is shown when it is asked for. */
import { useState } from 'react'
import type { Lesson } from '#shared/lesson/lesson.ts'
import type { Task } from '#shared/lesson/task.ts'
import { Button } from '../../ui/Button.tsx'
import { keep } from './course.ts'
import styles from './Lesson.module.css'
import { useSaved } from './open.ts'
import { Words } from './Prose.tsx'

const names = ['어디', '무엇을', '코드'] as const

interface HintsProps {
  lesson: Lesson
  task: Task
  open: number | null
  onOpen: (index: number | null) => void
}

export function HintButtons({ lesson, task, open, onOpen }: HintsProps) {
  const { hints: seen } = useSaved(lesson)
  if (task.hints.length === 0) return <span />
  return (
    <div className={styles.hintButtons}>
      <span>힌트</span>
      {task.hints.map((hint, i) => {
        const name = typeof hint === 'string' ? (i === 0 ? names[0] : names[1]) : names[2]
        const mark = `${task.id}.${i}`
        return (
          <Button
            key={mark}
            size="small"
            aria-expanded={open === i}
            data-seen={seen.includes(mark) || undefined}
            className={styles.hintButton}
            onClick={() => {
              onOpen(open === i ? null : i)
              if (!seen.includes(mark))
                keep(lesson.id, lesson.version, (saved) => ({ hints: [...saved.hints, mark] }))
            }}
          >
            <b>{i + 1}</b> {name}
          </Button>
        )
      })}
    </div>
  )
}

/** The one that is open. */
export function OpenHint({ task, open }: Pick<HintsProps, 'task' | 'open'>) {
  const hint = open === null ? undefined : task.hints[open]
  if (hint === undefined) return null
  return (
    <div className={styles.hint} role="status">
      {typeof hint === 'string' ? (
        <p>
          <Words text={hint} />
        </p>
      ) : (
        <pre>{hint.cards.join('\n')}</pre>
      )}
    </div>
  )
}

/** Which hint of a task is open: none of another task's. */
export function useOpenHint(task: string): [number | null, (index: number | null) => void] {
  const [open, setOpen] = useState<{ task: string; index: number } | null>(null)
  return [
    open?.task === task ? open.index : null,
    (index) => setOpen(index === null ? null : { task, index }),
  ]
}
