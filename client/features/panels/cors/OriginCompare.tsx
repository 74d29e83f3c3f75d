/** The origin that asked above the origin that is allowed: the letters that differ are underlined. */
import { allowOrigin } from '#shared/model/cors.ts'
import { isWebSocket } from '#shared/model/exchanges.ts'
import { headerOf } from '#shared/model/headers.ts'
import type { Attempt } from './attempts.ts'
import styles from './CellDetail.module.css'
import { differing } from './differing.ts'
import { answerOf, type Verdict } from './verdict.ts'

export function OriginCompare({ attempt, verdict }: { attempt: Attempt; verdict: Verdict }) {
  const { exchange, reason } = verdict
  const answer = exchange && answerOf(exchange)
  const isUnchecked = reason.is === 'unchecked' || (exchange !== null && isWebSocket(exchange))
  const allows = answer ? (headerOf(answer.event.headers, allowOrigin) ?? null) : null
  const isOther = reason.is === 'other origin'
  const [asked, allowed] = isOther && allows !== null ? differing(attempt.origin, allows) : [null, null]
  return (
    <dl className={styles.compare}>
      <dt>
        요청의 <code>Origin</code>
      </dt>
      <dd>
        <Letters text={attempt.origin} differs={asked} />
      </dd>
      <dt>응답의 허용 출처</dt>
      <dd>
        {isUnchecked ? (
          <span>검사 안 함</span>
        ) : allows === null ? (
          <span>{answer ? '없음' : '답 없음'}</span>
        ) : (
          <Letters text={allows} differs={allowed} />
        )}
      </dd>
    </dl>
  )
}

function Letters({ text, differs }: { text: string; differs: readonly [number, number] | null }) {
  if (!differs) return <code>{text}</code>
  const [from, to] = differs
  return (
    <code>
      {text.slice(0, from)}
      <b className={styles.differs}>{text.slice(from, to)}</b>
      {text.slice(to)}
    </code>
  )
}
