/** Beside a chapter the programs and the panels share a column: which of them is seen. */
import { useStore } from 'zustand'
import { panelsStore } from '../features/panels/store.ts'
import { onTabKey } from '../ui/tabKeys.ts'
import styles from './SideTabs.module.css'

export function SideTabs() {
  const isDockOpen = useStore(panelsStore, (panels) => panels.open)
  const tab = (name: string, open: boolean) => (
    <button
      type="button"
      role="tab"
      aria-selected={open === isDockOpen}
      tabIndex={open === isDockOpen ? 0 : -1}
      className={styles.tab}
      onClick={() => panelsStore.setState({ open })}
    >
      {name}
    </button>
  )
  return (
    <div role="tablist" aria-label="옆 자리" data-side-tabs="" className={styles.tabs} onKeyDown={onTabKey}>
      {tab('코드', false)}
      {tab('패널', true)}
    </div>
  )
}
