/** One line that was sent: who was thought to get it, who got it, and whether that is the same. */
import { Check, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { assertNever } from '#shared/assertNever.ts'
import { useCurrent } from '../../../lab/useCurrent.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { classes } from '../../../ui/classes.ts'
import { Sentence } from '../../../ui/Sentence.tsx'
import { CodeText } from './CodeText.tsx'
import styles from './Delivery.module.css'
import { type Delivery, wrongIn } from './deliveries.ts'
import { Dot, PacketMark, Ring } from './Marks.tsx'
import type { Receiver } from './people.ts'

interface ResultRowProps {
  delivery: Delivery
  receivers: readonly Receiver[]
  /** It was sent just now: it shows itself. */
  isNew: boolean
}

export function ResultRow({ delivery, receivers, isNew }: ResultRowProps) {
  const row = useRef<HTMLTableRowElement>(null)
  const { sending, line, packets } = delivery
  const current = useCurrent()?.key
  const outcome = useOutcome(delivery)
  const wrong = outcome.is === 'compared' ? outcome.wrong : []
  const badge = receivers.find(({ client }) => client === sending.sender)?.badge ?? sending.sender
  useEffect(() => {
    if (isNew) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isNew])
  return (
    <tr ref={row}>
      <th scope="row" className={styles.way} title={sending.code}>
        <span className={styles.head}>
          {badge !== null && <Badge letter={badge} />}
          <CodeText code={sending.head} />
        </span>
        {sending.waits && <Answer line={line} />}
        {outcome.is === 'failed' && <span className={styles.failed}>{line?.value}</span>}
      </th>
      {receivers.map(({ client, name }) => {
        const mine = packets.get(client) ?? []
        const isWrong = wrong.includes(client)
        const isPredicted = sending.predicted?.includes(client) ?? false
        return [
          <td
            key={`${client} predicted`}
            className={classes(styles.cell, isWrong && isPredicted && styles.wrong)}
          >
            {isPredicted ? (
              <>
                <Ring />
                <span className="hidden-text">받을 것으로 예측</span>
              </>
            ) : sending.predicted === null ? (
              <span className="hidden-text">예측 없음</span>
            ) : (
              <Dot words="받지 않을 것으로 예측" />
            )}
          </td>,
          <td
            key={`${client} real`}
            className={classes(
              styles.cell,
              isWrong && !isPredicted && styles.wrong,
              mine.some(({ key }) => key === current) && styles.current,
            )}
          >
            <PacketMark packets={mine} name={name} />
          </td>,
        ]
      })}
      <td className={styles.compare}>
        <Verdict outcome={outcome} />
      </td>
    </tr>
  )
}

type Outcome =
  | { is: 'sending' | 'waiting' | 'failed' | 'alone' }
  | { is: 'compared'; wrong: readonly string[] }

/** What does not come within this time, does not come: a volatile packet, or one that is on nobody's wire. */
const patienceMs = 600

function useOutcome(delivery: Delivery): Outcome {
  const { sending, line, packets, missing } = delivery
  const isOpen = missing.length > 0 || (line === null && packets.size === 0)
  const isLate = useLate(isOpen, patienceMs)
  if (line && !line.ok && !sending.waits) return { is: 'failed' }
  if ([...packets.values()].flat().some(({ status }) => status === 'waiting')) return { is: 'waiting' }
  if (isOpen && !isLate) return { is: 'sending' }
  const wrong = wrongIn(delivery)
  return wrong === null ? { is: 'alone' } : { is: 'compared', wrong }
}

function Verdict({ outcome }: { outcome: Outcome }) {
  switch (outcome.is) {
    case 'sending':
      return <span className={styles.quiet}>보내는 중</span>
    case 'waiting':
      return <span className={styles.held}>전선에 있음</span>
    case 'failed':
      return <span className={styles.failed}>오류</span>
    case 'alone':
      return <span className={styles.quiet}>비교 없음</span>
    case 'compared': {
      const count = outcome.wrong.length
      return count === 0 ? (
        <span className={styles.same}>
          <Check size={14} strokeWidth={2.1} aria-hidden="true" />
          같음
        </span>
      ) : (
        <span className={styles.differs}>
          <X size={14} strokeWidth={2.1} aria-hidden="true" />
          {`${count}칸 다름`}
        </span>
      )
    }
    default:
      return assertNever(outcome)
  }
}

/** The console has waited for as long as it does. */
const isPending = (value: string): boolean => value === 'Promise { <pending> }'

/** What `emitWithAck` came to. */
function Answer({ line }: { line: Delivery['line'] }) {
  const text =
    line === null
      ? '답을 기다려요'
      : isPending(line.value)
        ? '1초 안에 답이 없었어요'
        : `${line.ok ? '답' : '답 대신'} \`${line.value}\``
  return (
    <span className={classes(styles.under, line?.ok === false && styles.failed)}>
      <Sentence text={text} />
    </span>
  )
}

/** Whether something has been open for too long. */
function useLate(isOpen: boolean, ms: number): boolean {
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    if (!isOpen) return
    const timer = setTimeout(() => setLate(true), ms)
    return () => clearTimeout(timer)
  }, [isOpen, ms])
  return isOpen && isLate
}
