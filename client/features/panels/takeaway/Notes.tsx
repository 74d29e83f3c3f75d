/** What is not the same at home as it was here, line by line. */
import { LineLink } from '../parts/LineLink.tsx'
import styles from './Notes.module.css'
import type { Note } from './readme.ts'

export function Notes({ notes, isNew }: { notes: readonly Note[]; isNew: boolean }) {
  if (notes.length === 0 && !isNew) return null
  return (
    <ul className={styles.notes} aria-label="달라지는 곳">
      {isNew && <li>서버의 코드를 고치고 아직 실행하지 않았어요. 고친 코드를 가져가요.</li>}
      {notes.map(({ file, line, text, code }) => (
        <li key={`${file}:${line}:${code}`}>
          {line === null ? <code>{file}</code> : <LineLink file={file} line={line} />} {text}
          {code !== null && <code className={styles.code}>{code}</code>}
        </li>
      ))}
    </ul>
  )
}
