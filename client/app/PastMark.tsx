/** Says that the bench shows the past, and which moment of it; one press goes back to the present. */
import { momentText } from '../features/sequence/time.ts'
import { useLab, useTrace } from '../lab/useLab.ts'
import { Button } from '../ui/Button.tsx'
import styles from './PastMark.module.css'

/** Nothing while the page shows what is now. */
export function PastMark() {
  const { trace } = useLab()
  const at = useTrace(({ cursor, events }) =>
    cursor === null ? null : (events[cursor - (events[0]?.seq ?? 1)]?.at ?? null),
  )
  if (at === null) return null
  return (
    <section className={styles.mark} aria-label="지난 순간" data-past="">
      <p role="status" className={styles.words}>
        <span className={styles.roomy} data-words="">
          지난 순간을 보고 있어요
        </span>
        <b>{momentText(at)}</b>
      </p>
      <Button size="small" title="N" onClick={trace.backToNow}>
        지금으로
      </Button>
    </section>
  )
}
