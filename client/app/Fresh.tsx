/** Asks before the free lab begins anew: its record can't be brought back. */
import { useDesk } from '../lab/useLab.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import styles from './Fresh.module.css'
import { beginFree } from './fresh.ts'

export function Fresh({ onClose }: { onClose: () => void }) {
  const desk = useDesk()
  return (
    <Dialog title="처음 상태로" open onClose={onClose}>
      <div className={styles.text}>
        <p>
          <code>server.js</code>와 클라이언트가 처음대로 돌아가요. 연결은 모두 끊기고, 순서 그림과 콘솔의
          기록이 비워져요.
        </p>
        <p>쓴 코드는 되돌릴 수 있지만 기록은 되돌릴 수 없어요. 남기려면 먼저 기록을 저장하세요.</p>
      </div>
      <div className={styles.row}>
        <Button onClick={onClose}>그만두기</Button>
        <Button
          look="primary"
          onClick={() => {
            onClose()
            beginFree(desk)
          }}
        >
          처음 상태로
        </Button>
      </div>
    </Dialog>
  )
}
