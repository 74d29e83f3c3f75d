/** Two ends, two stories, and what really happened: always about the current row, or the newest failure. */
import { AppWindow, ChevronDown, ChevronUp, CornerDownRight, Server } from 'lucide-react'
import { useEffect, useState } from 'react'
import { shownTime } from '../../lab/trace/store.ts'
import { useFold, useLab, useLiveFold, useTrace } from '../../lab/useLab.ts'
import { flowOf } from '../../pictures/flow/flow.ts'
import { timersOf } from '../../pictures/timers.ts'
import { Badge } from '../../ui/Badge.tsx'
import { calm } from '../../ui/frames.ts'
import { Sentence } from '../../ui/Sentence.tsx'
import { groundOf } from './evidence.ts'
import { focusOf } from './focus.ts'
import styles from './TruthStrip.module.css'
import { type Clock, truthOf } from './truths.ts'

const icon = { size: 14, strokeWidth: 2.1, 'aria-hidden': true } as const

const nameOf = (client: string) =>
  client.startsWith('ext-') ? `외부 ${client.slice(4)}` : `클라이언트 ${client}`

/** Three cells of a fixed height; on a phone the third alone, until it is tapped. */
export function TruthStrip() {
  const ground = useFold(groundOf)
  const flow = useLiveFold(flowOf)
  const cursor = useTrace((trace) => trace.cursor)
  const part = useTrace((trace) => trace.part)
  const clock = useClock()
  const [isOpen, setOpen] = useState(false)
  const { client, cause, name, truth } = truthOf(ground, focusOf(flow, ground, cursor, part), clock)
  const letter = client?.replace('ext-', '')
  return (
    <section className={styles.strip} data-open={isOpen} data-cause={cause} aria-label="두 쪽의 진실">
      <div className={styles.cell}>
        <h2 className={styles.title}>
          <AppWindow {...icon} />
          브라우저가 아는 것{letter && <Badge letter={letter} />}
          {client && <span className="hidden-text">{nameOf(client)}</span>}
        </h2>
        <p className={styles.text}>
          <Sentence text={truth.browser} />
        </p>
      </div>
      <div className={styles.cell}>
        <h2 className={styles.title}>
          <Server {...icon} />
          서버가 아는 것
        </h2>
        <p className={styles.text}>
          <Sentence text={truth.server} />
        </p>
      </div>
      <div className={styles.why} aria-live="polite">
        <h2 className={styles.title}>
          <CornerDownRight {...icon} />
          그래서 진짜 이유
          {name && (
            <span className={styles.name}>
              <Sentence text={name} />
            </span>
          )}
        </h2>
        <p className={styles.text}>
          <Sentence text={truth.why} />
        </p>
        <button
          type="button"
          className={styles.more}
          aria-expanded={isOpen}
          aria-label={isOpen ? '이유만 보기' : '두 쪽이 아는 것도 보기'}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? <ChevronDown {...icon} size={16} /> : <ChevronUp {...icon} size={16} />}
        </button>
      </div>
    </section>
  )
}

/** What is waited for at the cursor, and the time there; live, it goes on. */
function useClock(): Clock {
  const lab = useLab()
  const timers = useFold(timersOf)
  const cursor = useTrace((trace) => trace.cursor)
  const isTicking = cursor === null && timers.some(({ held }) => held !== null)
  const [, tick] = useState(0)
  useEffect(() => {
    if (!isTicking) return
    const timer = setInterval(() => tick((ticks) => ticks + 1), calm.matches ? 1_000 : 100)
    return () => clearInterval(timer)
  }, [isTicking])
  return { timers, at: shownTime(lab.trace.getState(), lab.session.traceNow()?.at ?? null) }
}
