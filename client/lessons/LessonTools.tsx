/** What can be done with a step or a chapter as a whole: begin anew, come back, see the solution. */
import { EllipsisVertical } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { Lesson } from '#shared/lesson/lesson.ts'
import type { Task } from '#shared/lesson/task.ts'
import { Button } from '../ui/Button.tsx'
import { Popover } from '../ui/Popover.tsx'
import { beginStepAnew, putAnew } from './anew.ts'
import { beginAnew, courseStore, restore } from './course.ts'
import styles from './Lesson.module.css'
import { SolutionDialog } from './SolutionDialog.tsx'

interface LessonToolsProps {
  lesson: Lesson
  task: Task
  app: string
  onTaken: (back: () => void) => void
}

export function LessonTools({ lesson, task, app, onTaken }: LessonToolsProps) {
  const [open, setOpen] = useState(false)
  const [solution, setSolution] = useState(false)
  const before = useStore(courseStore, (course) => course.before[lesson.id] !== undefined)
  const item = (name: string, act: () => void) => (
    <Button
      look="ghost"
      className={styles.tool}
      onClick={() => {
        setOpen(false)
        act()
      }}
    >
      {name}
    </Button>
  )
  return (
    <>
      <Popover
        label="이 장에서 할 수 있는 것"
        align="end"
        open={open}
        onOpenChange={setOpen}
        trigger={
          <Button
            look="ghost"
            size="small"
            aria-label="이 장에서 할 수 있는 것"
            icon={<EllipsisVertical size={16} strokeWidth={1.85} aria-hidden="true" />}
          />
        }
      >
        <div className={styles.tools}>
          {item('답안과 나란히 보기', () => setSolution(true))}
          {item('이 단계 다시 하기', () => {
            beginStepAnew(lesson, task)
            putAnew()
          })}
          {item('이 장 처음부터 하기', () => {
            beginAnew(lesson.id, lesson.version)
            putAnew()
          })}
          {before &&
            item('방금 지운 것 되돌리기', () => {
              restore(lesson.id)
              putAnew()
            })}
        </div>
      </Popover>
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
