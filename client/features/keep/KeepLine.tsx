/** The line under the top bar: that a record is on the page, and what came of what was asked. */

import { useStore } from 'zustand'
import { assertNever } from '#shared/assertNever.ts'
import { putCode } from '../../lab/labView.ts'
import { useDesk, useRecord } from '../../lab/useLab.ts'
import { Button } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import styles from './KeepLine.module.css'
import { keepStore, type Saying, say } from './store.ts'

const when = new Intl.DateTimeFormat('ko', { dateStyle: 'medium', timeStyle: 'short' })

/** Nothing while there is nothing to say. */
export function KeepLine() {
  const desk = useDesk()
  const viewed = useRecord()
  const saying = useStore(keepStore, (keeper) => keeper.saying)
  return (
    <>
      {viewed && (
        <div className={styles.line} role="status">
          <strong>기록을 보고 있어요 · 읽기만 돼요</strong>
          <span className={styles.name}>{viewed.name}</span>
          <span>{when.format(viewed.madeAt)}</span>
          <span className={styles.space} />
          <Button size="small" onClick={desk.close}>
            닫기
          </Button>
        </div>
      )}
      {saying && <Said saying={saying} />}
    </>
  )
}

function Said({ saying }: { saying: Saying }) {
  const { own: lab } = useDesk()
  switch (saying.kind) {
    case 'progress':
      return (
        <p role="status" className={styles.line}>
          다시 하는 중이에요. {`${saying.done} / ${saying.of}`}
        </p>
      )
    case 'report':
    case 'problem': {
      const { own, undo } = saying
      return (
        <div role={saying.kind === 'problem' ? 'alert' : 'status'} className={styles.line}>
          <span className={classes(saying.kind === 'problem' && styles.bad)}>{saying.text}</span>
          <span className={styles.space} />
          {own && (
            <Button
              size="small"
              onClick={() => {
                putCode(lab, own)
                say(null)
              }}
            >
              내 코드로 되돌리기
            </Button>
          )}
          {undo && (
            <Button
              size="small"
              onClick={() => {
                undo()
                say(null)
              }}
            >
              되돌리기
            </Button>
          )}
          <Button size="small" onClick={() => say(null)}>
            알겠어요
          </Button>
        </div>
      )
    }
    default:
      return assertNever(saying)
  }
}
