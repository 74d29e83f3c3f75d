/** One line of input that runs in the server's program. */
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { workspace } from '../../lab/tab.ts'
import { useLab } from '../../lab/useLab.ts'
import { openHistory, remember, walk } from './history.ts'
import styles from './ServerConsole.module.css'

const savedLines = (): string[] => {
  const saved = workspace.read('console')
  return Array.isArray(saved) ? saved.filter((line) => typeof line === 'string') : []
}

/** What the line answers appears in the console, from the trace. */
export function Prompt() {
  const lab = useLab()
  const [text, setText] = useState('')
  const [history, setHistory] = useState(() => openHistory(savedLines()))
  const [problem, setProblem] = useState<string | null>(null)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const code = text.trim()
    if (code === '') return
    const next = remember(history, code)
    setHistory(next)
    workspace.write('console', next.lines)
    setText('')
    setProblem(null)
    const answer = await lab.session.evaluate(code)
    if (answer.ok || answer.status === 422) return
    setProblem(answer.problem.message)
    setText((now) => (now === '' ? code : now))
  }
  const recall = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    const found = walk(history, event.key === 'ArrowUp' ? -1 : 1, text)
    if (!found) return
    event.preventDefault()
    setHistory(found.history)
    setText(found.text)
  }
  return (
    <form className={styles.prompt} onSubmit={(event) => void submit(event)}>
      <span className={styles.caret} aria-hidden="true">
        ›
      </span>
      <input
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={recall}
        data-server-prompt=""
        aria-label="서버 프로그램에서 실행할 한 줄"
        placeholder='io.emit("news", 1)'
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="send"
        maxLength={10_000}
      />
      {problem && (
        <span role="alert" className={styles.bad}>
          {problem}
        </span>
      )}
    </form>
  )
}
