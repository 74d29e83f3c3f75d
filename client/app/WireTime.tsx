/** The bar of time with the learner's hand on the wire: 한 단계 lets the next one go, 붙잡기 stands beside it. */

import type { ReactNode } from 'react'
import { releaseNext } from '../features/network/acts.ts'
import { HoldButton } from '../features/network/HoldButton.tsx'
import { useWireKeys } from '../features/network/keys.ts'
import { TimeBar } from '../features/time/TimeBar.tsx'
import { useLab, useLiveFold, useRecord } from '../lab/useLab.ts'
import { wireOf } from '../pictures/network.ts'
import { Off } from '../ui/Off.tsx'
import { useLanes } from './usePageClients.ts'
import { useTimeKeys } from './useTimeKeys.ts'
import { useTimeline } from './useTimeline.ts'

export function WireTime({ compact }: { compact: boolean }) {
  const lab = useLab()
  const { held } = useLiveFold(wireOf)
  const lanes = useLanes()
  const viewing = useRecord() !== null
  useWireKeys()
  return (
    <Timeline
      compact={compact}
      release={held.length > 0 && !viewing ? () => void releaseNext(lab) : null}
      hold={
        <Off when={viewing}>
          <HoldButton clients={lanes} />
        </Off>
      }
    />
  )
}

/** The bar of time, wired to the diagram's moments and to the keys. */
interface TimelineProps {
  compact: boolean
  /** Lets one go of what is held on the wire; `null` while nothing is. */
  release: (() => void) | null
  /** The button that holds the wire. */
  hold?: ReactNode
}

function Timeline({ compact, release, hold }: TimelineProps) {
  const { onEnd: _end, onPacket: _packet, ...bar } = useTimelineWithKeys(release)
  return <TimeBar {...bar} compact={compact} hold={hold} />
}

function useTimelineWithKeys(release: TimelineProps['release']) {
  const timeline = useTimeline(release)
  useTimeKeys(timeline)
  return timeline
}
