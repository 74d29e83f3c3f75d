/** Keeps and shares: does what the menu asks, opens what is dropped on the page or stands in its address. */
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { assertNever } from '#shared/assertNever.ts'
import type { Desk } from '../../lab/desk.ts'
import type { LabView } from '../../lab/labView.ts'
import { placeStore } from '../../lab/place.ts'
import { snapshotOf } from '../../lab/record/snapshot.ts'
import type { Recorded } from '../../lab/record/viewed.ts'
import { useDesk, useSession } from '../../lab/useLab.ts'
import { fileOf } from '../../pictures/files.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { chooseFile, takeDrops } from './files.ts'
import styles from './Keeping.module.css'
import { KeepLine } from './KeepLine.tsx'
import { doAgain, openFile, openHash, saveHar, saveRecord, takeOffer } from './keeper.ts'
import { LinkDialog } from './LinkDialog.tsx'
import { isLink, type Shared } from './link.ts'
import type { Plan } from './plan.ts'
import { StrangeOrigins } from './StrangeOrigins.tsx'
import { planHere, shareHere } from './share.ts'
import { ask, keepButton, keepStore, say, type Wish } from './store.ts'
import { skippedWords } from './words.ts'

/** Asks before a link replaces the learner's own code. */
interface OfferDialogProps {
  shared: Shared
  /** `replays`: does what was done up to the step, too. */
  onTake: (replays: boolean) => void
  onClose: () => void
}
const linesOf = (text: string) => text.split('\n').length

function OfferDialog({ shared, onTake, onClose }: OfferDialogProps) {
  const isReady = useSession((s) => s.status === 'open')
  const { program, files = {}, clients, step } = shared
  return (
    <Dialog title="링크로 받은 실험" open onClose={onClose} returnTo={keepButton}>
      <div className={styles.text}>
        <ul>
          <li>
            <code>server.js</code> {`${linesOf(program)}줄`}
          </li>
          {Object.keys(files).map((path) => (
            <li key={path}>
              <code>{path}</code>
            </li>
          ))}
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

function grant(wish: Wish, desk: Desk): void {
  const made = snapshotOf(desk.store.getState().shown)
  if (wish === 'open') chooseFile((file) => void openFile(file, desk))
  else if (made) keep(wish, made, desk.store.getState().shown)
}

function keep(wish: Exclude<Wish, 'open'>, made: Recorded, lab: LabView): void {
  switch (wish) {
    case 'save':
      saveRecord(made)
      break
    case 'har':
      saveHar(made)
      break
    case 'link':
      ask({ kind: 'link', shared: shareHere(made, lab) })
      break
    case 'again': {
      const plan = planHere(made)
      if (plan) ask({ kind: 'again', plan })
      else say({ kind: 'problem', text: '이 순간까지는 실행한 서버가 없어서 다시 할 것이 없어요.' })
      break
    }
    default:
      assertNever(wish)
  }
}

/** Other programs come onto the page: what was done with those of before can't be taken back there. */
function leaveScene(): void {
  const { saying } = keepStore.getState()
  if (saying && saying.kind !== 'progress' && (saying.undo || saying.own)) say(null)
}

/** Stands under the top bar. `onFiles` is given what else is dropped, in the turn of the drop. */
export function Keeping({ onFiles }: { onFiles: (transfer: DataTransfer) => void }) {
  const desk = useDesk()
  const wish = useStore(keepStore, (keeper) => keeper.wish)

  useEffect(
    () =>
      takeDrops((drop) => {
        if (drop.kind === 'record') void openFile(drop.file, desk)
        else onFiles(drop.transfer)
      }),
    [desk, onFiles],
  )
  useEffect(() => {
    const read = () => {
      if (isLink(location.hash)) void openHash(location.hash)
    }
    read()
    addEventListener('hashchange', read)
    return () => removeEventListener('hashchange', read)
  }, [])
  useEffect(
    () =>
      placeStore.subscribe(({ scene }, before) => {
        if (scene !== before.scene) leaveScene()
      }),
    [],
  )
  useEffect(() => {
    if (wish === null) return
    keepStore.setState({ wish: null })
    grant(wish, desk)
  }, [wish, desk])

  return (
    <>
      <KeepLine />
      <Questions />
    </>
  )
}

function Questions() {
  const desk = useDesk()
  const question = useStore(keepStore, (keeper) => keeper.question)
  const close = () => ask(null)
  switch (question?.kind) {
    case 'again':
      return (
        <AgainDialog
          plan={question.plan}
          onClose={close}
          onAgain={() => {
            close()
            void doAgain(question.plan, desk)
          }}
        />
      )
    case 'link':
      return <LinkDialog shared={question.shared} onClose={close} />
    case 'offer':
      return (
        <OfferDialog
          shared={question.shared}
          onClose={close}
          onTake={(replays) => {
            close()
            void takeOffer(question.shared, replays, desk)
          }}
        />
      )
    case undefined:
      return null
    default:
      return assertNever(question)
  }
}

interface AgainDialogProps {
  plan: Plan
  onAgain: () => void
  onClose: () => void
}

/** Asks before everything is done once more: what runs now ends. */
function AgainDialog({ plan, onAgain, onClose }: AgainDialogProps) {
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
