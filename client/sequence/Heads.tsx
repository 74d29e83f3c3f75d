/** Who stands at the top of each lane: badge, name, origin, and how it is connected. */
import { Server } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Lane, LaneStatus } from '../trace/flow/types.ts'
import type { ServerView } from '../trace/server.ts'
import type { Geometry } from './geometry.ts'
import styles from './Heads.module.css'

/** A page's origin, as the learner calls it. */
export interface OriginName {
  name: string
  address: string
}

const states: Record<LaneStatus, string> = {
  idle: '연결 전',
  connecting: '연결 중',
  connected: '연결됨',
  refused: '연결 안 됨',
  disconnected: '끊어짐',
  gone: '페이지 닫힘',
}

/** What an origin is on this page. */
export function originName(origin: string | null, otherPort: number | null): OriginName {
  if (origin === null) return { name: '', address: '' }
  if (origin === 'null') return { name: '출처 없음', address: 'null' }
  const address = origin.replace(/^https?:\/\//, '')
  return { name: address.endsWith(`:${otherPort}`) ? '다른 사이트' : '내 앱', address }
}

function stateText({ status, transport }: Lane): string {
  return transport && status === 'connected' ? `${states[status]} · ${transport}` : states[status]
}

interface HeadsProps {
  geometry: Geometry
  /** As of the cursor. */
  lanes: readonly Lane[]
  server: ServerView
  host: string
  otherPort: number | null
  /** Of whom the narrow page speaks. */
  about: string | null
  /** The legend of the layers. */
  children: ReactNode
  /** The button that leaves rows out. */
  filter: ReactNode
}

export function Heads({ geometry, lanes, server, host, otherPort, about, children, filter }: HeadsProps) {
  const now = new Map(lanes.map((lane) => [lane.client, lane]))
  const narrow = geometry.gap < 176
  const tight = geometry.gap < 110
  if (geometry.compact)
    return (
      <CompactHeads
        geometry={geometry}
        now={now}
        server={server}
        otherPort={otherPort}
        about={about}
        filter={filter}
      />
    )
  return (
    <div className={styles.heads}>
      <div
        className={styles.left}
        style={{ width: geometry.nameWidth - 22 }}
        data-narrow={geometry.nameWidth < 188 || undefined}
      >
        {children}
        <span className={styles.filter}>{filter}</span>
      </div>
      {geometry.lanes.map(({ lane, x }, index) => (
        <LaneHead
          key={lane.client}
          lane={now.get(lane.client) ?? { ...lane, status: 'idle', transport: null }}
          x={x}
          room={Math.min(index === geometry.lanes.length - 1 ? geometry.width - x : geometry.gap, 190) - 24}
          narrow={narrow}
          tight={tight}
          otherPort={otherPort}
        />
      ))}
      <div className={styles.head} style={{ left: geometry.server - 12 }}>
        <span className={styles.server} aria-hidden="true">
          <Server size={14} strokeWidth={2.1} />
        </span>
        <span className={styles.words} style={{ maxWidth: geometry.gap - 30 }}>
          <b>서버</b>
          <span className={styles.address}>
            {narrow ? `:${server.port ?? 4000}` : `${host}:${server.port ?? 4000}`}
          </span>
          <span className={styles.state}>
            {!server.listening
              ? '듣지 않음'
              : narrow
                ? `소켓 ${server.sockets.length}`
                : `연결 ${server.clientsCount} · 소켓 ${server.sockets.length}`}
          </span>
        </span>
      </div>
      {geometry.crowd && (
        <div className={styles.head} style={{ left: geometry.crowd.x - 15 }}>
          <span className={styles.badge} data-off="" aria-hidden="true">
            +
          </span>
          <span className={styles.words}>
            <b>그 밖의 {geometry.crowd.clients.length}</b>
          </span>
        </div>
      )}
      <HeadLanes geometry={geometry} server={server} now={now} />
    </div>
  )
}

interface LaneHeadProps {
  lane: Lane
  x: number
  room: number
  narrow: boolean
  /** The name must end before the next badge. */
  tight: boolean
  otherPort: number | null
}

function LaneHead({ lane, x, room, narrow, tight, otherPort }: LaneHeadProps) {
  const origin = originName(lane.origin, otherPort)
  const off = lane.status !== 'connected'
  const short = narrow && origin.name !== ''
  return (
    <div
      className={styles.head}
      style={{ left: tight ? x - 13 : x - 15 }}
      data-gone={lane.status === 'gone' || undefined}
      data-tight={tight || undefined}
    >
      <span className={styles.badge} data-off={off || undefined} aria-hidden="true">
        {lane.badge}
      </span>
      <span className={styles.words} style={{ maxWidth: room }}>
        <b style={tight ? { maxWidth: room - 10 } : undefined}>{short ? origin.name : lane.name}</b>
        <span className={styles.address}>
          {short ? (
            origin.address.replace(/^.*:/, ':')
          ) : (
            <>
              <i>{lane.origin === null ? 'Origin 없음' : origin.name}</i> {origin.address}
            </>
          )}
        </span>
        <span className={styles.state} data-status={lane.status}>
          <i aria-hidden="true" />
          {narrow && lane.transport && lane.status === 'connected' ? lane.transport : stateText(lane)}
        </span>
      </span>
    </div>
  )
}

interface CompactHeadsProps
  extends Pick<HeadsProps, 'geometry' | 'server' | 'otherPort' | 'about' | 'filter'> {
  now: ReadonlyMap<string, Lane>
}

/** Badges only, and the words of one client: of the current row, else of the first. */
function CompactHeads({ geometry, now, server, otherPort, about, filter }: CompactHeadsProps) {
  const lane = now.get(about ?? '') ?? now.get(geometry.lanes[0]?.lane.client ?? '')
  const origin = originName(lane?.origin ?? null, otherPort)
  const size = Math.min(24, Math.round(geometry.gap) - 3)
  return (
    <div className={styles.heads} data-compact="">
      {geometry.lanes.map(({ lane: { client, badge }, x }) => (
        <span
          key={client}
          className={styles.badge}
          style={{ left: x - size / 2, width: size, height: size, top: 22 - size / 2 }}
          data-off={now.get(client)?.status !== 'connected' || undefined}
          aria-hidden="true"
        >
          {badge}
        </span>
      ))}
      <span
        className={styles.server}
        style={{
          left: geometry.server - size / 2 + 1,
          width: size - 2,
          height: size - 2,
          top: 23 - size / 2,
        }}
        aria-hidden="true"
      >
        <Server size={Math.min(14, size - 8)} strokeWidth={2.1} />
      </span>
      <span className={styles.words}>
        <b>
          {lane
            ? `${lane.badge} ${stateText(lane)}`
            : server.listening
              ? '서버가 듣고 있어요'
              : '서버가 듣지 않아요'}
        </b>
        <span className={styles.address}>
          <i>{origin.name}</i> {origin.address}
        </span>
      </span>
      <span className={styles.filter}>{filter}</span>
      <HeadLanes geometry={geometry} server={server} now={now} />
    </div>
  )
}

interface HeadLanesProps {
  geometry: Geometry
  server: ServerView
  now: ReadonlyMap<string, Lane>
}

/** The lanes begin under their badges. */
function HeadLanes({ geometry, server, now }: HeadLanesProps) {
  const dash = (transport: Lane['transport'] | undefined) =>
    transport === 'websocket' ? undefined : transport === 'polling' ? '6 4' : '1.5 4.5'
  return (
    <svg className={styles.lanes} width={geometry.width} height="66" aria-hidden="true">
      <line
        x1={geometry.server}
        x2={geometry.server}
        y1="35"
        y2="66"
        strokeWidth="2"
        strokeDasharray={server.listening ? undefined : '1.5 4.5'}
      />
      {geometry.lanes.map(({ lane, x }) => (
        <line
          key={lane.client}
          x1={x}
          x2={x}
          y1="40"
          y2="66"
          strokeWidth="2"
          strokeDasharray={dash(now.get(lane.client)?.transport)}
        />
      ))}
    </svg>
  )
}
