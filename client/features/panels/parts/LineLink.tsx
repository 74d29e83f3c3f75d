/** The line that a panel speaks of, and the way to it: `server.js:13`. */
import { useLab } from '../../../lab/useLab.ts'
import styles from './LineLink.module.css'

export function LineLink({ file = 'server.js', line }: { file?: string; line: number }) {
  const { editor } = useLab()
  return (
    <button type="button" className={styles.link} onClick={() => editor.open(file, line, 'typed')}>
      {`${file}:${line}`}
    </button>
  )
}
