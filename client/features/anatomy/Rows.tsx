/** One row for each part: what was sent, its name, and one sentence; more for who asks. */
import { type KeyboardEvent, useState } from 'react'
import type { Direction } from '#shared/trace.ts'
import type { Part } from '#shared/wire/part.ts'
import { Button } from '../../ui/Button.tsx'
import { LayerMark } from '../../ui/LayerMark.tsx'
import { Sentence } from '../../ui/Sentence.tsx'
import { mostShown } from './Boxes.tsx'
import { shortened, visible } from './bytes.ts'
import styles from './Rows.module.css'
import { moveFocus } from './roving.ts'
import { isBox, type Row, rowFor } from './rows.ts'
import { problemMore, problemText } from './words/jsonWords.ts'
import { sentenceOf, words } from './words/words.ts'

interface RowsProps {
  rows: readonly Row[]
  text: string
  direction: Direction
  lit: string | null
  reach: string | null
  whole: ReadonlySet<string>
  onWhole: (id: string) => void
  /** Goes to the letters of a part. */
  onFind: (id: string) => void
  /** Goes to the bytes that stand in the place of a part. */
  onAttachment?: ((index: number) => void) | undefined
}

export function Rows({ rows, lit, reach, ...rest }: RowsProps) {
  const litRow = rowFor(rows, lit)
  const reached = rowFor(rows, reach) ?? rows[0]
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    moveFocus(event, '[data-sample]')
  }
  return (
    <ul className={styles.rows} aria-label="글자마다의 뜻" onKeyDown={onKeyDown}>
      {rows.map((row) => (
        <PartRow
          key={row.id}
          row={row}
          lit={row === litRow ? lit : null}
          reached={row === reached}
          {...rest}
        />
      ))}
    </ul>
  )
}

interface PartRowProps extends Omit<RowsProps, 'rows' | 'reach'> {
  row: Row
  reached: boolean
}

function PartRow({ row, text, direction, lit, reached, whole, onWhole, onFind, onAttachment }: PartRowProps) {
  const [open, setOpen] = useState(false)
  const { part, id } = row
  const own = text.slice(part.span[0], part.span[1])
  const within = row.inner.find((one) => one.id === lit)
  const more = moreOf(part)
  const { attachment } = part
  return (
    <li className={styles.row} data-part={id} data-lit={lit !== null || undefined}>
      <button
        type="button"
        className={styles.sample}
        data-sample
        data-layer={part.layer}
        tabIndex={reached ? 0 : -1}
        aria-label={`${isBox(part) ? '' : `${shortened(own, 80)}, `}${words[part.kind].name}: 글자에서 보기`}
        onClick={() => onFind(id)}
      >
        {isBox(part) ? <LayerMark layer={part.layer} /> : <code>{visible(shortened(own, 24)) || '끝'}</code>}
      </button>
      <p className={styles.told}>
        <b>{words[part.kind].name}</b>{' '}
        {part.means !== undefined && <code>{visible(shortened(part.means, 60))}</code>}{' '}
        <Says {...row} text={text} direction={direction} />{' '}
        {own.length > mostShown && !isBox(part) && !whole.has(id) && (
          <Button size="small" look="link" className={styles.link} onClick={() => onWhole(id)}>
            모두 보기
          </Button>
        )}
        {attachment !== undefined && onAttachment && (
          <Button size="small" look="link" className={styles.link} onClick={() => onAttachment(attachment)}>
            바이트로 가기
          </Button>
        )}
        {more !== undefined && (
          <Button
            size="small"
            look="link"
            className={styles.link}
            tabIndex={reached ? 0 : -1}
            aria-expanded={open}
            aria-label={`${words[part.kind].name}: 더 알아보기`}
            onClick={() => setOpen(!open)}
          >
            {open ? '접기' : '더 알아보기'}
          </Button>
        )}
        {row.inner.length > 0 && (
          <span className={styles.within}>
            {within ? (
              <>
                <b>{words[within.part.kind].name}</b> <Says {...within} text={text} direction={direction} />
              </>
            ) : (
              '이 값 안의 글자를 가리키면 여기에 알려 줘요.'
            )}
          </span>
        )}
      </p>
      {open && more !== undefined && (
        <p className={styles.more}>
          <Sentence text={more} />
        </p>
      )}
    </li>
  )
}

interface SaysProps {
  part: Part
  beside: readonly Part[]
  text: string
  direction: Direction
}

function Says({ part, beside, text, direction }: SaysProps) {
  if (part.problem)
    return (
      <span className={styles.problem}>
        <Sentence text={problemText(part.problem)} />
      </span>
    )
  const own = part.means ?? text.slice(part.span[0], part.span[1])
  return <Sentence text={sentenceOf({ text: own, direction, part, beside })} />
}

/** What is more to be said of them is said of text. */
const textOnly: readonly Part['kind'][] = ['sio.namespace', 'sio.argument']

function moreOf({ kind, problem, means }: Part): string | undefined {
  if (means !== undefined && textOnly.includes(kind)) return undefined
  if (problem && problem.kind !== 'bad-base64') return problemMore
  return words[kind].more
}
