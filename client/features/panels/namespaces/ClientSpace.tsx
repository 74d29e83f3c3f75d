/** What a client does: joins a namespace over the connection that it has, and leaves it. */
import { useStore } from 'zustand'
import type { FrameState } from '../../../lab/clients/clients.ts'
import { useFold, useLab, useLiveFold, useRecord } from '../../../lab/useLab.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field, FieldProblem } from '../../../ui/Field.tsx'
import { Segment } from '../../../ui/Segment.tsx'
import { RunLine } from '../parts/RunLine.tsx'
import { AskOutcome } from './AskOutcome.tsx'
import { outcomeOf, packetsOf } from './asks.ts'
import { choiceStore, choose } from './choice.ts'
import { clientLine, readNamespace } from './lines.ts'
import styles from './Namespaces.module.css'
import { spacesOf } from './spaces.ts'

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
