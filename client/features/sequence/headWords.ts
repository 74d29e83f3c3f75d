/** What stands beside a badge: where the client comes from, and how it is connected. */
import type { Lane, LaneStatus } from '../../pictures/flow/types.ts'

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

/** How a client is connected, in short. */
export function stateText({ status, transport }: Lane): string {
  return transport && status === 'connected' ? `${states[status]} · ${transport}` : states[status]
}

const shortStates: Record<LaneStatus, string> = {
  idle: '아직',
  connecting: '시도',
  connected: '연결됨',
  refused: '실패',
  disconnected: '끊김',
  gone: '닫힘',
}
/** The same in the room of three letters. */
export function statusText({ status }: Lane): string {
  return shortStates[status]
}

/** The transport says that it is connected. */
export function shortText(lane: Lane): string {
  return lane.transport && lane.status === 'connected' ? lane.transport : states[lane.status]
}
