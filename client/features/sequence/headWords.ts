/** What stands beside a badge: where the client comes from, and how it is connected. */
import type { Lane, LaneStatus } from '../../pictures/flow/types.ts'

/** A page's origin, as the learner calls it. */
export interface OriginName {
  name: string
  address: string
}

/** What each state is called; `short`: in the room of three letters. */
const states: Record<LaneStatus, { name: string; short: string }> = {
  idle: { name: '연결 전', short: '아직' },
  connecting: { name: '연결 중', short: '시도' },
  connected: { name: '연결됨', short: '연결됨' },
  refused: { name: '연결 안 됨', short: '실패' },
  disconnected: { name: '끊어짐', short: '끊김' },
  gone: { name: '페이지 닫힘', short: '닫힘' },
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
  const { name } = states[status]
  return transport && status === 'connected' ? `${name} · ${transport}` : name
}

/** The same in the room of three letters. */
export const statusText = ({ status }: Lane): string => states[status].short

/** The transport says that it is connected. */
export const shortText = ({ status, transport }: Lane): string =>
  transport && status === 'connected' ? transport : states[status].name
