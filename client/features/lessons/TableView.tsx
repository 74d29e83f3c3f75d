/** A table of a chapter's text; where its columns have no room, each row as pairs of a column's name and what it says. */
import { Fragment, type ReactNode, useRef } from 'react'
import type { Block, Inline } from '#shared/lesson/prose.ts'
import { useWidth } from '../../ui/useWidth.ts'
import styles from './TableView.module.css'

type Table = Extract<Block, { type: 'table' }>
type Cell = readonly Inline[]

/** So much a column of identifiers needs, in pixels. */
const columnWidth = 130

/** `words`: how what stands in a cell is drawn. */
export function TableView({
  table: { head, rows },
  words,
}: {
  table: Table
  words: (cell: Cell) => ReactNode
}) {
  const room = useRef<HTMLDivElement>(null)
  const width = useWidth(room)
  return (
    <div ref={room}>
      {width < head.length * columnWidth ? (
        <div className={styles.rows}>
          {each(rows, ([name = [], ...cells]) => (
            <div className={styles.row}>
              <p className={styles.name}>{words(name)}</p>
              <dl className={styles.pairs}>
                {each(cells, (cell, i) => (
                  <>
                    <dt>{words(head[i + 1] ?? [])}</dt>
                    <dd>{words(cell)}</dd>
                  </>
                ))}
              </dl>
            </div>
          ))}
        </div>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              {each(head, (cell) => (
                <th>{words(cell)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {each(rows, (cells) => (
              <tr>
                {each(cells, (cell) => (
                  <td>{words(cell)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}

function each<T>(parts: readonly T[], view: (part: T, index: number) => ReactNode): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: a text that does not change.
  return parts.map((part, i) => <Fragment key={i}>{view(part, i)}</Fragment>)
}
