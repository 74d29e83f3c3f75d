/** What stands where the first row will be. */
import { StepByStep } from '../features/network/StepByStep.tsx'
import { useClients, useLab, useRecord, useSession } from '../lab/useLab.ts'
import { Button } from '../ui/Button.tsx'
import styles from './NothingYet.module.css'

/** One sentence and one button: the first client connects. */
export function NothingYet() {
  const lab = useLab()
  const lane = useClients((s) => s.clients[0]?.lane)
  const isReady = useClients((s) => lane !== undefined && s.frames[lane]?.status === 'ready')
  const isOpen = useSession((s) => s.status === 'open')
  if (useRecord()) return <p className={styles.empty}>이 기록에는 아직 오간 것이 없어요.</p>
  if (!isOpen) return <p className={styles.empty}>서버가 켜지면 여기에 오간 것이 보여요.</p>
  if (lane === undefined) return <p className={styles.empty}>클라이언트를 추가하고 연결하면 여기에 보여요.</p>
  return (
    <p className={styles.empty}>
      <Button disabled={!isReady} onClick={() => lab.clients.connect(lane)}>
        {`클라이언트 ${lane} 연결`}
      </Button>
      연결을 누르면 여기에 보여요. 하나씩 보려면 <StepByStep />
    </p>
  )
}
