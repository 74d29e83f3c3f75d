/** A client answers only if its code does: the line that makes it answer, for each client's console. */
import { useStore } from 'zustand'
import { toCode } from '../../../lab/code/literal.ts'
import { socketName } from '../../../lab/code/names.ts'
import { useLab } from '../../../lab/useLab.ts'
import { Button } from '../../../ui/Button.tsx'
import { CopyButton } from '../parts/RunLine.tsx'
import { CodeText } from './CodeText.tsx'
import { isConnected } from './gather.ts'
import styles from './Rooms.module.css'
import type { Rooms } from './useRooms.ts'

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

export function AnswerLine({ event, count, rooms }: AnswerLineProps) {
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
