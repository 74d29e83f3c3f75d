/** All there is to know of something that one end's code told. */
import type { Lane, Note } from '../../pictures/flow/types.ts'
import { crossingName } from '../../pictures/names.ts'
import { LayerMark } from '../../ui/LayerMark.tsx'
import { CauseLink } from './CauseLink.tsx'
import styles from './PacketDetail.module.css'

interface NoteDetailProps {
  note: Note
  laneOf: (client: string) => Lane | undefined
  onLine?: ((file: string, line: number) => void) | undefined
  compact: boolean
}

export function NoteDetail({ note, laneOf, onLine, compact }: NoteDetailProps) {
  const { cause, raw } = note
  return (
    <section
      className={styles.detail}
      data-compact={compact || undefined}
      aria-label="패킷 자세히"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <div className={styles.title}>
        <LayerMark layer={note.layer} />
        <b>{crossingName(note, laneOf)}</b>
        {cause && <CauseLink cause={cause} onLine={onLine} />}
      </div>
      {raw !== '' && <pre className={styles.raw}>{raw}</pre>}
      <p className={styles.note}>전선을 건넌 것이 아니라, 한쪽의 코드가 알려 준 일이에요.</p>
    </section>
  )
}
