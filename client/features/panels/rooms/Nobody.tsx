/** Said where nobody is connected, or too few to see a difference. */
import { useStore } from 'zustand'
import { useLab, useTrace } from '../../../lab/useLab.ts'
import { Button } from '../../../ui/Button.tsx'
import { enough, gather, gathered } from './gather.ts'
import styles from './Rooms.module.css'
import type { Rooms } from './useRooms.ts'

export function Nobody({ rooms }: { rooms: Rooms }) {
  const { clients, program, trace } = useLab()
  const lanes = useStore(clients, (s) => s.clients).map(({ lane }) => lane)
  const running = useStore(program, (s) => s.running)
  const isPast = useTrace((trace) => trace.cursor !== null)
  if (isPast)
    return (
      <div className={styles.empty}>
        <p>이 순간에는 연결된 소켓이 없어요.</p>
        <Button onClick={trace.backToNow}>지금으로</Button>
      </div>
    )
  if (!rooms.isListening)
    return (
      <div className={styles.empty}>
        <p>서버가 기다리고 있지 않아서 아무도 연결할 수 없어요.</p>
        <Button disabled={rooms.isReading || running} onClick={() => void program.run()}>
          코드 실행
        </Button>
      </div>
    )
  if (rooms.namespace !== '/')
    return (
      <div className={styles.empty}>
        <p>
          <code>{rooms.namespace}</code>에 들어온 소켓이 없어요. 네임스페이스 패널에서 들어가 보세요.
        </p>
      </div>
    )
  return (
    <div className={styles.empty}>
      <p>연결된 클라이언트가 없어요. 셋이 있으면 보낸 쪽과 받은 쪽이 갈려요.</p>
      <Button disabled={rooms.isReading} onClick={() => gather(clients)}>
        {`${gathered(lanes).join(', ')} 연결`}
      </Button>
    </div>
  )
}

/** Nothing where there are enough. */
export function TooFew({ rooms }: { rooms: Rooms }) {
  const { clients } = useLab()
  const lanes = useStore(clients, (s) => s.clients).map(({ lane }) => lane)
  const { people, namespace, isReading } = rooms
  if (people.length === 0 || people.length >= enough || namespace !== '/') return null
  return (
    <p className={styles.few}>
      <span>셋이 있으면 보낸 쪽과 받은 쪽이 갈려요.</span>
      <Button look="link" disabled={isReading} onClick={() => gather(clients)}>
        {`${gathered(lanes).join(', ')} 연결`}
      </Button>
    </p>
  )
}
