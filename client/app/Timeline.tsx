/** The bar of time, wired to the diagram's moments and to the keys. */
import type { ReactNode } from 'react'
import { TimeBar } from '../features/time/TimeBar.tsx'
import { useTimeKeys } from './useTimeKeys.ts'
import { useTimeline } from './useTimeline.ts'

interface TimelineProps {
  compact: boolean
  /** Lets one go of what is held on the wire; `null` while nothing is. */
  release: (() => void) | null
  /** The button that holds the wire. */
  hold?: ReactNode
}

export function Timeline({ compact, release, hold }: TimelineProps) {
  const { onEnd: _end, onPacket: _packet, ...bar } = useTimelineWithKeys(release)
  return <TimeBar {...bar} compact={compact} hold={hold} />
}

function useTimelineWithKeys(release: TimelineProps['release']) {
  const timeline = useTimeline(release)
  useTimeKeys(timeline)
  return timeline
}
