/** 붙잡기: holds what crosses the wire, or what the learner chose of it. */
import { ChevronUp, Pause } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useStore } from 'zustand'
import { useLab, useLiveFold } from '../../lab/useLab.ts'
import { wireOf } from '../../pictures/network.ts'
import { Popover } from '../../ui/Popover.tsx'
import { actsStore, toggleHold } from './acts.ts'
import styles from './Network.module.css'
import { activeOn, filterText } from './words.ts'

const HoldFilter = lazy(async () => ({ default: (await import('./HoldFilter.tsx')).HoldFilter }))

/** Pressed while a hold is on; what it takes hangs above it. */
export function HoldButton({ clients }: { clients: readonly string[] }) {
  const lab = useLab()
  const { network } = useLiveFold(wireOf)
  const filter = useStore(actsStore, (s) => s.filter)
  const on = activeOn(network).find((active) => active.kind === 'hold')
  const shown = network.lab.hold ?? (on?.kind === 'hold' ? on.hold : filter)
  const only = filterText(shown)
  return (
    <span className={styles.hold} data-on={on !== undefined || undefined}>
      <button
        type="button"
        aria-pressed={on !== undefined}
        aria-keyshortcuts="H"
        onClick={() => toggleHold(lab)}
      >
        <Pause size={16} strokeWidth={2.1} aria-hidden="true" />
        붙잡기
      </button>
      <Popover
        label="무엇을 붙잡을지"
        side="top"
        align="end"
        trigger={
          <button
            type="button"
            className={styles.holdMore}
            aria-label={only ? `붙잡을 것: ${only}` : '붙잡을 것: 모두'}
          >
            {only && <span>{only}</span>}
            <ChevronUp size={14} strokeWidth={2.1} aria-hidden="true" />
          </button>
        }
      >
        <Suspense>
          <HoldFilter filter={shown} clients={clients} />
        </Suspense>
      </Popover>
    </span>
  )
}
