/** The bar of time with the learner's hand on the wire: 한 단계 lets the next one go, 붙잡기 stands beside it. */
import { releaseNext } from '../features/network/acts.ts'
import { HoldButton } from '../features/network/HoldButton.tsx'
import { useWireKeys } from '../features/network/keys.ts'
import { useLab, useLiveFold, useRecord } from '../lab/useLab.ts'
import { wireOf } from '../pictures/network.ts'
import { Off } from '../ui/Off.tsx'
import { Timeline } from './Timeline.tsx'
import { useLanes } from './usePageClients.ts'

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
