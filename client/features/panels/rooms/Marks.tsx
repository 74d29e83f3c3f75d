/** What stands in a cell of the delivery table: a prediction, and what the wire carried. */
import { X } from 'lucide-react'
import { useLab } from '../../../lab/useLab.ts'
import { LayerMark } from '../../../ui/LayerMark.tsx'
import type { Arrival } from './arrivals.ts'
import styles from './Marks.module.css'

/** It was thought to arrive. */
export function Ring() {
  return <span className={styles.ring} aria-hidden="true" />
}

/** Nothing. */
export function Dot({ words }: { words: string }) {
  return (
    <>
      <span className={styles.dot} aria-hidden="true">
        ·
      </span>
      <span className="hidden-text">{words}</span>
    </>
  )
}

const fates: Record<Arrival['status'], string> = {
  received: '받은 패킷 보기',
  waiting: '전선에서 기다리는 패킷 보기',
  lost: '사라진 패킷 보기',
}

/** The way to a packet's moment. */
export function PacketMark({ packets, name }: { packets: readonly Arrival[]; name: string }) {
  const lab = useLab()
  const [first] = packets
  if (!first) return <Dot words="받은 패킷 없음" />
  const words = `${name}: ${fates[first.status]}`
  return (
    <button
      type="button"
      className={styles.packet}
      aria-label={words}
      title={words}
      onClick={() => lab.trace.show(first.seq, first.part)}
    >
      <FateMark status={first.status} />
      {packets.length > 1 && <span className={styles.times}>{`×${packets.length}`}</span>}
    </button>
  )
}

function FateMark({ status }: Pick<Arrival, 'status'>) {
  if (status === 'received') return <LayerMark layer="sio" />
  if (status === 'waiting') return <LayerMark layer="net" />
  return <X size={14} strokeWidth={2.1} className={styles.lost} aria-hidden="true" />
}
