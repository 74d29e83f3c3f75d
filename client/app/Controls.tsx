/** What stands across the page below diagram and programs: the wire's tape, the form that sends, and one row for the packet and time. */
import { lazy, Suspense } from 'react'
import { Boundary } from '../ui/Boundary.tsx'
import { Off } from '../ui/Off.tsx'
import styles from './Controls.module.css'

const WireBar = lazy(async () => ({ default: (await import('../features/network/WireBar.tsx')).WireBar }))
const WireTime = lazy(async () => ({ default: (await import('./WireTime.tsx')).WireTime }))
const ComposerBar = lazy(async () => ({
  default: (await import('../features/clients/Composer.tsx')).ComposerBar,
}))
const CurrentPacket = lazy(async () => ({
  default: (await import('./CurrentPacket.tsx')).CurrentPacket,
}))

/** `viewing`: a record is on the page, and nothing acts. */
export function Controls({ viewing, hidden }: { viewing: boolean; hidden: boolean }) {
  return (
    <div className={styles.controls} hidden={hidden}>
      <Boundary message="전선의 조건을 보여 주지 못했어요.">
        <Off when={viewing}>
          <Suspense>
            <WireBar />
          </Suspense>
        </Off>
      </Boundary>
      {!viewing && (
        <Boundary message="보내는 자리를 보여 주지 못했어요.">
          <Suspense>
            <ComposerBar />
          </Suspense>
        </Boundary>
      )}
      <div className={styles.row}>
        <Suspense fallback={<div className={styles.wait} />}>
          <CurrentPacket />
          <WireTime compact={false} />
        </Suspense>
      </div>
    </div>
  )
}
