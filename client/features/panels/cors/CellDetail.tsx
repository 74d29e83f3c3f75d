/** What happened in the open cell: both origins letter by letter, each request with its answer, both ends, and the code. */
import { RotateCcw, X } from 'lucide-react'
import { useStore } from 'zustand'
import { allowOrigin } from '#shared/model/cors.ts'
import { isWebSocket } from '#shared/model/exchanges.ts'
import { headerOf } from '#shared/model/headers.ts'
import type { Place } from '../../../lab/clients/places.ts'
import { useLab, useLiveFold, useRecord } from '../../../lab/useLab.ts'
import { serverOf } from '../../../pictures/server.ts'
import { Button, IconButton } from '../../../ui/Button.tsx'
import { CopyButton } from '../../../ui/CopyButton.tsx'
import { Sentence } from '../../../ui/Sentence.tsx'
import type { Attempt, Attempts } from './attempts.ts'
import styles from './CellDetail.module.css'
import { chosenStore } from './chosen.ts'
import { differing } from './differing.ts'
import { ExchangeLines } from './ExchangeLines.tsx'
import { codeOf } from './edits.ts'
import { type Origins, places, short } from './origins.ts'
import { foundAt, lineOf, type Row } from './rows.ts'
import { fillCells } from './run.ts'
import { runStore } from './runStore.ts'
import { answerOf, type Verdict, verdictOf } from './verdict.ts'
import { codeHeard, serverDid, whyOf } from './words.ts'

interface CellDetailProps {
  row: Row
  place: Place | null
  origins: Origins
  attempts: Attempts
}

const storyPort = 4000

export function CellDetail({ row, place, origins, attempts }: CellDetailProps) {
  const lab = useLab()
  const isBusy = useStore(runStore, ({ status }) => status === 'running')
  const viewing = useRecord() !== null
  const port = useLiveFold(serverOf).port ?? storyPort
  const page = places.find((one) => one.place === place)
  const attempt = page && attempts.get(foundAt(row, origins[page.place]))
  const wanted = page ? [page.place] : places.map((one) => one.place)
  return (
    <section className={styles.detail} aria-label="고른 칸">
      <div className={styles.head}>
        <h3>
          <code>{short(row.name, origins)}</code>
          {row.note !== undefined && ` ${row.note}`}
          {page && ` · ${page.name}`}
        </h3>
        <Button
          size="small"
          icon={<RotateCcw size={14} strokeWidth={2.1} aria-hidden="true" />}
          disabled={viewing}
          aria-disabled={isBusy || undefined}
          onClick={() => void fillCells(lab, row, wanted)}
        >
          {attempt ? '다시 실행' : '실행'}
        </Button>
        <IconButton
          label="닫기"
          size="small"
          icon={<X size={14} strokeWidth={2.1} />}
          onClick={() => chosenStore.setState({ row: null, place: null })}
        />
      </div>
      {attempt && <Happened attempt={attempt} />}
      <dl className={styles.code}>
        <dt>server.js</dt>
        <dd>
          {row.server === null ? (
            '코드는 그대로 두어요.'
          ) : codeOf(row.server) === '' ? (
            <p>
              <Sentence text="`cors`를 지워요." />
            </p>
          ) : (
            <>
              <code>{codeOf(row.server)}</code>
              <CopyButton text={codeOf(row.server)} />
            </>
          )}
        </dd>
        <dt>{attempt ? `${attempt.lane}의 콘솔` : '클라이언트 콘솔'}</dt>
        <dd>
          <code>{lineOf(row, port)}</code>
          <CopyButton text={lineOf(row, port)} />
        </dd>
      </dl>
    </section>
  )
}

function Happened({ attempt }: { attempt: Attempt }) {
  const verdict = verdictOf(attempt)
  return (
    <>
      <div className={styles.verdict}>
        <OriginCompare attempt={attempt} verdict={verdict} />
        <p className={styles.why}>
          <Sentence text={whyOf(verdict, attempt)} />
        </p>
      </div>
      <ExchangeLines attempt={attempt} verdict={verdict} />
      <dl className={styles.ends}>
        <dt>서버</dt>
        <dd>
          <Sentence text={serverDid(attempt)} />
        </dd>
        <dt>코드가 들은 것</dt>
        <dd>
          <Sentence text={codeHeard(attempt)} />
        </dd>
      </dl>
    </>
  )
}

/** The origin that asked above the origin that is allowed: the letters that differ are underlined. */
function OriginCompare({ attempt, verdict }: { attempt: Attempt; verdict: Verdict }) {
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
