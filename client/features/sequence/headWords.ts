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

/** What the origin of a lane is on this page; one that the page has not opened is from elsewhere. */
export function originName(
  { client, origin }: Pick<Lane, 'client' | 'origin'>,
  otherPort: number | null,
): OriginName {
  if (origin === null) return { name: '', address: '' }
  if (origin === 'null') return { name: '출처 없음', address: 'null' }
  const address = origin.replace(/^https?:\/\//, '')
  if (client.startsWith('ext-')) return { name: '외부 페이지', address }
  return { name: address.endsWith(`:${otherPort}`) ? '다른 사이트' : '내 앱', address }
}

/** How a client is connected, and over what. */
export function stateText({ status, transport }: Lane): string {
  return transport && status === 'connected' ? `${states[status]} · ${transport}` : states[status]
}

/** The same without the transport: the lane shows it. */
export const shortText = ({ status }: Lane): string => states[status]

/** How much of a head finds room, from its lane to the badge of the next. `tight`: under the badge stand two icons. */
export type HeadFit = 'wide' | 'plain' | 'short' | 'tight' | 'bare'

/** `room`: from a lane to the next one, or to the edge. */
export function fitOf(room: number): HeadFit {
  if (room >= 196) return 'wide'
  if (room >= 119) return 'plain'
  if (room >= 110) return 'short'
  return room >= 82 ? 'tight' : 'bare'
}

/** What stands in the first line: the name, and the address where both are whole. */
export function nameLine({ name, address }: OriginName, fit: HeadFit, room: number): [string, string] {
  if (fit === 'bare') return ['', '']
  const port = fit === 'wide' ? address : address.replace(/^.*:/, ':')
  const width = [...name].reduce((sum, letter) => sum + (letter === ' ' ? 3.5 : 12.2), 4) + port.length * 7.2
  return [name, width <= room ? port : '']
}
