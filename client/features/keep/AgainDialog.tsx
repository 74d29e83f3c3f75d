/** Asks before everything is done once more: what runs now ends. */
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import styles from './Keeping.module.css'
import type { Plan } from './plan.ts'
import { StrangeOrigins } from './StrangeOrigins.tsx'
import { keepButton } from './store.ts'
import { skippedWords } from './words.ts'

interface AgainDialogProps {
  plan: Plan
  onAgain: () => void
  onClose: () => void
}

export function AgainDialog({ plan, onAgain, onClose }: AgainDialogProps) {
  return (
    <Dialog title="여기서 다시" open onClose={onClose} returnTo={keepButton}>
      <div className={styles.text}>
        <p>
          그때의 <code>server.js</code>를 처음부터 실행하고, 이 순간까지 한 일 {`${plan.acts.length}가지`}를
          차례로 다시 해요.
        </p>
        <ul>
          <li>지금 연결된 클라이언트는 모두 끊겨요.</li>
          <li>편집기의 코드는 그때 실행한 코드로 바뀌어요. 끝난 뒤에 내 코드로 되돌릴 수 있어요.</li>
          {skippedWords(plan.skipped).map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
        <StrangeOrigins program={plan.program} />
      </div>
      <div className={styles.row}>
        <Button onClick={onClose}>그만두기</Button>
        <Button look="primary" onClick={onAgain}>
          다시 하기
        </Button>
      </div>
    </Dialog>
  )
}
