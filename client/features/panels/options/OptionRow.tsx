/** One option in the list: its name, its Korean name, and what the code says of it; opens in its place. */
import { ChevronDown, ChevronRight } from 'lucide-react'
import { useStore } from 'zustand'
import { OptionDetail } from './OptionDetail.tsx'
import styles from './OptionRow.module.css'
import type { Hit } from './search.ts'
import { optionsStore, toggleOption } from './store.ts'
import { useOption } from './useOption.ts'

export function OptionRow({ hit, lane }: { hit: Hit; lane: string }) {
  const { entry, misnomer } = hit
  const { name, target, meta } = entry
  const isOpen = useStore(optionsStore, ({ open }) => open[target] === name)
  const { setting } = useOption(entry, lane)
  const id = `option-${target}-${name}`
  const Mark = isOpen ? ChevronDown : ChevronRight
  return (
    <li className={styles.item}>
      <button
        type="button"
        className={styles.row}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={(event) => {
          toggleOption(target, name)
          if (!isOpen) bringUp(event.currentTarget)
        }}
      >
        <Mark size={14} strokeWidth={2.1} aria-hidden="true" />
        <code className={styles.name}>{name}</code>
        <span className={styles.label}>{meta.label}</span>
        {setting.is === 'set' && <code className={styles.value}>{setting.code.replace(/\s+/g, ' ')}</code>}
      </button>
      {misnomer !== null && (
        <p className={styles.misnomer}>
          <code>{misnomer}</code> 옵션은 없어요. 찾는 것은 이 옵션이에요.
        </p>
      )}
      {isOpen && (
        <div id={id}>
          <OptionDetail entry={entry} lane={lane} />
        </div>
      )}
    </li>
  )
}

/** What opens begins at the top of the list, where there is room for it. */
function bringUp(row: HTMLElement): void {
  requestAnimationFrame(() => row.scrollIntoView({ block: 'start' }))
}
