/** Whom an event reaches: choose how to send, say who will get it, send, and compare with what the wire carried. */
import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { toCode } from '../../../lab/code/literal.ts'
import { socketName } from '../../../lab/code/names.ts'
import { useLab, useLiveFold, useTrace } from '../../../lab/useLab.ts'
import { Button } from '../../../ui/Button.tsx'
import { CopyButton } from '../../../ui/CopyButton.tsx'
import { FieldProblem } from '../../../ui/Field.tsx'
import { LayerMark } from '../../../ui/LayerMark.tsx'
import { arrivalsOf } from './arrivals.ts'
import { CodeText } from './CodeText.tsx'
import { DeliveryTable } from './DeliveryTable.tsx'
import { deliveriesIn } from './deliveries.ts'
import { draftOf } from './draft.ts'
import { isConnected } from './gather.ts'
import { Ring } from './Marks.tsx'
import styles from './Rooms.module.css'
import { saidOf } from './said.ts'
import { begin, roomsStore, takeBack } from './store.ts'
import { hasRun, useConsole } from './useConsole.ts'
import { type Rooms, useRoomsNow } from './useRooms.ts'
import { WayForm } from './WayForm.tsx'

/** A client answers only if its code does: the line that makes it answer, for each client's console. */
interface AnswerLineProps {
  event: string
  /** How many arguments are sent. */
  count: number
  rooms: Rooms
}

const parameters = (count: number): string =>
  [...Array.from({ length: count }, (_, i) => (count === 1 ? 'value' : `value${i + 1}`)), 'answer'].join(', ')

function answerLine(code: string, event: string, count: number): string {
  const socket = socketName(code) ?? 'socket'
  return `${socket}.on(${toCode(event)}, (${parameters(count)}) => answer?.("받았어요"))`
}

function AnswerLine({ event, count, rooms }: AnswerLineProps) {
  const { clients } = useLab()
  const all = useStore(clients, (s) => s.clients)
  const frames = useStore(clients, (s) => s.frames)
  const there = all.filter(({ lane }) => isConnected(frames[lane]))
  const line = answerLine(there[0]?.code ?? '', event, count)
  return (
    <div className={styles.answer}>
      <p className={styles.hint}>
        클라이언트의 처음 코드는 답하지 않아요. 이 줄을 실행한 클라이언트만 답해요.
      </p>
      <div className={styles.line}>
        <CodeText code={line} />
        <CopyButton text={line} label="답하는 줄 복사" />
        {there.map(({ lane, code }) => (
          <Button
            key={lane}
            size="small"
            disabled={rooms.isReading}
            onClick={() => clients.evaluate(lane, answerLine(code, event, count))}
          >
            {`${lane}에서`}
          </Button>
        ))}
      </div>
    </div>
  )
}

/** The sendings of this trace, newest first, with what came of each. */
function useDeliveries() {
  const sendings = useStore(roomsStore, (s) => s.sendings)
  const epoch = useTrace((trace) => trace.epoch)
  const dropped = useTrace((trace) => trace.dropped)
  const said = useLiveFold(saidOf)
  const arrivals = useLiveFold(arrivalsOf)
  return useMemo(() => {
    const known = sendings.filter((one) => one.epoch === epoch && one.after >= dropped)
    return deliveriesIn(known, said, arrivals.after).reverse()
  }, [sendings, epoch, dropped, said, arrivals])
}

export function Delivery() {
  const lab = useLab()
  const rooms = useRoomsNow()
  const state = useStore(roomsStore)
  const deliveries = useDeliveries()
  const console = useConsole()
  const draft = draftOf(rooms, state)
  const [newest, setNewest] = useState<number | null>(null)
  const { way, sender, namespace, line, data } = draft
  const isOff = rooms.isReading || console.busy || !line.ok
  if (rooms.people.length === 0 && deliveries.length === 0) return null

  const send = async () => {
    const { last, epoch } = lab.trace.getState()
    if (isOff || !line.ok || epoch === null) return
    const id = begin({
      epoch,
      after: last,
      code: line.line.code,
      head: line.line.head,
      waits: way.waits,
      namespace,
      data,
      sender: way.needs.includes('socket') ? (sender?.client ?? null) : null,
      clients: rooms.connected,
      predicted: state.predicted,
    })
    setNewest(id)
    if (!hasRun(await console.run(line.line.code))) takeBack(id)
  }

  return (
    <section className={styles.part} aria-labelledby="rooms-delivery">
      <div className={styles.head}>
        <h2 id="rooms-delivery">누구에게 갈까요</h2>
        <span className={styles.legend}>
          <Ring /> 예측
          <LayerMark layer="sio" /> 받은 패킷
        </span>
      </div>
      {rooms.people.length > 0 && (
        <>
          <WayForm draft={draft} off={rooms.isReading} onSend={() => void send()} />
          <div className={styles.line}>
            {line.ok ? (
              <>
                <span className={styles.where}>서버에서</span>
                <CodeText code={line.line.code} />
                <CopyButton text={line.line.code} label="이 줄 복사" />
              </>
            ) : (
              <FieldProblem>{line.message}</FieldProblem>
            )}
          </div>
          {way.id.endsWith('Volatile') && (
            <p className={styles.hint}>
              그 순간 보낼 수 없는 클라이언트의 몫은 저장하지 않고 버려요. 이미 전선에 오른 것은 남아요.
            </p>
          )}
          {way.waits && line.ok && <AnswerLine event={state.event} count={data.length - 1} rooms={rooms} />}
        </>
      )}
      {console.problem !== null && !deliveries.some(({ line }) => line?.value === console.problem) && (
        <FieldProblem>{console.problem}</FieldProblem>
      )}
      <DeliveryTable
        rooms={rooms}
        deliveries={deliveries}
        draft={rooms.people.length > 0 ? draft : null}
        isOff={isOff}
        newest={newest}
        onSend={() => void send()}
      />
    </section>
  )
}
