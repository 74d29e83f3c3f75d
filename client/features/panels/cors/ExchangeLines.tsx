/** Each request of an attempt and its answer, with the words of CORS; a press makes it the current moment. */
import { type Exchange, isWebSocket, pathOf } from '#shared/model/exchanges.ts'
import { momentOf } from '#shared/model/units.ts'
import type { Headers } from '#shared/trace.ts'
import { useCurrent } from '../../../lab/useCurrent.ts'
import { useLab } from '../../../lab/useLab.ts'
import type { Attempt } from './attempts.ts'
import styles from './CellDetail.module.css'
import { answerOf, type Verdict } from './verdict.ts'

const asked = /^(origin|access-control-request-.*)$/i
const answered = /^(access-control-.*|vary)$/i

/** `access-control-allow-origin` as it is usually written. */
const written = (name: string) => name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase())

function wordsIn(headers: Headers, wanted: RegExp): [string, string][] {
  return Object.entries(headers)
    .filter(([name]) => wanted.test(name))
    .map(([name, value]) => [name.toLowerCase(), typeof value === 'string' ? value : value.join(', ')])
}

/** The path, and of the query what matters here. */
const addressOf = (exchange: Exchange): string =>
  `${pathOf(exchange)}?EIO=4&transport=${isWebSocket(exchange) ? 'websocket' : 'polling'}`

/** A browser asks the same again by itself, where the connection ended without an answer. */
const isLastOfItsKind = ({ request, end }: Exchange, i: number, all: readonly Exchange[]): boolean =>
  end.is === 'answered' || all[i + 1]?.request.event.url !== request.event.url

export function ExchangeLines({ attempt, verdict }: { attempt: Attempt; verdict: Verdict }) {
  return (
    <ol className={styles.exchanges}>
      {attempt.exchanges.filter(isLastOfItsKind).map((exchange) => (
        <li key={exchange.request.seq}>
          <ExchangeLine exchange={exchange} decides={exchange === verdict.exchange ? verdict.header : null} />
        </li>
      ))}
    </ol>
  )
}

function ExchangeLine({ exchange, decides }: { exchange: Exchange; decides: string | null }) {
  const { request, end } = exchange
  const answer = answerOf(exchange)
  const isMissing =
    decides !== null &&
    answer !== null &&
    !wordsIn(answer.event.headers, answered).some(([name]) => name === decides)
  return (
    <>
      <Moment seq={momentOf(request)} text={`${request.event.method} ${addressOf(exchange)}`} />
      <HeaderList headers={wordsIn(request.event.headers, asked)} decides={null} />
      {answer ? (
        <Moment seq={momentOf(answer)} text={`→ ${answer.event.status}`} />
      ) : (
        <p className={styles.none}>
          {end.is === 'refused'
            ? '→ 기다리는 서버가 없어요'
            : end.is === 'cut'
              ? '→ 답 없이 끊겼어요'
              : '→ 답이 없어요'}
        </p>
      )}
      {answer && <HeaderList headers={wordsIn(answer.event.headers, answered)} decides={decides} />}
      {isMissing && (
        <p className={styles.none}>
          <code>{written(decides)}</code> 없음
        </p>
      )}
    </>
  )
}

function Moment({ seq, text }: { seq: number; text: string }) {
  const lab = useLab()
  const isCurrent = useCurrent()?.seq === seq
  return (
    <button
      type="button"
      className={styles.moment}
      aria-current={isCurrent || undefined}
      onClick={() => lab.trace.show(seq)}
    >
      <code>{text}</code>
    </button>
  )
}

function HeaderList({ headers, decides }: { headers: readonly [string, string][]; decides: string | null }) {
  return (
    <ul className={styles.headers}>
      {headers.map(([name, value]) => (
        <li key={name} className={name === decides ? styles.decides : undefined}>
          <code>{`${written(name)}: ${value}`}</code>
          {name === decides && <span className="hidden-text"> 이 값이 정했어요</span>}
        </li>
      ))}
    </ul>
  )
}
