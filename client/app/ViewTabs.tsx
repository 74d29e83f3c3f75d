/** The tabs of what does not stand beside each other. */
import { AppWindow, ArrowLeftRight, BookOpen, Pencil, SlidersHorizontal, Terminal } from 'lucide-react'
import type { ReactNode } from 'react'
import { onTabKey } from '../ui/tabKeys.ts'
import styles from './ViewTabs.module.css'
import { showView, type View } from './views.ts'

const thin = { size: 20, strokeWidth: 1.7, 'aria-hidden': true } as const
const views: Record<View, { name: string; icon: ReactNode }> = {
  lesson: { name: '설명', icon: <BookOpen {...thin} /> },
  code: { name: '코드', icon: <Pencil {...thin} /> },
  sequence: { name: '순서', icon: <ArrowLeftRight {...thin} /> },
  console: { name: '콘솔', icon: <Terminal {...thin} /> },
  clients: { name: '클라이언트', icon: <AppWindow {...thin} /> },
  panels: { name: '패널', icon: <SlidersHorizontal {...thin} /> },
}

interface ViewTabsProps {
  views: readonly View[]
  view: View | null
  icons: boolean
}

export function ViewTabs({ views: shown, view, icons }: ViewTabsProps) {
  return (
    <nav>
      <div
        role="tablist"
        aria-label="화면"
        className={icons ? styles.bottom : styles.tabs}
        onKeyDown={onTabKey}
      >
        {shown.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            aria-selected={one === view}
            tabIndex={one === view ? 0 : -1}
            className={styles.tab}
            onClick={() => showView(one)}
          >
            {icons && views[one].icon}
            {views[one].name}
          </button>
        ))}
      </div>
    </nav>
  )
}
