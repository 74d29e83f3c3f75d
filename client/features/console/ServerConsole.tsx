/** The server's console: what the program wrote, with the line it came from, and one more line to run in it. */
import { ChevronDown, ChevronUp, Terminal } from 'lucide-react'
import { memo, useLayoutEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { useFold, useRecord } from '../../lab/useLab.ts'
import { type LogLine, logsOf } from '../../pictures/console.ts'
import { errorWords } from '../../pictures/errorWords.ts'
import { classes } from '../../ui/classes.ts'
import { LongText } from '../../ui/LongText.tsx'
import { Grip } from './Grip.tsx'
import { heightFor, heightStore } from './height.ts'
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
  const height = useStore(heightStore, (s) => s.height)
  const part = useRef<HTMLElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const last = lines.at(-1)?.seq

  // biome-ignore lint/correctness/useExhaustiveDependencies: with another height the end is elsewhere
  useLayoutEffect(() => {
    if (last !== undefined && !hidden && atEnd.current && list.current)
      list.current.scrollTop = list.current.scrollHeight
  }, [last, hidden, height])
  const grow = () => {
    const column = part.current?.parentElement?.clientHeight ?? 0
    heightStore.setState({ height: height === null ? heightFor(column / 2, column) : null })
  }

  return (
    <section
      ref={part}
      className={classes(styles.console, fill && styles.fill)}
      style={fill || height === null ? undefined : { height }}
      hidden={hidden}
      aria-labelledby="server-console"
    >
      {!fill && <Grip console={part} />}
      <div className={styles.head}>
        <h2 id="server-console" className={styles.title}>
          <Terminal size={14} strokeWidth={2.1} aria-hidden="true" />
          서버 콘솔
        </h2>
        {!fill && (
          <button type="button" className={styles.grow} onClick={grow}>
            {height === null ? (
              <ChevronUp size={14} strokeWidth={2.1} aria-hidden="true" />
            ) : (
              <ChevronDown size={14} strokeWidth={2.1} aria-hidden="true" />
            )}
            {height === null ? '콘솔 크게' : '콘솔 작게'}
          </button>
        )}
      </div>
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
          {line.place && <span className={styles.elsewhere}>{`${line.place.file}:${line.place.line}`}</span>}
          <LongText text={kind === 'error' || kind === 'refusal' ? errorWords(text) : text} />
        </li>
      )
  }
})

const isBad = (kind: LogLine['kind'], level: LogLine['level']) =>
  kind === 'error' || kind === 'refusal' || level === 'error'
