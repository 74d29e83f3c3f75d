/** What the table is, and the button that fills all of it; while it is being filled, how far that is. */
import { Play, Square } from 'lucide-react'
import { useStore } from 'zustand'
import { useLab, useRecord, useSession } from '../../../lab/useLab.ts'
import { Button } from '../../../ui/Button.tsx'
import { FieldProblem } from '../../../ui/Field.tsx'
import styles from './CorsPanel.module.css'
import type { Row } from './rows.ts'
import { fillTable } from './run.ts'
import { type Running, runStore, stopFilling } from './runStore.ts'

const icon = { size: 14, strokeWidth: 2.1, 'aria-hidden': true } as const

function Progress({ running }: { running: Running }) {
  if (running.status === 'idle')
    return (
      <>
        칸의 값은 서버가 답한 <code>Access-Control-Allow-Origin</code>
      </>
    )
  if (running.stopping) return '이 줄까지만 하고 내 코드로 되돌려요.'
  if (running.total === 1) return '코드를 이 설정으로 고쳐 실행했어요. 연결 결과를 기다려요.'
  return `${running.total}줄 가운데 ${running.done + 1}번째를 실행해요. 끝나면 내 코드로 되돌려요.`
}

export function FillLine({ rows }: { rows: readonly Row[] }) {
  const lab = useLab()
  const running = useStore(runStore)
  const isOpen = useSession(({ status }) => status === 'open')
  const viewing = useRecord() !== null
  const isFilling = running.status === 'running' && running.total > 1
  return (
    <div className={styles.fill}>
      <h3 className={styles.heading}>설정마다 누가 막힐까요</h3>
      {isFilling ? (
        <Button
          size="small"
          className={styles.fillButton}
          icon={<Square {...icon} />}
          disabled={running.stopping}
          onClick={stopFilling}
        >
          멈추기
        </Button>
      ) : (
        <Button
          size="small"
          className={styles.fillButton}
          icon={<Play {...icon} />}
          disabled={running.status === 'running' || !isOpen || viewing}
          onClick={() => void fillTable(lab, rows)}
        >
          표 모두 채우기
        </Button>
      )}
      <p className={styles.progress} role="status">
        <Progress running={running} />
      </p>
      {running.status === 'idle' && running.problem !== null && (
        <FieldProblem>{running.problem}</FieldProblem>
      )}
    </div>
  )
}
