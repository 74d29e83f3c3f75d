/** When each end noticed that a connection is over, and why: measured on the trace, beside what the settings promise. */

import { useCurrent } from '../../../lab/useCurrent.ts'
import { useLab, useLiveFold } from '../../../lab/useLab.ts'
import { whoText } from '../../../pictures/lanes.ts'
import { Sentence } from '../../../ui/Sentence.tsx'
import { connectionsOf } from './connections.ts'
import styles from './Endings.module.css'
import { type Cause, type Ending, endingsOf, type Noticed } from './endings.ts'
import { momentText, spanText } from './words.ts'

const most = 6
const untoldWords: Record<Ending['untold'], string> = {
  'not-yet': '아직 몰라요',
  gone: '말없이 떠났어요',
  unknown: '이 연결을 몰라요',
}
/** ms that nobody tells apart from at once. */
const atOnce = 20
const causes: Record<NonNullable<Cause>, string> = {
  cut: '전선을 끊음',
  'pong-held': '퐁이 붙잡힘',
  'ping-held': '핑이 붙잡힘',
  silence: '조용해짐',
  dropped: '버려짐',
}

export function Endings() {
  const { connections } = useLiveFold(connectionsOf)
  const endings = newestOf(endingsOf(connections))
  return (
    <section aria-labelledby="ping-endings" className={styles.endings}>
      <h2 id="ping-endings">누가 언제 알았나</h2>
      {endings.length === 0 ? (
        <p className={styles.small}>아직 끊긴 연결이 없어요. 퐁을 붙잡거나 전선을 끊어 보세요.</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">끊긴 연결</th>
              <th scope="col">서버가 알아챈 때</th>
              <th scope="col">브라우저가 알아챈 때</th>
            </tr>
          </thead>
          <tbody>
            {endings.map((ending) => (
              <EndingRow key={ending.sid} ending={ending} />
            ))}
          </tbody>
        </table>
      )}
      <p className={styles.small}>
        <Sentence text="서버는 `pingInterval`마다 핑을 보내고 `pingTimeout`만큼 퐁을 기다려요. 다른 패킷이 오면 한 번만 다시 기다려요. 브라우저는 둘을 더한 만큼 다음 핑을 기다려요." />
      </p>
      <p className={styles.small}>
        ‘실제’는 마지막 패킷을 받은 때부터 잰 시간이에요. 브라우저는 마지막 핑을 받은 때부터 재요. 브라우저 쪽
        기록은 조금 늦게 와요.
      </p>
    </section>
  )
}

/** Of connections that only the server knew there may be many, one like the other: the newest stands for them. */
function newestOf(endings: readonly Ending[]): readonly Ending[] {
  const ghost = endings.find(({ untold }) => untold === 'unknown')
  return endings.filter((ending) => ending === ghost || ending.untold !== 'unknown').slice(0, most)
}

function EndingRow({ ending }: { ending: Ending }) {
  const { client, at, cause, server, told, worst, untold } = ending
  const isOutside = !/^[A-Z]$/.test(client ?? '')
  const none = isOutside ? '밖이라 말하지 않아요' : untoldWords[untold]
  return (
    <tr>
      <th scope="row">
        <span>
          {client === null ? '누군가' : whoText(client)} <time>{momentText(at)}</time>
        </span>
        <span className={styles.cause}>{cause === null ? '' : causes[cause]}</span>
      </th>
      <td>
        {server ? (
          <Word noticed={server} worst={worst} other={client} />
        ) : (
          <span className={styles.none}>아직 몰라요</span>
        )}
      </td>
      <td>
        {told ? (
          <Word noticed={told} worst={worst} other={null} />
        ) : (
          <span className={styles.none}>{none}</span>
        )}
      </td>
    </tr>
  )
}

function measured({ since, after }: Noticed, worst: number, other: string | null): string {
  const time = spanText(after ?? 0)
  const who = other === null ? '서버가' : `${whoText(other)} 쪽이`
  switch (since) {
    case 'heard':
      return `계산 ${spanText(worst)} · 실제 ${time}`
    case 'cut':
      return (after ?? 0) < atOnce ? '전선을 끊자마자' : `전선을 끊은 지 ${time} 만에`
    case 'other':
      return after === null ? `${who} 끊어서 알았어요` : `${who} 끊은 지 ${time} 만에`
    case 'own':
      return '먼저 끊음'
    case null:
      return '연결이 닫혀서 알았어요'
  }
}

/** Its moment is what a click goes to. */
function Word({ noticed, worst, other }: { noticed: Noticed; worst: number; other: string | null }) {
  const lab = useLab()
  const current = useCurrent()
  return (
    <button
      type="button"
      className={styles.word}
      aria-current={current?.seq === noticed.seq || undefined}
      onClick={() => lab.trace.select(noticed.seq)}
    >
      <code>{noticed.reason}</code>
      <span>{measured(noticed, worst, other)}</span>
    </button>
  )
}
