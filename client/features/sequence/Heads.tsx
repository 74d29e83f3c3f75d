/** Who stands at the top of each lane: badge, origin, how it is connected, and what can be done there. */
import { Server } from 'lucide-react'
import { type CSSProperties, lazy, Suspense } from 'react'
import type { Lane } from '../../pictures/flow/types.ts'
import type { Timer } from '../../pictures/timers.ts'
import { roomAfter } from './geometry.ts'
import { HeadLanes } from './HeadLanes.tsx'
import styles from './Heads.module.css'
import type { HeadActs, HeadsProps } from './headsProps.ts'
import { fitOf, nameLine, originName, shortText, stateText } from './headWords.ts'
import { Ring } from './Ring.tsx'
import { timersFor, useCountdown } from './useCountdown.ts'

/** Phones have no need of the others, and the others none of this. */
const CompactHeads = lazy(async () => ({ default: (await import('./CompactHeads.tsx')).CompactHeads }))

/** The badge of the next lane, from its middle on. */
const badgeHalf = 15
const wordsLeft = 21

export function Heads(props: HeadsProps) {
  const { geometry, lanes, timers, otherPort, own, acts, children, filter, server } = props
  const now = new Map(lanes.map((lane) => [lane.client, lane]))
  if (geometry.compact)
    return (
      <Suspense fallback={<div className={styles.heads} data-compact="" />}>
        <CompactHeads {...props} now={now} />
      </Suspense>
    )
  return (
    <div className={styles.heads}>
      <HeadLanes geometry={geometry} server={server} now={now} />
      <div
        className={styles.left}
        style={{ width: geometry.nameWidth - 22 }}
        data-narrow={geometry.nameWidth < 188 || undefined}
      >
        {children}
        <span className={styles.filter}>{filter}</span>
        {acts && <span className={styles.add}>{acts.add}</span>}
      </div>
      {geometry.lanes.map(({ lane, x }) => (
        <LaneHead
          key={lane.client}
          lane={now.get(lane.client) ?? { ...lane, status: 'idle', transport: null }}
          x={x}
          room={roomAfter(geometry, x)}
          otherPort={otherPort}
          timers={timersFor(timers, lane.client)}
          Own={own.has(lane.client) ? acts?.Own : undefined}
        />
      ))}
      <ServerHead {...props} />
      {geometry.crowd && (
        <div className={styles.head} style={{ left: geometry.crowd.x - badgeHalf }}>
          <span className={styles.badge} data-off="" aria-hidden="true">
            +
          </span>
          <span className={styles.words}>
            <b>그 밖의 {geometry.crowd.clients.length}</b>
          </span>
        </div>
      )}
    </div>
  )
}

function ServerHead({ geometry, server, host, acts }: HeadsProps) {
  const room = roomAfter(geometry, geometry.server)
  const fit = fitOf(room)
  const address = `${fit === 'wide' ? host : ''}:${server.port ?? 4000}`
  const words = !server.listening
    ? '기다리지 않음'
    : fit === 'wide' || fit === 'plain'
      ? `연결 ${server.clientsCount} · 소켓 ${server.sockets.length}`
      : `소켓 ${server.sockets.length}`
  return (
    <div
      className={styles.head}
      style={
        { left: geometry.server - 12, '--room': `${room - wordsLeft - badgeHalf - 2}px` } as CSSProperties
      }
      data-fit={fit}
    >
      <span className={styles.server} aria-hidden="true">
        <Server size={14} strokeWidth={2.1} />
      </span>
      <span className={styles.words} title={words}>
        <span className={styles.name}>
          <b>서버</b> {room >= 119 && <span className={styles.address}>{address}</span>}
        </span>
        <span className={styles.state}>
          <span>{words}</span>
        </span>
      </span>
      {acts?.server(room)}
    </div>
  )
}

interface LaneHeadProps {
  lane: Lane
  x: number
  /** To the next lane. */
  room: number
  otherPort: number | null
  timers: readonly Timer[]
  /** Of the page's own clients. */
  Own: HeadActs['Own'] | undefined
}

function LaneHead({ lane, x, room, otherPort, timers, Own }: LaneHeadProps) {
  const fit = fitOf(room)
  const { arc, words } = useCountdown(timers, fit === 'wide')
  const origin = originName(lane, otherPort)
  const known = lane.origin === null ? { name: Own ? '' : lane.name, address: '' } : origin
  const space = room - wordsLeft - badgeHalf - 2
  const [name, address] = nameLine(known, fit, space)
  const badge = (
    <>
      <span className={styles.badge} data-off={lane.status !== 'connected' || undefined} aria-hidden="true">
        {lane.badge}
      </span>
      <Ring arc={arc} size={30} style={{ top: 0 }} />
    </>
  )
  const line = (
    <span className={styles.name} title={`${known.name} ${known.address}`.trim()}>
      <b>{name}</b> {address && <span className={styles.address}>{address}</span>}
    </span>
  )
  // Where there is no room for them, the ring tells it.
  const seconds = fit !== 'tight' && <i ref={words} className={styles.seconds} />
  return (
    <div
      className={styles.head}
      style={{ left: x - badgeHalf, '--room': `${space}px` } as CSSProperties}
      data-gone={lane.status === 'gone' || undefined}
      data-fit={fit}
    >
      {Own ? (
        <Own client={lane.client} fit={fit} badge={badge} name={line} seconds={seconds} />
      ) : (
        <>
          {badge}
          <span className={styles.words}>
            {line}
            <span className={styles.state} data-status={lane.status} title={stateText(lane)}>
              <i aria-hidden="true" />
              <span>{fit === 'wide' ? stateText(lane) : shortText(lane)}</span>
              {seconds}
            </span>
            {lane.origin === null && <span className={styles.state}>Origin 없음</span>}
          </span>
        </>
      )}
    </div>
  )
}
