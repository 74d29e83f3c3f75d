/** A line of code that breaks before its dots where it is too long; a statement begins a line of its own. */
import { Fragment } from 'react'
import styles from './Rooms.module.css'

interface Piece {
  at: number
  text: string
}

function piecesOf(code: string, between: RegExp): Piece[] {
  let at = 0
  return code.split(between).map((text) => {
    const piece = { at, text }
    at += text.length
    return piece
  })
}

export function CodeText({ code }: { code: string }) {
  return (
    <code className={styles.code}>
      {piecesOf(code, /(?<=; )/).map((statement) => (
        <span key={statement.at} className={styles.statement}>
          {piecesOf(statement.text, /(?=\.[A-Za-z])/).map(({ at, text }) => (
            <Fragment key={at}>
              {at > 0 && <wbr />}
              {text}
            </Fragment>
          ))}
        </span>
      ))}
    </code>
  )
}
