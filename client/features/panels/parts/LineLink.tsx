/** The line that a panel speaks of, and the way to it: `server.js:13`. */
import { useHands } from '../hands.ts'
import styles from './LineLink.module.css'

export function LineLink({ file = 'server.js', line }: { file?: string; line: number }) {
  const { program } = useHands()
  return (
    <button type="button" className={styles.link} onClick={() => program.show(file, line)}>
      {`${file}:${line}`}
    </button>
  )
}
