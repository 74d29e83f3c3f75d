/** 콘솔에서 보내기: leads from the server's head to the line that runs in its program. */
import { Terminal } from 'lucide-react'
import { flushSync } from 'react-dom'
import { closePanels } from '../features/panels/store.ts'
import styles from './SayInConsole.module.css'
import { showView } from './views.ts'

/** Shows the console, wherever it stands, and puts the cursor into its line. */
function goToPrompt(): void {
  flushSync(() => {
    closePanels()
    showView('console')
  })
  document.querySelector<HTMLElement>('[data-server-prompt]')?.focus()
}

/** `room`: to the next lane. */
export function SayInConsole({ room }: { room: number }) {
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
}
