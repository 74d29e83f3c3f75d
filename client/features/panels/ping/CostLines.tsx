/** What shorter settings cost: packets per minute, as computed and as counted. */
import { useFold } from '../../../lab/useLab.ts'
import { connectionsOf } from './connections.ts'
import { costOf, plannedPerMinute } from './cost.ts'
import styles from './Ping.module.css'
import { defaults } from './settings.ts'
import { spanText } from './words.ts'

const count = (packets: number): string =>
  packets.toLocaleString('ko-KR', { maximumFractionDigits: packets < 100 ? 1 : 0 })

export function CostLines({ now }: { now: number }) {
  const { connections } = useFold(connectionsOf)
  const { connections: pinged, planned, counted } = costOf(connections, now)
  const each = pinged === 0 ? 0 : planned / pinged
  const atDefault = plannedPerMinute(defaults.pingInterval)
  return (
    <section aria-labelledby="ping-cost" className={styles.cost}>
      <h2 id="ping-cost">자주 물으면 드는 값</h2>
      {pinged === 0 ? (
        <p className={styles.small}>연결이 있으면 1분에 오가는 핑과 퐁을 세요.</p>
      ) : (
        <dl>
          <dt>계산</dt>
          <dd>
            1분에 <b>{count(planned)}개</b>
            <span>{`핑과 퐁 2개 × 1분에 ${count(each / 2)}번 × 연결 ${pinged}개`}</span>
          </dd>
          <dt>실제</dt>
          <dd>
            {counted ? (
              <>
                1분에 <b>{count(counted.perMinute)}개</b>
                <span>{`${spanText(counted.span)} 동안 ${counted.packets}개를 셌어요`}</span>
              </>
            ) : (
              <span>연결마다 핑이 두 번 오가면 셀 수 있어요</span>
            )}
          </dd>
          <dt>1,000명이면</dt>
          <dd>
            1분에 <b>{count(each * 1_000)}개</b>
            <span>{`기본값이면 ${count(atDefault * 1_000)}개`}</span>
          </dd>
        </dl>
      )}
    </section>
  )
}
