/** Text of a console: what is long is folded, block by block. */
import { useMemo } from 'react'
import styles from './LongText.module.css'
import { nameIn, outlineOf, type Part } from './outline.ts'

/** Text of so many lines or letters is shown as it is. */
const short = { lines: 12, letters: 600 }
/** A block of so few lines costs less room than its fold is worth. */
const smallBlock = 4

export function LongText({ text }: { text: string }) {
  const lines = text.split('\n').length
  const parts = useMemo(() => (lines > short.lines ? outlineOf(text) : null), [text, lines])
  if (parts) return <span className={styles.text}>{parts.map((part, i) => partOf(part, i, 0))}</span>
  if (text.length <= short.letters) return <span>{text}</span>
  return (
    <details className={styles.long}>
      <summary>
        {text.slice(0, short.letters)}
        <span className={styles.more}>{`… ${text.length - short.letters}자 더`}</span>
      </summary>
      {text.slice(short.letters)}
    </details>
  )
}

/** The outermost block stands open. */
const partOf = (part: Part, key: number, depth: number) =>
  part.inner === null ? (
    <span key={key} className={styles.line}>
      {part.head}
    </span>
  ) : (
    <Block key={key} part={part} depth={depth} />
  )

function Block({ part, depth }: { part: Part; depth: number }) {
  const { head, inner, end, size } = part
  const name = nameIn(part)
  return (
    <details className={styles.block} open={depth === 0 || size <= smallBlock}>
      <summary>
        {head}
        <span className={styles.folded}>
          {name === null ? ' … ' : ` ${name}, … `}
          {end.trimStart()}
          <span className={styles.more}>{` ${size}줄`}</span>
        </span>
      </summary>
      {inner?.map((below, i) => partOf(below, i, depth + 1))}
      {end !== '' && <span className={styles.line}>{end}</span>}
    </details>
  )
}
