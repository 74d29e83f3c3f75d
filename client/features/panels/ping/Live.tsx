/** What goes on with the clock: the strip of heartbeats, and what they cost. */
import { useCallback, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { workspace } from '../../../lab/tab.ts'
import { shownTime } from '../../../lab/trace/store.ts'
import { useFold, useLab, useTrace } from '../../../lab/useLab.ts'
import { whoText } from '../../../pictures/lanes.ts'
import { useFrames } from '../../../ui/frames.ts'
import { Segment } from '../../../ui/Segment.tsx'
import { isAlive } from './connection.ts'
import { connectionsOf } from './connections.ts'
import { costOf, plannedPerMinute } from './cost.ts'
import { Endings } from './Endings.tsx'
import { tracksOf } from './endings.ts'
import { Hands } from './Hands.tsx'
import styles from './Ping.module.css'
import { Strip } from './Strip.tsx'
import { defaults } from './settings.ts'
import { windowAt } from './window.ts'
import { spanText } from './words.ts'

/** Whose wire the hands are on; kept in the browser. */
const key = 'ping'
function keptClient(): string | null {
  const kept = workspace.read(key)
  return typeof kept === 'string' ? kept : null
}

/** ms: a line that takes so long for a heartbeat moves too little to be drawn often. */
const slow = 5_000

export function Live() {
  const lab = useLab()
  const page = useStore(lab.clients, ({ clients }) => clients)
  const { connections } = useFold(connectionsOf)
  const alive = useMemo(() => connections.filter(isAlive), [connections])
  const isSlow = alive.every(({ pingInterval }) => pingInterval > slow)
  const now = useShownTime(connections.length === 0 ? null : isSlow ? 250 : 60)
  const { from, to, step } = windowAt(now, alive.length > 0 ? alive : connections.slice(-1))
  // It moves in steps: what stands in it is drawn anew with each of them only.
  const shown = useMemo(() => ({ from, to, step }), [from, to, step])
  const { tracks, hidden } = useMemo(() => tracksOf(connections, from), [connections, from])
  const clients = [
    ...new Set([
      ...page.map(({ lane }) => lane),
      ...alive.flatMap(({ client }) => (client === null ? [] : [client])),
    ]),
  ]
  const [wanted, setWanted] = useState(keptClient)
  const client = clients.find((one) => one === wanted) ?? clients[0]
  const choose = (one: string) => {
    workspace.write(key, one)
    setWanted(one)
  }
  return (
    <>
      <section aria-labelledby="ping-strip">
        <div className={styles.heading}>
          <h2 id="ping-strip">하트비트</h2>
          {clients.length > 1 && (
            <Segment
              label="누구의 전선"
              value={client ?? ''}
              options={clients.map((one) => ({ value: one, label: whoText(one) }))}
              onChange={choose}
            />
          )}
          <p className={styles.legend}>
            <i /> 핑 2 <i className={styles.pong} /> 퐁 3
          </p>
        </div>
        {client !== undefined && <Hands client={client} />}
        <Strip tracks={tracks} window={shown} now={now} />
        {hidden > 0 && <p className={styles.small}>{`서버는 연결 ${hidden}개를 더 지켜봐요.`}</p>}
      </section>
      <Endings />
      <CostLines now={Math.floor(now / 1_000) * 1_000} />
    </>
  )
}

const count = (packets: number): string =>
  packets.toLocaleString('ko-KR', { maximumFractionDigits: packets < 100 ? 1 : 0 })

/** What shorter settings cost: packets per minute, as computed and as counted. */
function CostLines({ now }: { now: number }) {
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

/** ms on the trace's clock, told anew when so many have passed; `null`: it stands still. */
function useShownTime(everyMs: number | null): number {
  const { trace, session } = useLab()
  const timeNow = useCallback(
    () => shownTime(trace.getState(), session.traceNow()?.at ?? null),
    [trace, session],
  )
  const cursor = useTrace((trace) => trace.cursor)
  const epoch = useTrace((trace) => trace.epoch)
  const [shown, setShown] = useState(() => ({ now: timeNow(), cursor, epoch }))
  useFrames(
    useCallback(() => {
      const now = timeNow()
      setShown((before) => {
        const isSame = before.cursor === cursor && before.epoch === epoch
        return isSame && Math.abs(now - before.now) < (everyMs ?? 1) ? before : { now, cursor, epoch }
      })
      return cursor === null && everyMs !== null ? 'again' : 'done'
    }, [timeNow, cursor, epoch, everyMs]),
  )
  return shown.cursor === cursor && shown.epoch === epoch ? shown.now : timeNow()
}
