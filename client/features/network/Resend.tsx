/** 다시 보내기: sends the current packet once more. */
import { Send } from 'lucide-react'
import { useState } from 'react'
import { useLab, useLiveFold, useRecord, useTrace } from '../../lab/useLab.ts'
import { flowOf } from '../../pictures/flow/flow.ts'
import type { Crossing } from '../../pictures/flow/types.ts'
import { IconButton } from '../../ui/Button.tsx'
import { resend } from './acts.ts'
import styles from './WireBar.module.css'

/** A frame, or a request with packets in it. */
function canResend(crossing: Crossing | undefined): boolean {
  if (crossing?.via !== 'wire' || crossing.engine === undefined) return false
  const { unit } = crossing
  return unit.kind === 'frame' ? unit.event.opcode <= 2 : unit.kind === 'request' && unit.size > 0
}

export function Resend() {
  const lab = useLab()
  const flow = useLiveFold(flowOf)
  const key = useTrace(({ cursor, part }) => (cursor === null ? null : `${cursor}.${part}`))
  const viewing = useRecord() !== null
  const [refused, setRefused] = useState<{ key: string; problem: string } | null>(null)
  const crossing = key === null ? undefined : flow.crossings.get(key)
  if (viewing) return null
  if (key === null || !crossing || !canResend(crossing)) {
    // Whoever sent it once more is at the newest moment now: a refusal is said there.
    return refused && key === null ? <Refusal problem={refused.problem} /> : null
  }
  const send = async () => {
    const problem = await resend(lab, crossing.event.seq)
    setRefused(problem === null ? null : { key, problem })
  }
  return (
    <>
      {refused?.key === key && <Refusal problem={refused.problem} />}
      <IconButton
        look="raised"
        size="small"
        label="다시 보내기"
        icon={<Send size={14} strokeWidth={2.1} aria-hidden="true" />}
        onClick={() => void send()}
      />
    </>
  )
}

function Refusal({ problem }: { problem: string }) {
  return (
    <span role="alert" className={styles.refusal} title={problem}>
      {problem}
    </span>
  )
}
