/** The packet that is current, taken apart, with its times at both ends. */
import { Anatomy } from '../features/anatomy/Anatomy.tsx'
import { FlightTimes } from '../features/clients/FlightTimes.tsx'
import { Resend } from '../features/network/Resend.tsx'
import { useLab } from '../lab/useLab.ts'
import type { WireCrossing } from '../pictures/flow/types.ts'
import { Boundary } from '../ui/Boundary.tsx'

interface CurrentPacketProps {
  /** Under a row of the list twin. */
  compact?: boolean
}

const times = (crossing: WireCrossing, who: string) => <FlightTimes crossing={crossing} who={who} />

export function CurrentPacket({ compact = false }: CurrentPacketProps) {
  const { editor } = useLab()
  return (
    <Boundary message="이 패킷을 풀어 보여 주지 못했어요.">
      <Anatomy onLine={editor.open} compact={compact} times={times}>
        <Resend />
      </Anatomy>
    </Boundary>
  )
}
