/** What came of a trial: the sentence of the moment, or why it is not seen. */
import { useCurrent } from '../../../lab/useCurrent.ts'
import { useLab, useTrace } from '../../../lab/useLab.ts'
import { Button } from '../../../ui/Button.tsx'
import { classes } from '../../../ui/classes.ts'
import { Sentence } from '../../../ui/Sentence.tsx'
import styles from './TrialCard.module.css'
import { effectOf, eventsSince, obstacleOf } from './trial/outcome.ts'
import type { Tried } from './trial/store.ts'

/** Keeps its room, whatever it says. */
export function TrialResult({ tried }: { tried: Tried | null }) {
  return (
    <div className={styles.result} role="status">
      {tried === null ? (
        <p className={styles.quiet}>
          아래처럼 고치고 실행한 다음, 효과가 보이는 순간으로 가요. ‘원래대로’를 누르면 고치기 전 코드로
          돌아가요.
        </p>
      ) : (
        <Told tried={tried} />
      )}
    </div>
  )
}

function Told({ tried }: { tried: Tried }) {
  const lab = useLab()
  const events = useTrace((trace) => trace.events)
  const current = useCurrent()
  if (tried.status === 'undone') return <p className={styles.quiet}>원래 코드로 되돌렸어요.</p>
  if (tried.problem !== null) return <Sentences text={tried.problem} />
  if (tried.status === 'doing') return <p className={styles.quiet}>하는 중이에요…</p>
  const effect = effectOf(tried, events)
  if (effect) {
    const part = effect.part ?? 0
    const isCurrent = current?.seq === effect.seq && current.part === part
    return (
      <>
        <p className={classes(styles.seen, isCurrent && styles.current)}>
          <Sentence text={effect.says} />
        </p>
        <Button look="link" disabled={isCurrent} onClick={() => lab.trace.show(effect.seq, part)}>
          그 순간 보기
        </Button>
      </>
    )
  }
  if (tried.status === 'looking') return <p className={styles.quiet}>효과가 보이기를 기다려요…</p>
  return <Sentences text={`제때 보이지 않았어요. ${obstacleOf(tried, eventsSince(tried, events))}`} />
}

function Sentences({ text }: { text: string }) {
  return (
    <p className={styles.missing}>
      <Sentence text={text} />
    </p>
  )
}
