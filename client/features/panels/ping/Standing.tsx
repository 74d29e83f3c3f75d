/** Whether the connections live by what the code says: settings travel in the handshake, and stay what they were. */
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import type { LabView } from '../../../lab/labView.ts'
import { useFold, useLab, useRecord } from '../../../lab/useLab.ts'
import { whoText } from '../../../pictures/lanes.ts'
import { wireOf } from '../../../pictures/network.ts'
import { serverOf } from '../../../pictures/server.ts'
import { Button } from '../../../ui/Button.tsx'
import { type Connection, isAlive } from './connection.ts'
import { connectionsOf } from './connections.ts'
import styles from './Ping.module.css'
import { names } from './settings.ts'
import { useTimes } from './useTimes.ts'
import { settingText } from './words.ts'

const own = /^[A-Z]$/

/** Leaves and comes again: the new handshake brings the new settings. */
function connectAnew({ clients }: LabView, lanes: readonly string[]): void {
  for (const lane of lanes) {
    clients.disconnect(lane)
    clients.connect(lane)
  }
}

export function Standing() {
  const lab = useLab()
  const viewing = useRecord() !== null
  const written = useTimes()
  const { options, stopped } = useFold(serverOf)
  const { patient } = useFold(wireOf)
  const { connections } = useFold(connectionsOf)
  const { running } = useStore(lab.program)
  const { clients, frames } = useStore(lab.clients)
  const alive = connections.filter((one) => isAlive(one) && one.server === null)
  const inForce = (one: Connection) => names.every((name) => one[name] === options[name])
  const old = alive.filter((one) => !inForce(one))
  const differs = names.some((name) => {
    const code = written[name]
    return code.is === 'known' && code.value !== options[name]
  })
  const say = (words: string, button?: ReactNode) => (
    <div className={styles.standing}>
      <p>{words}</p>
      {!viewing && button}
    </div>
  )
  if (stopped !== null) return say('서버 프로그램이 멈춰 있어요. 실행하면 연결할 수 있어요.')
  if (patient)
    return say('한 걸음씩 보는 실행이라 지금은 제한 시간이 1시간이에요. 다시 실행하면 코드대로 돼요.')
  if (differs && !viewing) {
    const [interval, timeout] = names.map((name) => settingText(Number(options[name])))
    return say(
      alive.length > 0
        ? `연결은 아직 핸드셰이크 때의 ${interval}와 ${timeout}로 살아 있어요. 실행하면 새로 연결하며 바뀌어요.`
        : `지금 도는 서버는 아직 ${interval}와 ${timeout}예요. 실행하면 바뀌어요.`,
      <Button size="small" disabled={running} onClick={() => void lab.program.run()}>
        실행
      </Button>,
    )
  }
  const [first] = old
  if (first) {
    const lanes = [
      ...new Set(old.flatMap(({ client }) => (client !== null && own.test(client) ? [client] : []))),
    ]
    const who = first.client === null ? '어떤' : `${whoText(first.client)}의`
    return say(
      `${who} 연결은 핸드셰이크에서 받은 ${settingText(first.pingInterval)}와 ${settingText(first.pingTimeout)}로 살아 있어요. 새로 연결해야 바뀌어요.`,
      lanes.length > 0 && (
        <Button size="small" onClick={() => connectAnew(lab, lanes)}>
          다시 연결
        </Button>
      ),
    )
  }
  const handshake = alive.findLast((one) => one.handshake !== null)?.handshake ?? null
  if (handshake !== null)
    return say(
      '두 값은 핸드셰이크에 실려 가요. 바꾸면 새로 실행하고 새로 연결해야 해요.',
      <Button look="link" onClick={() => lab.trace.show(handshake)}>
        핸드셰이크 보기
      </Button>,
    )
  const isTrying = clients.some(({ lane }) => {
    const frame = frames[lane]
    return frame?.status === 'ready' && frame.sockets.some(({ status }) => status !== 'off')
  })
  if (isTrying) return say('클라이언트가 연결하고 있어요. 두 값은 핸드셰이크에 실려 와요.')
  const lane = clients[0]?.lane
  return say(
    '지금은 연결이 없어요. 연결하면 두 값이 핸드셰이크에 실려 가요.',
    lane !== undefined && (
      <Button size="small" onClick={() => lab.clients.connect(lane)}>
        {`${lane} 연결`}
      </Button>
    ),
  )
}
