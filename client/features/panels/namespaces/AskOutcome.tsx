/** What came of asking for a namespace: the packets as they crossed, and what they mean. */

import { useFold } from '../../../lab/useLab.ts'
import type { WireCrossing } from '../../../pictures/flow/types.ts'
import { LayerMark } from '../../../ui/LayerMark.tsx'
import { MomentLink } from '../parts/MomentLink.tsx'
import type { Outcome } from './asks.ts'
import styles from './Namespaces.module.css'
import { type Spaces, spacesOf } from './spaces.ts'
import tables from './Tables.module.css'

interface AskOutcomeProps {
  outcome: Outcome | null
  lane: string
  namespace: string
}

function sentenceOf(outcome: Outcome, { connections }: Spaces, namespace: string): string {
  const connection = connections.find(({ sid }) => sid === outcome.ask.sid)
  switch (outcome.is) {
    case 'waiting':
      return '물어봤고, 답을 기다리는 중이에요.'
    case 'lost':
      return '오가다 사라졌어요. 답이 오지 않아요.'
    case 'refused':
      return connection && connection.sockets.length > 0
        ? '서버가 거절했어요. 연결은 그대로이고, 다른 네임스페이스의 소켓도 그대로예요.'
        : '서버가 거절했어요. 이 연결에는 아직 소켓이 없어요.'
    case 'joined':
      if (!connection?.sockets.some((socket) => socket.namespace === namespace))
        return connection ? '들어갔다가 나왔어요. 연결은 남아 있어요.' : '들어갔던 연결이 끊겼어요.'
      return outcome.ask.shared
        ? '있던 연결로 들어갔어요. 핸드셰이크 없이 소켓 ID만 새로 받았고, sid는 그대로예요.'
        : '새 연결로 들어갔어요. 핸드셰이크를 하고 sid도 새로 받았어요.'
  }
}

export function AskOutcome({ outcome, lane, namespace }: AskOutcomeProps) {
  const spaces = useFold(spacesOf)
  if (!outcome) return <p className={styles.hint}>{`${lane}는 아직 이 네임스페이스를 찾지 않았어요.`}</p>
  const last = outcome.is === 'joined' || outcome.is === 'refused' ? outcome.answer : null
  return (
    <>
      <p role="status">{sentenceOf(outcome, spaces, namespace)}</p>
      <ul className={styles.packets}>
        <Packet crossing={outcome.ask.request} way={`${lane} → 서버`} />
        {last && <Packet crossing={last} way={`서버 → ${lane}`} />}
      </ul>
    </>
  )
}

function Packet({ crossing, way }: { crossing: WireCrossing; way: string }) {
  return (
    <li>
      <small>{way}</small>
      <MomentLink seq={crossing.seq} part={crossing.part} className={tables.sio}>
        <LayerMark layer="sio" size={10} />
        <span title={crossing.raw}>{crossing.raw}</span>
      </MomentLink>
    </li>
  )
}
