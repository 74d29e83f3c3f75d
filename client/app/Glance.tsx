/** The server at a glance: listening or not, and who is connected; the lists hang below it. */
import { ChevronDown } from 'lucide-react'
import { useStore } from 'zustand'
import { traceStore } from '../lab/trace/store.ts'
import { useFold } from '../lab/trace/useFold.ts'
import { type ServerView, serverOf } from '../pictures/server.ts'
import { classes } from '../ui/classes.ts'
import { Popover } from '../ui/Popover.tsx'
import styles from './Glance.module.css'

const isMade = (room: ServerView['rooms'][number]) => !room.own
const phrase = ({ listening, stopped, run }: ServerView) => {
  if (listening) return '듣는 중'
  if (run === 0) return '켜는 중'
  return stopped === 'error' || stopped === 'limit' ? '멈춤' : '꺼짐'
}

/** From the trace, at the current moment. */
export function Glance() {
  const server = useFold(serverOf)
  const isPast = useStore(traceStore, (trace) => trace.cursor !== null)
  const rooms = server.rooms.filter(isMade)
  return (
    <Popover
      label={isPast ? '그때의 서버' : '서버의 지금'}
      align="end"
      trigger={
        <button type="button" className={styles.chip}>
          <span className={classes(styles.dot, server.listening && styles.on)} aria-hidden="true" />
          <span>{phrase(server)}</span>
          <Count name="연결" count={server.clientsCount} />
          <Count name="소켓" count={server.sockets.length} />
          <Count name="네임스페이스" count={server.namespaces.length} wide />
          <Count name="룸" count={rooms.length} wide />
          <ChevronDown size={14} strokeWidth={2.1} aria-hidden="true" />
        </button>
      }
    >
      <Lists server={server} isPast={isPast} />
    </Popover>
  )
}

function Count({ name, count, wide = false }: { name: string; count: number; wide?: boolean }) {
  return (
    <span className={classes(styles.count, wide && styles.wide)}>
      {name} <b>{count}</b>
    </span>
  )
}

function Lists({ server, isPast }: { server: ServerView; isPast: boolean }) {
  const rooms = server.rooms.filter(isMade)
  const laneOf = (id: string) => server.sockets.find((socket) => socket.id === id)?.client ?? id
  return (
    <div className={styles.lists}>
      {isPast && <p className="quiet">고른 순간의 서버예요.</p>}
      <p>
        {server.listening
          ? `${server.port}번 포트에서 듣고 있어요.`
          : '아무 포트도 듣지 않아요. 연결하려는 클라이언트는 거절돼요.'}
      </p>
      <h3>네임스페이스</h3>
      {server.namespaces.length === 0 && <p className={styles.none}>아직 없어요.</p>}
      <ul>
        {server.namespaces.map((namespace) => (
          <li key={namespace}>
            <code>{namespace}</code>
            <span>{`소켓 ${server.sockets.filter((s) => s.namespace === namespace).length}개`}</span>
          </li>
        ))}
      </ul>
      <h3>소켓</h3>
      {server.sockets.length === 0 && <p className={styles.none}>아직 연결한 클라이언트가 없어요.</p>}
      <ul>
        {server.sockets.map((socket) => (
          <li key={`${socket.namespace} ${socket.id}`}>
            <b>{socket.client ?? '?'}</b>
            <code>{socket.id}</code>
            <code>{socket.namespace}</code>
          </li>
        ))}
      </ul>
      <h3>룸</h3>
      {rooms.length === 0 && <p className={styles.none}>소켓마다 있는 자기 룸 말고는 없어요.</p>}
      <ul>
        {rooms.map((room) => (
          <li key={`${room.namespace} ${room.room}`}>
            <code>{room.room}</code>
            <code>{room.namespace}</code>
            <span>{room.sockets.map(laneOf).join(', ')}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
