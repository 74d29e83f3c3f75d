/** What a task is for: each goal ticks by itself as the trace fulfils it, and the first open one says what is missing. */
import { Check, Info } from 'lucide-react'
import { useStore } from 'zustand'
import type { Lesson } from '#shared/lesson/lesson.ts'
import type { Task } from '#shared/lesson/task.ts'
import { useSession } from '../../lab/useLab.ts'
import styles from './Goals.module.css'
import { liveStore } from './live.ts'
import { useSaved } from './open.ts'
import { Words } from './Prose.tsx'

const refusedText = (line: number | undefined): string =>
  line === undefined
    ? '고친 server.js가 실행되지 않아서 앞의 프로그램이 돌고 있어요. 코드에 적힌 이유를 보세요.'
    : `고친 server.js가 실행되지 않아서 앞의 프로그램이 돌고 있어요. 코드의 ${line}번째 줄을 보세요.`

export function Goals({ lesson, task }: { lesson: Lesson; task: Task }) {
  const { met } = useSaved(lesson)
  const live = useStore(liveStore)
  const refused = useSession((session) => session.refused)
  const isMet = (id: string) => met.includes(`${task.id}.${id}`)
  const open = task.goals.find(({ id }) => !isMet(id))
  const missing = open && live.task === task.id ? (live.missing[open.id] ?? null) : null
  const done = task.goals.filter(({ id }) => isMet(id)).length
  const mistake = live.task === task.id ? live.mistake : null
  return (
    <section className={styles.goals} aria-label="목표">
      <h3 className={styles.title}>
        목표 <span>{`${done}/${task.goals.length}`}</span>
      </h3>
      <ul>
        {task.goals.map(({ id, text }) => (
          <li key={id} className={styles.goal} data-met={isMet(id) || undefined}>
            <span className={styles.box} aria-hidden="true">
              {isMet(id) && <Check size={12} strokeWidth={3} />}
            </span>
            <span>
              <span className="hidden-text">{isMet(id) ? '이룸: ' : '아직: '}</span>
              <Words text={text} />
            </span>
          </li>
        ))}
      </ul>
      <div role="status">
        {refused ? (
          <p className={styles.mistake}>
            <Info size={16} strokeWidth={1.85} aria-hidden="true" />
            <span>{refusedText(refused.problem.line)}</span>
          </p>
        ) : mistake ? (
          <p className={styles.mistake}>
            <Info size={16} strokeWidth={1.85} aria-hidden="true" />
            <span>
              <Words text={mistake.say} />
            </span>
          </p>
        ) : missing !== null ? (
          <p className={styles.missing}>
            <Words text={missing} />
          </p>
        ) : (
          open === undefined && <p className={styles.done}>목표를 모두 이뤘어요.</p>
        )}
      </div>
    </section>
  )
}
