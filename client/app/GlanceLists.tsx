/** What hangs below the glance: the server's namespaces, sockets and rooms. */
import type { ServerView } from '../pictures/server.ts'
import styles from './Glance.module.css'

export function GlanceLists({ server, isPast }: { server: ServerView; isPast: boolean }) {
  const rooms = server.rooms.filter(({ own }) => !own)
  const laneOf = (id: string) => server.sockets.find((socket) => socket.id === id)?.client ?? id
  return (
    <div className={styles.lists}>
      {isPast && <p className="quiet">고른 순간의 서버예요.</p>}
      <p>
        {server.listening
          ? `${server.port}번 포트에서 기다리고 있어요.`
          : '어느 포트에서도 기다리지 않아요. 연결하려는 클라이언트는 거절돼요.'}
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
