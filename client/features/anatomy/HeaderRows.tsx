/** The headers of a request or a response: those that matter with their sentences, the rest on demand. */
import { useState } from 'react'
import type { Direction, Headers } from '#shared/trace.ts'
import { headerLines } from '#shared/wire/httpParts.ts'
import { type Part, type ToldHeader, toldHeaders } from '#shared/wire/part.ts'
import { Button } from '../../ui/Button.tsx'
import { Sentence } from '../../ui/Sentence.tsx'
import styles from './HeaderRows.module.css'
import { sentenceOf, words } from './words/words.ts'

/** A value longer than this is cut at its end until all of it is asked for. */
const most = 160

const placeOf = (name: string): number => toldHeaders.indexOf(name.toLowerCase() as ToldHeader)

export function HeaderRows({ headers, direction }: { headers: Headers; direction: Direction }) {
  const [open, setOpen] = useState(false)
  const lines = headerLines(headers)
  const told = lines
    .filter(([name]) => placeOf(name) >= 0)
    .sort(([one], [other]) => placeOf(one) - placeOf(other))
  const rest = lines.filter(([name]) => placeOf(name) < 0)
  if (lines.length === 0) return null
  return (
    <section className={styles.headers} aria-label="헤더">
      <h3 className={styles.heading}>헤더</h3>
      <HeaderList lines={told} direction={direction} />
      {rest.length > 0 && (
        <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {told.length > 0 ? `나머지 헤더 ${rest.length}개` : `헤더 ${rest.length}개`}
        </Button>
      )}
      {open && <HeaderList lines={rest} direction={direction} />}
    </section>
  )
}

interface HeaderListProps {
  lines: ReturnType<typeof headerLines>
  direction: Direction
}

function HeaderList({ lines, direction }: HeaderListProps) {
  return (
    <dl className={styles.list}>
      {lines.map(([name, value], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a header may come twice; the list never changes.
        <Header key={index} name={name} value={value} direction={direction} />
      ))}
    </dl>
  )
}

function Header({ name, value, direction }: { name: string; value: string; direction: Direction }) {
  const [open, setOpen] = useState(false)
  const [whole, setWhole] = useState(value.length <= most)
  const lower = name.toLowerCase()
  const known = placeOf(lower) >= 0
  const kind = known ? (`header.${lower as ToldHeader}` as const) : 'header.other'
  const text = `${name}: ${value}`
  const part: Part = { kind, span: [0, text.length], layer: 'http' }
  const { more } = words[kind]
  return (
    <div className={styles.header}>
      <dt>
        <code>{name}</code>
      </dt>
      <dd>
        <code>{whole ? value : `${value.slice(0, most)}…`}</code>
        {!whole && (
          <Button size="small" look="link" className={styles.link} onClick={() => setWhole(true)}>
            모두 보기
          </Button>
        )}
        {known && (
          <p className={styles.says}>
            <Sentence text={sentenceOf({ text, direction, part, beside: [part] })} />{' '}
            {more !== undefined && (
              <Button
                size="small"
                look="link"
                className={styles.link}
                aria-expanded={open}
                aria-label={`${name}: 더 알아보기`}
                onClick={() => setOpen(!open)}
              >
                {open ? '접기' : '더 알아보기'}
              </Button>
            )}
          </p>
        )}
        {open && more !== undefined && (
          <p className={styles.more}>
            <Sentence text={more} />
          </p>
        )}
      </dd>
    </div>
  )
}
