/** Connections that ended in silence: one end waited for a heartbeat that did not come. */
import type { Beat } from '#shared/model/sessions.ts'
import type { Link } from './facts.ts'
import { browserOf, loss } from './loss.ts'
import type { Cause } from './truth.ts'

type Lost = 'held' | 'dropped' | 'silence'

/** What kept the newest ping, or pong, of a connection from getting through; `null`: nothing did. */
function lostOf(packet: Beat['packet'], link: Link | null): Lost | null {
  const beat = link?.session.beats.findLast((one) => one.packet === packet)
  switch (beat?.unit.fate) {
    case 'held':
      return 'held'
    case 'closed':
      return beat.unit.turns.some(({ fate }) => fate === 'held') ? 'held' : null
    case 'dropped':
      return 'dropped'
    case 'vanished':
      return 'silence'
    default:
      return null
  }
}

/** Why a heartbeat did not get through; the wire knows, the ends do not. */
function lostWords(of: 'ping' | 'pong', link: Link | null): string {
  const lost = lostOf(of, link)
  if (of === 'pong') {
    if (lost === 'held') return '퐁이 전선에 붙잡혀서 제때 서버에 닿지 않았어요.'
    if (lost === 'dropped') return '퐁이 전선에서 버려져 서버에 닿지 않았어요.'
    if (lost === null && lostOf('ping', link)) return '핑이 브라우저에 닿지 않아서 퐁도 오지 않았어요.'
    if (lost === 'silence') return '전선이 조용해져서 퐁이 서버에 닿지 않았어요.'
    return '클라이언트의 퐁이 제때 서버에 닿지 않았어요.'
  }
  if (lost === 'held') return '핑이 전선에 붙잡혀서 제때 브라우저에 닿지 않았어요.'
  if (lost === 'dropped') return '핑이 전선에서 버려져 브라우저에 닿지 않았어요.'
  if (lost === 'silence') return '전선이 조용해져서 핑이 브라우저에 닿지 않았어요.'
  return '서버의 핑이 제때 브라우저에 닿지 않았어요.'
}
/** The server gave up over a pong; its goodbye, and every later ping, was not heard either. */
const isServersDoing = (reason: string | null, link: Link | null): boolean =>
  reason === 'ping timeout' && lostOf('pong', link) !== null && lostOf('ping', link) === null
const pingTimeoutClient = loss('ping-timeout-client', '브라우저의 ping timeout', ({ told, link, reason }) =>
  told.reason === 'ping timeout' && !isServersDoing(reason, link)
    ? {
        browser: told.attempt > 0 ? browserOf(told) : '핑을 기다리다 끊었어요. 이유: `ping timeout`',
        why: lostWords('ping', link),
      }
    : undefined,
)
const pingTimeoutServer = loss('ping-timeout-server', '서버의 ping timeout', ({ reason, link }) =>
  reason === 'ping timeout'
    ? { server: '퐁을 기다리다 끊었어요. 이유: `ping timeout`', why: lostWords('pong', link) }
    : undefined,
)

/** The first that the evidence shows is told. */
export const heartbeatCauses: readonly Cause[] = [pingTimeoutClient, pingTimeoutServer]
