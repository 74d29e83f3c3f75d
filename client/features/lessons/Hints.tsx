/** Hints for the goals that are open, numbered: where to look, which line, the code as cards. Each is shown when it is asked for. */
import { useState } from 'react'
import type { Lesson } from '#shared/lesson/lesson.ts'
import type { Task } from '#shared/lesson/task.ts'
import { Button } from '../../ui/Button.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { keep } from './course.ts'
import styles from './Lesson.module.css'
import { useSaved } from './open.ts'
import { Words } from './Prose.tsx'
import { shownHints } from './shownHints.ts'

const names = ['어디', '무엇을', '코드'] as const

interface HintsProps {
  lesson: Lesson
  task: Task
  open: number | null
  onOpen: (index: number | null) => void
}

export function HintButtons({ lesson, task, open, onOpen }: HintsProps) {
  const { hints: seen, met } = useSaved(lesson)
  const shown = shownHints(task, met)
  if (shown.length === 0) return <span />
  return (
    <div className={styles.hintButtons}>
      <span>힌트</span>
      {shown.map(({ hint, index }, i) => {
        const isCode = typeof hint !== 'string' && 'cards' in hint
        const name = isCode ? names[2] : i === 0 ? names[0] : names[1]
        const mark = `${task.id}.${index}`
        return (
          <Button
            key={mark}
            size="small"
            aria-expanded={open === index}
            data-seen={seen.includes(mark) || undefined}
            className={styles.hintButton}
            onClick={() => {
              onOpen(open === index ? null : index)
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
export function OpenHint({ lesson, task, open }: Omit<HintsProps, 'onOpen'>) {
  const { met } = useSaved(lesson)
  const hint = shownHints(task, met).find(({ index }) => index === open)?.hint
  if (hint === undefined) return null
  const code = typeof hint !== 'string' && 'cards' in hint ? hint.cards.join('\n') : null
  return (
    <div className={styles.hint} role="status">
      {code === null ? (
        <p>
          <Words text={typeof hint === 'string' ? hint : 'text' in hint ? hint.text : ''} />
        </p>
      ) : (
        <div className={styles.hintCode}>
          <pre>{code}</pre>
          <CopyButton text={code} label="코드 복사" />
        </div>
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
