/** What can be done in the heads of the lanes: each client's own acts, a line for the server, one client more. */
import { Terminal } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { flushSync } from 'react-dom'
import { closePanels } from '../features/panels/store.ts'
import type { HeadActs } from '../features/sequence/headsProps.ts'
import styles from './headActs.module.css'
import { showView } from './views.ts'

/** Loaded behind the first picture of the page; until then their badges stand there. */
const LaneHead = lazy(async () => ({ default: (await import('../features/clients/LaneHead.tsx')).LaneHead }))
const AddClient = lazy(async () => ({
  default: (await import('../features/clients/AddClient.tsx')).AddClient,
}))

/** Shows the console, wherever it stands, and puts the cursor into its line. */
function goToPrompt(): void {
  flushSync(() => {
    closePanels()
    showView('console')
  })
  document.querySelector<HTMLElement>('[data-server-prompt]')?.focus()
}

export const headActs: HeadActs = {
  Own: (props) => (
    <Suspense fallback={props.badge}>
      <LaneHead {...props} />
    </Suspense>
  ),
  server: (room) => {
    const isIcon = room < 105
    const name = isIcon ? undefined : room < 160 ? '콘솔' : '콘솔에서 보내기'
    return (
      <button
        type="button"
        className={styles.say}
        data-icon={isIcon || undefined}
        aria-label="콘솔에서 보내기"
        title="서버 콘솔에서 한 줄을 실행해요. io.emit으로 보낼 수 있어요."
        onClick={goToPrompt}
      >
        <Terminal size={14} strokeWidth={2.1} aria-hidden="true" />
        {name}
      </button>
    )
  },
  add: (
    <Suspense>
      <AddClient inHead />
    </Suspense>
  ),
}
