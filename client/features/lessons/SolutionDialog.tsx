/** The solution beside the learner's own work, which stays as it is until they want the other. */
import { useState } from 'react'
import type { Lesson } from '#shared/lesson/lesson.ts'
import type { Task } from '#shared/lesson/task.ts'
import { defaultCode } from '../../lab/clients/defaultCode.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useHands } from './hands.ts'
import { Prose, Words } from './Prose.tsx'
import { perform } from './perform.ts'
import styles from './Solution.module.css'
import { startOf } from './scene.ts'
import { instructionsOf, solvedFiles } from './solution.ts'

interface SolutionDialogProps {
  lesson: Lesson
  task: Task
  app: string
  onClose: () => void
  /** The solution was put in the place of the learner's own; `back` brings that back. */
  onTaken: (back: () => void) => void
}

export function SolutionDialog({ lesson, task, app, onClose, onTaken }: SolutionDialogProps) {
  const hands = useHands()
  const [problem, setProblem] = useState<string | null>(null)
  const start = startOf(lesson, task, { app, defaultCode })
  const files = solvedFiles(lesson, task, start)
  const take = async () => {
    const own = ['server.js', ...start.clients.map(({ lane }) => `client-${lane.toLowerCase()}.js`)].map(
      (name) => ({
        name,
        text: hands.read(name),
      }),
    )
    onTaken(() => {
      for (const { name, text } of own) hands.write(name, text)
    })
    onClose()
    // The solution is written from where the task begins.
    hands.write('server.js', start.server)
    for (const { lane, code } of start.clients) hands.write(`client-${lane.toLowerCase()}.js`, code)
    setProblem(await perform(task.solution, lesson, hands))
  }
  return (
    <Dialog title="답안과 나란히 보기" open onClose={onClose}>
      <div className={styles.solution}>
        {isAbout(lesson, task) && <Prose blocks={lesson.answer} notes={lesson.notes} />}
        <h3>할 일</h3>
        <ol className={styles.steps}>
          {instructionsOf(task).map((text, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a list that does not change.
            <li key={i}>
              <Words text={text} />
            </li>
          ))}
        </ol>
        {files.map(({ name, text }) => (
          <section key={name} aria-label={name} className={styles.pair}>
            <Side title={`${name} · 내 코드`} text={hands.read(name)} other={text} />
            <Side title={`${name} · 답안`} text={text} other={hands.read(name)} />
          </section>
        ))}
        {problem && <p role="alert">{problem}</p>}
        <div className={styles.row}>
          <Button onClick={onClose}>닫기</Button>
          <Button look="primary" onClick={() => void take()}>
            답안을 넣고 실행하기
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

/** The chapter's words are about its experiment; of several tasks, about the last that was asked for. */
const isAbout = ({ tasks }: Lesson, { step }: Task): boolean =>
  (step === 'try') === (tasks.filter((task) => task.step === 'try').length === 1)

/** Lines that the other side does not have are marked. */
function Side({ title, text, other }: { title: string; text: string; other: string }) {
  const known = new Set(other.split('\n').map((line) => line.trim()))
  return (
    <div className={styles.side}>
      <h4>{title}</h4>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long program is scrolled by the arrow keys. */}
      <pre tabIndex={0}>
        {text
          .trimEnd()
          .split('\n')
          .map((line, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name.
            <span key={i} data-own={(line.trim() !== '' && !known.has(line.trim())) || undefined}>
              {line}
              {'\n'}
            </span>
          ))}
      </pre>
    </div>
  )
}
