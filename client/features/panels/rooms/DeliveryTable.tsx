/** Ways of sending × clients: what was predicted beside what the wire carried. */
import { classes } from '../../../ui/classes.ts'
import { LayerMark } from '../../../ui/LayerMark.tsx'
import styles from './Delivery.module.css'
import { DraftRow } from './DraftRow.tsx'
import type { Delivery } from './deliveries.ts'
import type { Draft } from './draft.ts'
import { Ring } from './Marks.tsx'
import type { Receiver } from './people.ts'
import { ResultRow } from './ResultRow.tsx'
import type { Rooms } from './useRooms.ts'

interface DeliveryTableProps {
  rooms: Rooms
  /** Newest first. */
  deliveries: readonly Delivery[]
  /** `null`: nobody is there to send to. */
  draft: Draft | null
  isOff: boolean
  /** Which sending is the one of just now. */
  newest: number | null
  onSend: () => void
}

/** Who is connected now, and whoever a row speaks of. */
function receiversOf({ lanes, connected }: Rooms, deliveries: readonly Delivery[]): Receiver[] {
  const spokenOf = deliveries.flatMap(({ packets, sending }) => [
    ...packets.keys(),
    ...(sending.predicted ?? []),
  ])
  const wanted = new Set([...connected, ...spokenOf])
  return lanes.filter(({ client }) => wanted.has(client))
}

const wideUpTo = 3

export function DeliveryTable({ rooms, deliveries, draft, isOff, newest, onSend }: DeliveryTableProps) {
  const receivers = receiversOf(rooms, deliveries)
  const sender = draft?.way.needs.includes('socket') ? (draft.sender?.client ?? null) : null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={styles.scroll} aria-label="예측과 실제" tabIndex={0}>
      <table className={classes(styles.table, receivers.length > wideUpTo && styles.many)}>
        <colgroup>
          <col />
          {receivers.map(({ client }) => [
            <col key={`${client} predicted`} className={styles.half} />,
            <col key={`${client} real`} className={styles.half} />,
          ])}
          <col className={styles.last} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col" className={styles.way}>
              서버의 한 줄
            </th>
            {receivers.map(({ client, badge, name }) => (
              <th key={client} scope="col" colSpan={2} className={styles.receiver}>
                <span>
                  <b aria-hidden="true">{badge}</b>
                  <span className="hidden-text">{name}</span>
                  {client === sender && <span className={styles.sender}> 보낸 쪽</span>}
                </span>
                <span className={styles.halves} aria-hidden="true">
                  예측 · 실제
                </span>
                <span className={styles.marks} aria-hidden="true">
                  <Ring />
                  <LayerMark layer="sio" />
                </span>
              </th>
            ))}
            <th scope="col" className={styles.compare}>
              비교
            </th>
          </tr>
        </thead>
        <tbody>
          {draft && (
            <DraftRow
              draft={draft}
              receivers={receivers}
              isReading={rooms.isReading}
              isOff={isOff}
              onSend={onSend}
            />
          )}
          {deliveries.map((delivery) => (
            <ResultRow
              key={delivery.sending.id}
              delivery={delivery}
              receivers={receivers}
              isNew={delivery.sending.id === newest}
            />
          ))}
        </tbody>
      </table>
    </section>
  )
}
