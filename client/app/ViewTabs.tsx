/** The tabs of what does not stand beside each other. */
import { AppWindow, ArrowLeftRight, BookOpen, Pencil, SlidersHorizontal, Terminal } from 'lucide-react'
import type { ReactNode } from 'react'
import { onTabKey } from '../ui/tabKeys.ts'
import styles from './ViewTabs.module.css'
import { showView, type View, viewNames } from './views.ts'

const thin = { size: 20, strokeWidth: 1.7, 'aria-hidden': true } as const
const viewIcons: Record<View, ReactNode> = {
  lesson: <BookOpen {...thin} />,
  code: <Pencil {...thin} />,
  sequence: <ArrowLeftRight {...thin} />,
  console: <Terminal {...thin} />,
  clients: <AppWindow {...thin} />,
  panels: <SlidersHorizontal {...thin} />,
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
            {icons && viewIcons[one]}
            {viewNames[one]}
          </button>
        ))}
      </div>
    </nav>
  )
}
