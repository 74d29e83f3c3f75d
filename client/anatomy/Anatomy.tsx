/** The current packet in one line: each piece in the box of its layer; 자세히 opens all there is to know of it. */
import { type ReactNode, useState } from 'react'
import { useStore } from 'zustand'
import { flowOf } from '../trace/flow/flow.ts'
import type { Crossing } from '../trace/flow/types.ts'
import { crossingName, noteWords } from '../trace/names.ts'
import { traceStore } from '../trace/store.ts'
import { useLiveFold } from '../trace/useFold.ts'
import { Button } from '../ui/Button.tsx'
import { LayerMark } from '../ui/LayerMark.tsx'
import styles from './Anatomy.module.css'
import { PacketDetail } from './PacketDetail.tsx'
import { partsOf, problemOf } from './parts.ts'

interface AnatomyProps {
  /** Goes to a line of the learner's code. */
  onLine?: (file: string, line: number) => void
  /** Under a row of the list twin: the pieces wrap. */
  compact?: boolean
  /** Stands at the end of the line, whatever it shows. */
  children?: ReactNode
}

export function Anatomy({ onLine, compact = false, children }: AnatomyProps) {
  const [open, setOpen] = useState(false)
  const flow = useLiveFold(flowOf)
  const key = useStore(traceStore, (trace) =>
    trace.cursor === null ? null : `${trace.cursor}.${trace.part}`,
  )
  const crossing = key === null ? undefined : flow.crossings.get(key)
  const laneOf = (client: string) => flow.lanes.find((lane) => lane.client === client)
  if (!crossing)
    return compact ? null : (
      <div className={styles.line}>
        <p className={styles.hint}>행을 고르면 그 패킷을 여기에 풀어 보여요.</p>
        {children}
      </div>
    )
  return (
    <section className={styles.anatomy} data-compact={compact || undefined} aria-label="고른 패킷">
      {open && <PacketDetail crossing={crossing} laneOf={laneOf} {...(onLine && { onLine })} />}
      <div className={styles.line} data-compact={compact || undefined}>
        <Pieces crossing={crossing} words={crossingName(crossing, laneOf)} said={saidBy(crossing, laneOf)} />
        <span className={styles.size}>{crossing.via === 'wire' && `${crossing.size} B`}</span>
        <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? '접기' : '자세히'}
        </Button>
        {children}
      </div>
    </section>
  )
}

type LaneOf = Parameters<typeof noteWords>[1]
const saidBy = (crossing: Crossing, laneOf: LaneOf): string =>
  crossing.via === 'code' ? noteWords(crossing, laneOf) : ''

/** A part longer than this is cut at its end here; 자세히 has it whole. */
const most = 160

function Pieces({ crossing, words, said }: { crossing: Crossing; words: string; said: string }) {
  const problem = problemOf(crossing)
  if (crossing.via === 'code')
    return (
      <span className={styles.pieces}>
        <LayerMark layer={crossing.layer} />
        <b>{words}</b>
        <span className={styles.label}>{said}</span>
      </span>
    )
  return (
    <span className={styles.pieces}>
      {partsOf(crossing).map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one packet never change places.
        <span key={index} className={styles.piece}>
          <code className={styles.box} data-layer={part.layer}>
            {part.text.slice(0, most)}
          </code>
          <span className={styles.label}>{part.label}</span>
        </span>
      ))}
      {problem && <span className={styles.problem}>{problem}</span>}
    </span>
  )
}
