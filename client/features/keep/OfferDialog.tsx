/** Asks before a link replaces the learner's own code. */
import { useSession } from '../../lab/useLab.ts'
import { fileOf } from '../../pictures/files.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import styles from './Keeping.module.css'
import type { Shared } from './link.ts'
import { StrangeOrigins } from './StrangeOrigins.tsx'
import { keepButton } from './store.ts'
import { skippedWords } from './words.ts'

interface OfferDialogProps {
  shared: Shared
  /** `replays`: does what was done up to the step, too. */
  onTake: (replays: boolean) => void
  onClose: () => void
}
const linesOf = (text: string) => text.split('\n').length

export function OfferDialog({ shared, onTake, onClose }: OfferDialogProps) {
  const isReady = useSession((s) => s.status === 'open')
  const { program, clients, step } = shared
  return (
    <Dialog title="링크로 받은 실험" open onClose={onClose} returnTo={keepButton}>
      <div className={styles.text}>
        <ul>
          <li>
            <code>server.js</code> {`${linesOf(program)}줄`}
          </li>
          {clients.map(({ lane, code }) => (
            <li key={lane}>
              <code>{fileOf(lane)}</code> {`${linesOf(code)}줄`}
            </li>
          ))}
          {step && <li>{`고른 단계까지 한 일 ${step.acts.length}가지`}</li>}
          {step && skippedWords(step.skipped).map((words) => <li key={words}>{words}</li>)}
        </ul>
        <p>편집기의 내 코드가 이 코드로 바뀌어요. 바꾼 뒤에도 내 코드로 되돌릴 수 있어요.</p>
        <StrangeOrigins program={program} />
      </div>
      <div className={styles.row}>
        <Button onClick={onClose}>그만두기</Button>
        <Button look={step ? 'raised' : 'primary'} disabled={!isReady} onClick={() => onTake(false)}>
          {step ? '코드만 가져오기' : '가져오기'}
        </Button>
        {step && (
          <Button look="primary" disabled={!isReady} onClick={() => onTake(true)}>
            가져와서 그 단계까지 하기
          </Button>
        )}
      </div>
    </Dialog>
  )
}
