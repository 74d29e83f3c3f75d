/** What steps and their rows are called, in Korean; a row must read aloud by itself, in at most nine letters. */
import { noteNames, stepNames, wireNames } from './flow/roles.ts'
import type { Crossing, DrawnFate, Lane, Step, WireCrossing } from './flow/types.ts'

/** Events that never arrive. */
const lostNames: Partial<Record<DrawnFate, { up: string; down: (who: string) => string }>> = {
  dropped: { up: '서버로 가다 버려짐', down: (who) => `${who}에게 가다 버려짐` },
  vanished: { up: '서버로 가다 사라짐', down: (who) => `${who}에게 가다 사라짐` },
  closed: { up: '서버로 가다 끊김', down: (who) => `${who}에게 가다 끊김` },
}

/** Events that crossed long after they were emitted. */
const lateNames = { away: '끊긴 동안 부른 것', early: '연결 전에 부른 것' } as const

const stopReasons: Record<string, string> = {
  replaced: '새 코드로 바꿔요',
  error: '오류로 멈췄어요',
  limit: '제한에 걸렸어요',
  closed: '닫았어요',
}

/** Where something goes: a number takes no `로`. */
export const towards = (who: string): string => (/\d$/.test(who) ? `${who} 쪽으로` : `${who}로`)

/** How a client is named in short: A, or 외부 1. */
export function shortName(client: string, lane: Pick<Lane, 'outside' | 'name'> | undefined): string {
  return lane?.outside ? lane.name : client
}

const lateName = (crossing: Crossing | undefined): string | undefined =>
  crossing?.via === 'wire' && crossing.late ? lateNames[crossing.late] : undefined

type LaneOf = (client: string) => Lane | undefined

/** What the row of a crossing is called, with the fate that it has at the cursor. */
export function crossingName(crossing: Crossing, laneOf: LaneOf, fate?: DrawnFate): string {
  const { client } = crossing
  if (crossing.via === 'wire') return wireName(crossing, laneOf, fate ?? crossing.unit.fate)
  if (client !== null && crossing.end === 'client' && crossing.role !== 'ws-end') {
    const who = shortName(client, laneOf(client))
    return crossing.role === 'client-error' ? `${who}의 오류` : `${who}의 코드`
  }
  return noteNames[crossing.role]
}

function wireName(crossing: WireCrossing, laneOf: LaneOf, fate: DrawnFate): string {
  const { client, direction, role } = crossing
  if (fate === 'hidden') return '서버의 답'
  if (lostNames[fate] === undefined && crossing.late) return lateNames[crossing.late]
  if (role !== 'event' && role !== 'attachment') return wireNames[role]
  const lane = client === null ? undefined : laneOf(client)
  const who = client === null ? '클라이언트' : shortName(client, lane)
  if (role === 'attachment') return `${who}의 바이트`
  const lost = lostNames[fate]
  if (lost) return direction === 'up' ? lost.up : lost.down(who)
  if (lane?.outside) return direction === 'up' ? `${who} 보냄` : `${who} 받음`
  return direction === 'up' ? `${who}가 보냄` : `${who}가 받음`
}

/** What stands beside the ring of a note. */
export function noteWords(crossing: Extract<Crossing, { via: 'code' }>, laneOf: LaneOf): string {
  const { raw, client } = crossing
  const who = client === null ? '' : shortName(client, laneOf(client))
  switch (crossing.role) {
    case 'run':
      return raw === '1' ? '실행' : `${raw}번째 실행`
    case 'server-made':
      return raw
    case 'listen':
      return `listen ${raw}`
    case 'listen-end':
      return '기다리기를 멈춤'
    case 'stop':
      return stopReasons[raw] ?? raw
    case 'slowed':
      return `1초에 ${raw}개까지만 받아요`
    case 'room-join':
      return `${who} → 룸 ${raw}`
    case 'room-leave':
      return `${who} ← 룸 ${raw}`
    case 'nobody':
      return `${raw}: 받을 소켓이 없어요`
    case 'unheard':
      return `${raw}: 기다리는 핸들러가 없어요`
    case 'heard-again':
      return `${raw}번 처리했어요`
    case 'client-refused':
      return `connect_error: ${raw}`
    case 'client-disconnect':
    case 'server-disconnect':
      return `disconnect: ${raw}`
    case 'client-buffered':
      return `${raw}: 연결되면 보내요`
    case 'client-gave-up':
      return 'socket.disconnect()'
    case 'ws-end':
      return raw === '' ? '' : `close ${raw}`
    case 'cut':
      return '내가 끊었어요'
    default:
      return raw
  }
}

/** What a step is called. */
export function stepName(step: Step, laneOf: LaneOf): string {
  const who = step.client === null ? '' : shortName(step.client, laneOf(step.client))
  const isRetry = step.attempt?.after === 'failure'
  const retry = isRetry ? (step.attempt?.nth ?? 1) - 1 : 0
  switch (step.kind) {
    case 'connection':
      if (retry > 0) return `${who}의 재시도 ${retry}`
      return step.attempt?.after === 'loss' ? `${who}의 재연결` : `${who}의 연결`
    case 'failure':
      if (step.times !== undefined) return `${who}의 ${isRetry ? '재시도' : '연결 실패'} ${step.times}번`
      return retry > 0 ? `${who}의 재시도 ${retry}` : `${who}의 연결 실패`
    case 'mistake':
      return `${who}의 코드 오류`
    case 'event':
    case 'event-ack':
      return lateName(step.crossings[0]) ?? stepNames[step.kind]
    case 'room':
      return step.crossings[0]?.role === 'room-leave' ? '룸 퇴장' : '룸 입장'
    case 'server':
      return step.attempt?.nth === 1 ? '서버 실행' : '다시 실행'
    default:
      return stepNames[step.kind]
  }
}
