/** What a client is at the moment that the page shows. */
import { useClients, useLab } from '../../lab/useLab.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './ClientPanel.module.css'
import { useShown } from './shown.ts'

export function ClientState({ lane }: { lane: string }) {
  const wasConnected = useClients((s) => s.before.includes(lane))
  const place = useClients((s) => s.clients.find((client) => client.lane === lane)?.place)
  const { doing, words, transport, sockets, isPast } = useShown(lane)
  return (
    <>
      <dl className={styles.state}>
        <dt>상태</dt>
        <dd>{words}</dd>
        <dt>전송 방식</dt>
        <dd>{transport ? <code>{transport}</code> : '아직 없어요'}</dd>
        <dt>소켓 ID</dt>
        <dd>
          {sockets.length === 0 && '아직 없어요'}
          {sockets.map((socket, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: sockets are only ever added
            <span key={i}>
              <code>{socket.namespace}</code> {socket.id ? <code>{socket.id}</code> : '없음'}
            </span>
          ))}
        </dd>
      </dl>
      {doing === 'idle' && wasConnected && !isPast && (
        <p className={styles.note}>새로 고치기 전에는 연결돼 있었어요. 연결을 누르면 코드를 다시 실행해요.</p>
      )}
      {doing === 'silent' && (
        <p className={styles.note}>
          코드가 <code>io()</code>를 부르지 않았거나 그 전에 멈췄어요. 아래 콘솔을 보세요.
        </p>
      )}
      {doing === 'unreachable' && <Unreachable lane={lane} isNull={place === 'null'} />}
    </>
  )
}

function Unreachable({ lane, isNull }: { lane: string; isNull: boolean }) {
  const lab = useLab()
  const { run, setPlace } = lab.clients
  if (isNull) return <p className={styles.note}>페이지가 열리지 않아요. 서버가 켜져 있는지 확인해 주세요.</p>
  return (
    <div className={styles.note}>
      <p>이 출처의 포트에 닿지 못했어요. 방화벽이 막았을 수 있어요.</p>
      <Button size="small" onClick={() => setPlace(lane, 'null')}>
        출처 없는 페이지로 바꾸기
      </Button>{' '}
      <Button size="small" onClick={() => run(lane)}>
        다시 열기
      </Button>
    </div>
  )
}
