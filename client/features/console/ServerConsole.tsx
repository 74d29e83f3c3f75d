/** The server's console: what the program wrote, with the line it came from, and one more line to run in it. */
import { Terminal } from 'lucide-react'
import { memo, useLayoutEffect, useRef } from 'react'
import { useFold, useRecord } from '../../lab/useLab.ts'
import { type LogLine, logsOf } from '../../pictures/console.ts'
import { classes } from '../../ui/classes.ts'
import { Prompt } from './Prompt.tsx'
import styles from './ServerConsole.module.css'

/** Older lines are in the trace, not on the page. */
const shown = 400

interface ServerConsoleProps {
  hidden: boolean
  /** Takes all the height there is. */
  fill: boolean
  onLine: (file: string, line: number) => void
}

export function ServerConsole({ hidden, fill, onLine }: ServerConsoleProps) {
  const all = useFold(logsOf).server
  const viewing = useRecord() !== null
  const lines = all.length > shown ? all.slice(-shown) : all
  const list = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const last = lines.at(-1)?.seq

  useLayoutEffect(() => {
    if (last !== undefined && !hidden && atEnd.current && list.current)
      list.current.scrollTop = list.current.scrollHeight
  }, [last, hidden])

  return (
    <section
      className={classes(styles.console, fill && styles.fill)}
      hidden={hidden}
      aria-labelledby="server-console"
    >
      <h2 id="server-console" className={styles.title}>
        <Terminal size={14} strokeWidth={2.1} aria-hidden="true" />
        서버 콘솔
      </h2>
      <div
        ref={list}
        role="log"
        aria-label="서버 콘솔의 줄"
        className={styles.lines}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        onScroll={({ currentTarget: at }) => {
          atEnd.current = at.scrollHeight - at.scrollTop - at.clientHeight < 12
        }}
      >
        {lines.length === 0 && <p className={styles.empty}>서버가 console.log로 쓴 글이 여기에 보여요.</p>}
        <ol>
          {lines.map((line, index) => (
            <Line key={`${line.seq}-${line.kind}`} line={line} first={index === 0} onLine={onLine} />
          ))}
        </ol>
      </div>
      {!viewing && <Prompt />}
    </section>
  )
}

interface LineProps {
  line: LogLine
  first: boolean
  onLine: ServerConsoleProps['onLine']
}

const Line = memo(function Line({ line, first, onLine }: LineProps) {
  const { kind, level, text, file } = line
  switch (kind) {
    case 'run':
      return first ? null : <li className={styles.run}>여기서 코드를 다시 실행했어요.</li>
    case 'input':
      return (
        <li className={styles.line}>
          <span className={styles.caret} aria-hidden="true">
            ›
          </span>
          <span>{text}</span>
        </li>
      )
    default:
      return (
        <li
          className={classes(styles.line, isBad(kind, level) && styles.bad, kind === 'value' && styles.value)}
        >
          {line.line !== undefined && (
            <button type="button" className={styles.source} onClick={() => onLine(file, line.line ?? 1)}>
              {`${file}:${line.line}`}
            </button>
          )}
          <span>{text}</span>
        </li>
      )
  }
})

const isBad = (kind: LogLine['kind'], level: LogLine['level']) =>
  kind === 'error' || kind === 'refusal' || level === 'error'
