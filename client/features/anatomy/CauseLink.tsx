/** The line of code that caused a packet or a note, and the way there. */
import type { CodeLine } from '../../pictures/flow/types.ts'
import { LayerMark } from '../../ui/LayerMark.tsx'
import styles from './PacketDetail.module.css'

interface CauseLinkProps {
  cause: CodeLine
  onLine: ((file: string, line: number) => void) | undefined
}

export function CauseLink({ cause: { file, line }, onLine }: CauseLinkProps) {
  return (
    <button type="button" className={styles.link} data-layer="prog" onClick={() => onLine?.(file, line)}>
      <LayerMark layer="prog" /> {file}:{line}
    </button>
  )
}
