/** What goes on with the clock: the strip of heartbeats, and what they cost. */
import { useStore } from 'zustand'
import { useFold } from '../../trace/useFold.ts'
import { useHands } from '../hands.ts'
import { CostLines } from './CostLines.tsx'
import { isAlive } from './connection.ts'
import { connectionsOf } from './connections.ts'
import { Endings } from './Endings.tsx'
import { Hands } from './Hands.tsx'
import styles from './Ping.module.css'
import { Strip } from './Strip.tsx'
import { tracksOf } from './tracks.ts'
import { useShownTime } from './useShownTime.ts'
import { windowAt } from './window.ts'

export function Live() {
  const hands = useHands()
  const page = useStore(hands.clients.store, ({ clients }) => clients)
  const { connections } = useFold(connectionsOf)
  const alive = connections.filter(isAlive)
  const now = useShownTime(connections.length > 0)
  const shown = windowAt(now, alive)
  const { tracks, hidden } = tracksOf(connections, shown.from)
  const clients = [
    ...new Set([
      ...page.map(({ lane }) => lane),
      ...alive.flatMap(({ client }) => (client === null ? [] : [client])),
    ]),
  ]
  return (
    <>
      <section aria-labelledby="ping-strip">
        <div className={styles.heading}>
          <h3 id="ping-strip">하트비트</h3>
          <p className={styles.legend}>
            <i className={styles.ping} /> 핑 2 <i className={styles.pong} /> 퐁 3
          </p>
        </div>
        <Hands clients={clients} />
        <Strip tracks={tracks} window={shown} now={now} />
        {hidden > 0 && <p className={styles.small}>{`서버는 연결 ${hidden}개를 더 지켜봐요.`}</p>}
      </section>
      <Endings />
      <CostLines now={Math.floor(now / 1_000) * 1_000} />
    </>
  )
}
