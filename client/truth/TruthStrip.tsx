/** Two ends, two stories, and what really happened: always about the current row, or the newest failure. */
import { AppWindow, ChevronDown, ChevronUp, CornerDownRight, Server } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import { traceStore } from '../trace/store.ts'
import { useFold } from '../trace/useFold.ts'
import { Badge } from '../ui/Badge.tsx'
import { groundOf } from './evidence.ts'
import { Sentence } from './Sentence.tsx'
import styles from './TruthStrip.module.css'
import { truthOf } from './truths.ts'

const icon = { size: 14, strokeWidth: 2.1, 'aria-hidden': true } as const

const nameOf = (client: string) =>
  client.startsWith('ext-') ? `외부 ${client.slice(4)}` : `클라이언트 ${client}`

/** Three cells of a fixed height; on a phone the third alone, until it is tapped. */
export function TruthStrip() {
  const ground = useFold(groundOf)
  const isLive = useStore(traceStore, (trace) => trace.cursor === null)
  const [isOpen, setOpen] = useState(false)
  const { client, truth } = truthOf(ground, isLive)
  const letter = client?.replace('ext-', '')
  return (
    <section className={styles.strip} data-open={isOpen} aria-label="두 쪽의 진실">
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
