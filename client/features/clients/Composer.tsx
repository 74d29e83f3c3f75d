/** Sends an event from a client's page, as a line of its code would. */
import { Send } from 'lucide-react'
import { type FormEvent, type ReactNode, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Json } from '#shared/trace.ts'
import type { Unanswered } from '../../frame/protocol.ts'
import type { FrameState } from '../../lab/clients/clients.ts'
import type { Client } from '../../lab/clients/saved.ts'
import { workspace } from '../../lab/tab.ts'
import { useClients, useLab } from '../../lab/useLab.ts'
import { parseArgs } from '../../pictures/args.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox, Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import styles from './Composer.module.css'

/** What stands in the form that sends an event, kept with the tab. */
interface Draft {
  event: string
  /** As typed. */
  args: string
  ack: boolean
}
const first: Draft = { event: 'chat', args: '"안녕"', ack: false }

function savedDraft(value: unknown): Draft {
  const { event, args, ack } = (value ?? {}) as Partial<Draft>
  const isDraft = typeof event === 'string' && typeof args === 'string' && typeof ack === 'boolean'
  return isDraft ? { event, args, ack } : first
}

const draftStore = createStore<Draft>(() => savedDraft(workspace.read('composer')))
draftStore.subscribe((draft) => workspace.write('composer', draft))

/** Whom, which event, which arguments, whether an answer is wanted; below it, what came of it. */
export function Composer() {
  const lab = useLab()
  const senders = useSenders()
  const [chosen, setChosen] = useState('')
  const [outcome, setOutcome] = useState<Outcome>({ status: 'nothing' })
  const { event, args, ack } = useStore(draftStore)
  const sender = senders.find((one) => one.value === chosen) ?? senders[0]
  const isWrong = outcome.status === 'wrong'

  const edit = (part: Partial<{ event: string; args: string; ack: boolean }>) => {
    draftStore.setState(part)
    if (isWrong) setOutcome({ status: 'nothing' })
  }
  const send = async (submitted: FormEvent) => {
    submitted.preventDefault()
    const parsed = parseArgs(args)
    if (!parsed.ok) return setOutcome({ status: 'wrong', message: parsed.message })
    if (event === '') return setOutcome({ status: 'wrong', message: '이벤트 이름을 써 주세요.' })
    if (!sender?.ready) return setOutcome({ status: 'wrong', message: '먼저 이 클라이언트를 연결해 주세요.' })
    const { namespace } = sender
    const emission = lab.clients.emit(sender.lane, { namespace, event, args: parsed.args, ack })
    if (!emission) return setOutcome({ status: 'wrong', message: '이 클라이언트의 페이지가 아직 없어요.' })
    const began = performance.now()
    const sent = await emission.sent
    if (sent.status === 'refused') return setOutcome({ status: 'wrong', message: sent.message })
    if (!ack) return setOutcome(sent.status === 'buffered' ? { status: 'buffered' } : { status: 'nothing' })
    setOutcome(sent.status === 'buffered' ? { status: 'buffered' } : { status: 'waiting' })
    const answered = await emission.answered
    const ms = Math.round(performance.now() - began)
    setOutcome(answered.status === 'answered' ? { ...answered, ms } : answered)
  }

  return (
    <form
      className={styles.composer}
      onSubmit={(submitted) => void send(submitted)}
      aria-label="이벤트 보내기"
    >
      <div className={styles.row}>
        <Select
          label="보낼 클라이언트"
          options={senders}
          value={sender?.value ?? ''}
          onChange={setChosen}
          disabled={senders.length === 0}
        />
        <Field
          label="이벤트 이름"
          code
          className={styles.event}
          value={event}
          onChange={(typed) => edit({ event: typed.target.value })}
        />
        <Field
          label="인자 (JSON, 쉼표로 나눠요)"
          code
          className={styles.args}
          value={args}
          invalid={isWrong}
          aria-describedby="composer-outcome"
          onChange={(typed) => edit({ args: typed.target.value })}
        />
        <Checkbox label="확인 응답(ack) 받기" checked={ack} onChange={(checked) => edit({ ack: checked })} />
        <Button type="submit" icon={<Send size={16} strokeWidth={1.85} aria-hidden="true" />}>
          보내기
        </Button>
      </div>
      <OutcomeLine
        id="composer-outcome"
        outcome={outcome}
        line={
          <>
            {`${sender?.lane ?? 'A'}에서 실행할 줄`}
            <code>{`socket.emit(${[JSON.stringify(event), args.trim(), ack && '응답 => …'].filter(Boolean).join(', ')})`}</code>
          </>
        }
      />
    </form>
  )
}

type Outcome =
  | { status: 'nothing' }
  | { status: 'wrong'; message: string }
  | { status: 'buffered' }
  | { status: 'waiting' }
  | { status: 'answered'; args: readonly Json[]; ms: number }
  | { status: 'none'; why: Unanswered; seconds: number }

interface OutcomeLineProps {
  id: string
  outcome: Outcome
  /** What would be sent, said while nothing was. */
  line: ReactNode
}

/** What came of the event that was sent last, in one line. */
function OutcomeLine({ id, outcome, line }: OutcomeLineProps) {
  return (
    <p id={id} className={styles.outcome} data-status={outcome.status} aria-live="polite">
      {outcome.status === 'nothing' ? line : <Words outcome={outcome} />}
    </p>
  )
}

function Words({ outcome }: { outcome: Exclude<Outcome, { status: 'nothing' }> }) {
  switch (outcome.status) {
    case 'wrong':
      return outcome.message
    case 'buffered':
      return '아직 연결되지 않아서 소켓이 들고 있어요. 연결되면 보내요.'
    case 'waiting':
      return '확인 응답을 기다리는 중이에요.'
    case 'none':
      if (outcome.why === 'closed') return '페이지가 닫혀서 응답을 받지 못했어요.'
      if (outcome.why === 'disconnected') return '연결이 끊겨서 응답을 받지 못했어요.'
      return `${outcome.seconds}초 동안 응답이 오지 않았어요. 서버의 핸들러가 응답 함수를 부르는지 보세요.`
    case 'answered':
      return (
        <>
          확인 응답 <code>{outcome.args.map((arg) => JSON.stringify(arg)).join(', ') || '인자 없음'}</code>{' '}
          <span className={styles.ms}>{outcome.ms} ms</span>
        </>
      )
  }
}

/** From where an event can be sent: each client, in each namespace that its code has a socket for. */
interface Sender {
  value: string
  label: string
  lane: string
  namespace: string
  /** Its code has made a socket. */
  ready: boolean
}

function sendersOf(
  clients: readonly Client[],
  frames: Readonly<Record<string, FrameState>>,
): readonly Sender[] {
  return clients.flatMap(({ lane }) => {
    const frame = frames[lane]
    const sockets = frame?.status === 'ready' ? frame.sockets : []
    const namespaces = new Set(sockets.map((socket) => socket.namespace))
    const ready = namespaces.size > 0
    if (!ready) namespaces.add('/')
    return [...namespaces].map((namespace) => ({
      value: `${lane} ${namespace}`,
      label: namespace === '/' ? `${lane}에서` : `${lane} ${namespace}에서`,
      lane,
      namespace,
      ready,
    }))
  })
}

function useSenders(): readonly Sender[] {
  const clients = useClients((s) => s.clients)
  const frames = useClients((s) => s.frames)
  return useMemo(() => sendersOf(clients, frames), [clients, frames])
}
