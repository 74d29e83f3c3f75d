/** Sends an event from a client's page, as a line of its code would. */
import { Send, X } from 'lucide-react'
import { type FormEvent, type ReactNode, useEffect, useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import type { FrameState } from '../../lab/clients/clients.ts'
import type { Client } from '../../lab/clients/saved.ts'
import { useClients, useLab } from '../../lab/useLab.ts'
import { parseArgs } from '../../pictures/args.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Checkbox, Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import styles from './Composer.module.css'
import { closeComposer, composerStore, type Outcome, senderValue } from './composing.ts'
import { doingOf } from './useClients.ts'

/** The form in a bar, while one is open: 보내기 in a lane's head opens it, and it stays until it is closed. */
export function ComposerBar() {
  const lane = useStore(composerStore, (composing) => composing.lane)
  return lane === null ? null : <Composer key={lane} opened={lane} />
}

/** Whom, which event, which arguments, whether an answer is wanted, and what came of it. `opened`: for whom it was opened. */
export function Composer({ opened }: { opened?: string }) {
  const lab = useLab()
  const senders = useSenders()
  const { event, args, ack, chosen, outcome } = useStore(composerStore)
  const sender = senders.find((one) => one.value === chosen) ?? senders[0]
  const isWrong = outcome.status === 'wrong'
  const form = useRef<HTMLFormElement>(null)
  useFocusOnceOpened(form, opened)

  const say = (next: Outcome) => composerStore.setState({ outcome: next })
  const edit = (part: Partial<{ event: string; args: string; ack: boolean }>) =>
    composerStore.setState(isWrong ? { ...part, outcome: { status: 'nothing' } } : part)
  const send = async (submitted: FormEvent) => {
    submitted.preventDefault()
    const parsed = parseArgs(args)
    if (!parsed.ok) return say({ status: 'wrong', message: parsed.message })
    if (event === '') return say({ status: 'wrong', message: '이벤트 이름을 써 주세요.' })
    if (!sender?.ready)
      return say({ status: 'wrong', message: '보낼 소켓이 아직 없어요. 먼저 연결해 주세요.' })
    const { namespace } = sender
    const emission = lab.clients.emit(sender.lane, { namespace, event, args: parsed.args, ack })
    if (!emission) return say({ status: 'wrong', message: '이 클라이언트의 페이지가 아직 없어요.' })
    const began = performance.now()
    const sent = await emission.sent
    if (sent.status === 'refused') return say({ status: 'wrong', message: sent.message })
    const waiting: Outcome = { status: sent.status === 'buffered' ? 'buffered' : ack ? 'waiting' : 'nothing' }
    say(waiting)
    if (!ack) return
    const answered = await emission.answered
    // Another scene is on the page, or something else was sent since.
    if (composerStore.getState().outcome !== waiting) return
    const ms = Math.round(performance.now() - began)
    say(answered.status === 'answered' ? { ...answered, ms } : answered)
  }

  return (
    <form
      ref={form}
      className={styles.composer}
      data-bar={opened !== undefined || undefined}
      onSubmit={(submitted) => void send(submitted)}
      onKeyDown={({ key }) => {
        if (key === 'Escape' && opened !== undefined) close(opened)
      }}
      aria-label="이벤트 보내기"
    >
      <div className={styles.row}>
        <Select
          label="보낼 클라이언트"
          options={senders}
          value={sender?.value ?? ''}
          onChange={(value) => composerStore.setState({ chosen: value, outcome: { status: 'nothing' } })}
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
          sender?.waits ?? (
            <>
              {`${sender?.lane ?? 'A'}에서 실행할 줄`}
              <code>{`socket.emit(${[JSON.stringify(event), args.trim(), ack && '응답 => …'].filter(Boolean).join(', ')})`}</code>
            </>
          )
        }
      />
      {opened !== undefined && (
        <IconButton
          label="보내기 접기 (Esc)"
          size="small"
          icon={<X size={16} strokeWidth={1.85} aria-hidden="true" />}
          onClick={() => close(opened)}
        />
      )}
    </form>
  )
}

/** The focus goes back to the button that opened it. */
function close(lane: string): void {
  closeComposer()
  document.querySelector<HTMLElement>(`[data-sends-from="${lane}"]`)?.focus()
}

/** Whoever opened it types at once; a page that begins with it open leaves the focus alone. */
function useFocusOnceOpened(form: { current: HTMLFormElement | null }, opened: string | undefined): void {
  useEffect(() => {
    const from = document.activeElement
    if (opened !== undefined && from instanceof HTMLElement && from.dataset['sendsFrom'] === opened)
      form.current?.querySelector<HTMLElement>('input[aria-describedby]')?.focus()
  }, [form, opened])
}

interface OutcomeLineProps {
  id: string
  outcome: Outcome
  /** What would be sent, or would become of it, said while nothing was. */
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
  /** Not connected: what would become of an event. */
  waits: string | undefined
}

/** What becomes of an event of a socket that is not connected; `undefined`: it goes. */
function waitsOf(frame: FrameState | undefined, namespace: string): string | undefined {
  if (doingOf(frame) === 'idle' || frame?.status !== 'ready' || frame.sockets.length === 0)
    return '아직 연결 전이라 보낼 소켓이 없어요. 먼저 연결해 주세요.'
  const isConnected = frame.sockets.some(
    (socket) => socket.namespace === namespace && socket.status === 'connected',
  )
  return isConnected ? undefined : '지금은 연결되지 않았어요. 보내면 소켓이 들고 있다가, 연결되면 보내요.'
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
      value: senderValue(lane, namespace),
      label: namespace === '/' ? `${lane}에서` : `${lane} ${namespace}에서`,
      lane,
      namespace,
      ready,
      waits: waitsOf(frame, namespace),
    }))
  })
}

function useSenders(): readonly Sender[] {
  const clients = useClients((s) => s.clients)
  const frames = useClients((s) => s.frames)
  return useMemo(() => sendersOf(clients, frames), [clients, frames])
}
