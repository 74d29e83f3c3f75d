/** What a client does: joins a namespace over the connection that it has, and leaves it. */
import { useStore } from 'zustand'
import type { FrameState } from '../../../lab/clients/clients.ts'
import { useFold, useLab, useLiveFold, useRecord } from '../../../lab/useLab.ts'
import type { WireCrossing } from '../../../pictures/flow/types.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field, FieldProblem } from '../../../ui/Field.tsx'
import { LayerMark } from '../../../ui/LayerMark.tsx'
import { Segment } from '../../../ui/Segment.tsx'
import { MomentLink } from '../parts/MomentLink.tsx'
import { RunLine } from '../parts/RunLine.tsx'
import { type Outcome, outcomeOf, packetsOf } from './asks.ts'
import { choiceStore, choose } from './choice.ts'
import { clientLine, readNamespace } from './lines.ts'
import styles from './Namespaces.module.css'
import { type Spaces, spacesOf } from './spaces.ts'
import tables from './Tables.module.css'

/** By its name, by a pattern, and nowhere: the three answers that a client can get. */
const examples = ['/news', '/room-1', '/none'] as const

export function ClientSpace() {
  const { clients } = useLab()
  const own = useStore(clients, (state) => state.clients)
  const viewed = useRecord()
  const all: readonly { lane: string }[] = viewed?.clients ?? own
  const choice = useStore(choiceStore)
  const packets = useFold(packetsOf)
  const lane = all.find((client) => client.lane === choice.lane)?.lane ?? all[0]?.lane
  const { name, problem } = readNamespace(choice.namespace)
  return (
    <section aria-labelledby="spaces-client">
      <div className={styles.title}>
        <h2 id="spaces-client">클라이언트를 다른 네임스페이스에</h2>
      </div>
      {lane === undefined ? (
        <p className={styles.empty}>
          클라이언트가 없어요.
          {!viewed && <Button onClick={() => clients.add('app')}>클라이언트 추가</Button>}
        </p>
      ) : (
        <>
          <div className={styles.choices}>
            <Segment
              label="클라이언트"
              options={all.map((client) => ({ value: client.lane, label: client.lane }))}
              value={lane}
              onChange={(chosen) => choose({ lane: chosen })}
            />
            <Field
              label="네임스페이스"
              code
              className={styles.name}
              value={choice.namespace}
              invalid={problem !== null}
              onChange={(event) => choose({ namespace: event.target.value })}
            />
            {examples.map((example) => (
              <Button
                key={example}
                size="small"
                look="ghost"
                className={styles.example}
                aria-pressed={name === example}
                onClick={() => choose({ namespace: example })}
              >
                {example}
              </Button>
            ))}
          </div>
          {problem !== null && <FieldProblem>{problem}</FieldProblem>}
          {problem === null && !viewed && <ClientAct lane={lane} namespace={name} />}
          <div className={styles.outcome}>
            {problem === null && (
              <AskOutcome outcome={outcomeOf(packets, lane, name)} lane={lane} namespace={name} />
            )}
          </div>
        </>
      )}
    </section>
  )
}

const waitsFor: Record<'loading' | 'unreachable', string> = {
  loading: '클라이언트의 페이지를 여는 중이에요.',
  unreachable: '클라이언트의 페이지에 닿지 못했어요.',
}

function ClientAct({ lane, namespace }: { lane: string; namespace: string }) {
  const { clients } = useLab()
  const frame: FrameState | undefined = useStore(clients, ({ frames }) => frames[lane])
  const { names } = useLiveFold(spacesOf)
  if (frame?.status !== 'ready') return <p className={styles.hint}>{waitsFor[frame?.status ?? 'loading']}</p>
  const isConnected = frame.sockets.some(({ status }) => status === 'connected')
  if (frame.ran === null || !isConnected)
    return (
      <div className={styles.line}>
        <Button onClick={() => clients.connect(lane)}>{`${lane} 연결`}</Button>
        <p className={styles.hint}>연결이 하나 있어야 그 위로 다른 네임스페이스에 들어갈 수 있어요.</p>
      </div>
    )
  const line = clientLine(namespace, { ran: frame.ran, sockets: frame.sockets }, names.get(lane))
  if (line === null)
    return (
      <p className={styles.hint}>
        소켓을 담은 변수를 찾지 못했어요. 클라이언트의 코드에 const socket = io("http://localhost:4000")처럼
        써 주세요.
      </p>
    )
  return <RunLine where={lane} code={line.code} name={line.does === 'join' ? '들어가기' : '나가기'} />
}

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

/** What came of asking for a namespace: the packets as they crossed, and what they mean. */
function AskOutcome({ outcome, lane, namespace }: AskOutcomeProps) {
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
