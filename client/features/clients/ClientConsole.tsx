/** A client's own console: what its code wrote, and a line to run in its page. */
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useFold, useLab } from '../../lab/useLab.ts'
import { type LogLine, logsOf } from '../../pictures/console.ts'
import { errorWords } from '../../pictures/errorWords.ts'
import { LongText } from '../../ui/LongText.tsx'
import styles from './ClientPanel.module.css'

const none: readonly LogLine[] = []
const shown = 200

export function ClientConsole({ lane }: { lane: string }) {
  const lines = useFold(logsOf).clients.get(lane) ?? none
  const list = useRef<HTMLOListElement>(null)
  const last = lines.at(-1)?.seq
  useEffect(() => {
    const element = list.current
    if (element && last !== undefined) element.scrollTop = element.scrollHeight
  }, [last])
  return (
    <div className={styles.console}>
      <ol ref={list} className={styles.lines} aria-label={`클라이언트 ${lane}의 콘솔`}>
        {lines.length === 0 && <p className={styles.empty}>console.log로 쓴 것이 여기에 보여요.</p>}
        {lines.slice(-shown).map((line) => (
          <Line key={line.seq} line={line} />
        ))}
      </ol>
      <Prompt lane={lane} />
    </div>
  )
}

function Line({ line }: { line: LogLine }) {
  const { editor, clients } = useLab()
  const { kind, level, file, text } = line
  if (kind === 'run') return <li className={styles.rule}>{text}</li>
  return (
    <li data-level={level}>
      {line.line === undefined ? (
        <span />
      ) : (
        <button
          type="button"
          className={styles.at}
          aria-label={`${file}:${line.line}`}
          title={`${file}:${line.line}`}
          onClick={() => {
            clients.open(null)
            editor.open(file, line.line)
          }}
        >
          {line.line}
        </button>
      )}
      <span className={styles.text}>
        <LongText text={kind === 'error' ? errorWords(text) : text} />
      </span>
    </li>
  )
}

function Prompt({ lane }: { lane: string }) {
  const lab = useLab()
  const [code, setCode] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (code.trim() === '') return
    lab.clients.evaluate(lane, code)
    setCode('')
  }
  return (
    <form className={styles.prompt} onSubmit={submit}>
      <span aria-hidden="true">›</span>
      <input
        value={code}
        onChange={(event) => setCode(event.target.value)}
        aria-label={`클라이언트 ${lane}에서 실행할 한 줄`}
        placeholder="socket.id"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
      />
    </form>
  )
}
