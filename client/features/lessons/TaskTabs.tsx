/** The tasks of a step, where there are several. */
import { Check } from 'lucide-react'
import type { Lesson } from '#shared/lesson/lesson.ts'
import type { Task } from '#shared/lesson/task.ts'
import { onTabKey } from '../../ui/tabKeys.ts'
import { keep } from './course.ts'
import styles from './Lesson.module.css'
import { groupOf, isDone, tasksOf, useSaved } from './open.ts'
import { plain } from './Prose.tsx'

export function TaskTabs({ lesson, task }: { lesson: Lesson; task: Task }) {
  const saved = useSaved(lesson)
  const tasks = tasksOf(lesson, saved.step)
  if (tasks.length < 2) return null
  const group = groupOf(saved.step)
  return (
    <div role="tablist" aria-label="할 일" className={styles.tasks} onKeyDown={onTabKey}>
      {tasks.map((one, i) => (
        <button
          key={one.id}
          type="button"
          role="tab"
          aria-selected={one.id === task.id}
          aria-label={`${i + 1}. ${plain(one.title ?? '')}${isDone(one, saved) ? ', 끝냄' : ''}`}
          tabIndex={one.id === task.id ? 0 : -1}
          className={styles.task}
          onClick={() =>
            keep(lesson.id, lesson.version, ({ tasks: chosen }) => ({
              tasks: { ...chosen, [group]: one.id },
            }))
          }
        >
          {isDone(one, saved) ? <Check size={14} strokeWidth={2.4} aria-hidden="true" /> : i + 1}
        </button>
      ))}
    </div>
  )
}
