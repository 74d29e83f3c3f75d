/** What became of a packet, in one word beside its time: the line says how far it came, the icon says why. */

import { Ban, Pause, Pencil, Timer, Unplug, WifiOff, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { delayOf, isLimited } from '#shared/model/units.ts'
import type { Crossing, DrawnFate } from '../../pictures/flow/types.ts'
import styles from './Fate.module.css'

const small = { size: 14, strokeWidth: 2.1, 'aria-hidden': true } as const

interface Word {
  text: string
  icon: ReactNode
  tone: 'net' | 'bad'
}
const words: Partial<Record<DrawnFate, Word>> = {
  held: { text: '붙잡힘', icon: <Pause {...small} />, tone: 'net' },
  dropped: { text: '버려짐', icon: <X {...small} />, tone: 'bad' },
  vanished: { text: '사라짐', icon: <WifiOff {...small} />, tone: 'net' },
  blocked: { text: '막힘', icon: <Ban {...small} />, tone: 'bad' },
  closed: { text: '끊김', icon: <Unplug {...small} />, tone: 'bad' },
  hidden: { text: '감춤', icon: <Ban {...small} />, tone: 'bad' },
}

/** The same, for those who listen. */
export const spokenFates: Partial<Record<DrawnFate, string>> = {
  held: '붙잡힘',
  delayed: '늦어지는 중',
  dropped: '버려짐',
  vanished: '가다가 사라짐',
  blocked: '웹소켓이 막힘',
  closed: '기다리다 연결이 끊김',
  hidden: '브라우저가 감춤',
  refused: '받는 서버 없음',
}

interface FateWordProps {
  crossing: Crossing | undefined
  fate: DrawnFate | undefined
  /** The text is not the one that was sent. */
  edited: boolean
  muted: boolean
  /** Where there are no lanes with room for a gate, the word says that it is held. */
  compact: boolean
}

export function FateWord({ crossing, fate, edited, muted, compact }: FateWordProps) {
  if (crossing?.via !== 'wire' || fate === undefined) return null
  const { unit } = crossing
  const delay = delayOf(unit)
  const word = fate === 'held' && !compact ? undefined : words[fate]
  return (
    <>
      {edited && compact && (
        <span className={styles.word} data-tone="net" data-muted={muted || undefined}>
          <Pencil {...small} /> 고침
        </span>
      )}
      {unit.resent !== null && (
        <span className={styles.word} data-tone="net" data-muted={muted || undefined}>
          다시 보냄
        </span>
      )}
      {isLimited(unit) && fate === 'arrived' && (
        <span className={styles.word} data-tone="net" data-muted={muted || undefined}>
          저절로 감
        </span>
      )}
      {delay !== null && (
        <span className={styles.word} data-tone="net" data-muted={muted || undefined}>
          <Timer {...small} /> +{Math.round(delay)}&nbsp;ms
        </span>
      )}
      {word && (
        <span className={styles.word} data-tone={word.tone} data-muted={muted || undefined}>
          {word.icon} {word.text}
        </span>
      )}
    </>
  )
}
