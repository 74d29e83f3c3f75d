/** What can be done with a step or a chapter as a whole: begin anew, come back, see the solution. */
import { EllipsisVertical } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { Lesson } from '#shared/lesson/lesson.ts'
import type { Task } from '#shared/lesson/task.ts'
import { Button } from '../../ui/Button.tsx'
import { Menu, type MenuItem } from '../../ui/Menu.tsx'
import { beginStepAnew, useAnew } from './anew.ts'
import { beginAnew, courseStore, restore } from './course.ts'
import { SolutionDialog } from './SolutionDialog.tsx'

interface LessonToolsProps {
  lesson: Lesson
  task: Task
  app: string
  onTaken: (back: () => void) => void
}

export function LessonTools({ lesson, task, app, onTaken }: LessonToolsProps) {
  const [solution, setSolution] = useState(false)
  const anew = useAnew()
  const before = useStore(courseStore, (course) => course.before[lesson.id] !== undefined)
  const items: readonly MenuItem[] = [
    { name: '답안과 나란히 보기', act: () => setSolution(true) },
    { name: '이 단계 다시 하기', act: () => anew(() => beginStepAnew(lesson, task)) },
    { name: '이 장 처음부터 하기', act: () => anew(() => beginAnew(lesson.id, lesson.version)) },
  ]
  const undo: MenuItem = { name: '방금 지운 것 되돌리기', act: () => anew(() => restore(lesson.id)) }
  return (
    <>
      <Menu
        label="이 장에서 할 수 있는 것"
        items={before ? [...items, undo] : items}
        trigger={
          <Button
            look="ghost"
            size="small"
            aria-label="이 장에서 할 수 있는 것"
            icon={<EllipsisVertical size={16} strokeWidth={1.85} aria-hidden="true" />}
          />
        }
      />
      {solution && (
        <SolutionDialog
          lesson={lesson}
          task={task}
          app={app}
          onClose={() => setSolution(false)}
          onTaken={onTaken}
        />
      )}
    </>
  )
}
