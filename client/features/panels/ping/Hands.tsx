/** What a learner does to one client's wire: hold its pong, make it fall silent, cut it, let it flow again. */
import { Pause, Unplug, WifiOff } from 'lucide-react'
import { useState } from 'react'
import type { Answer } from '#shared/control.ts'
import { useLab, useLiveFold, useRecord } from '../../../lab/useLab.ts'
import { whoText } from '../../../pictures/lanes.ts'
import { wireOf } from '../../../pictures/network.ts'
import { Button } from '../../../ui/Button.tsx'
import { FieldProblem } from '../../../ui/Field.tsx'
import { Select } from '../../../ui/Select.tsx'
import styles from './Ping.module.css'

const sides = [
  { value: 'none', label: '조용히: 안 함' },
  { value: 'up', label: '조용히: 서버로 가는 것' },
  { value: 'down', label: '조용히: 클라이언트로 가는 것' },
  { value: 'both', label: '조용히: 둘 다' },
] as const

export function Hands({ client }: { client: string }) {
  const lab = useLab()
  const viewing = useRecord() !== null
  const { network } = useLiveFold(wireOf)
  const [problem, setProblem] = useState<string | null>(null)
  const { hold = null, silence = null } = network.clients[client] ?? {}
  const holdsPong = hold?.types?.length === 1 && hold.types[0] === 'pong'
  const act = async (answer: Promise<Answer<object>>) => {
    const taken = await answer
    setProblem(taken.ok ? null : taken.problem.message)
  }
  const who = whoText(client)
  return (
    <fieldset className={styles.hands} aria-label={`${who}의 전선`}>
      <Button
        size="small"
        className={styles.act}
        icon={<Pause size={14} strokeWidth={2.1} aria-hidden="true" />}
        aria-pressed={holdsPong}
        disabled={viewing}
        onClick={() =>
          void act(
            lab.session.conditions({ client, hold: holdsPong ? null : { direction: 'up', types: ['pong'] } }),
          )
        }
      >
        {`${who}의 퐁 붙잡기`}
      </Button>
      <span className={styles.silence} data-on={silence !== null || undefined}>
        <WifiOff size={14} strokeWidth={2.1} aria-hidden="true" />
        <Select
          label="조용히 만들기"
          options={sides}
          value={silence ?? 'none'}
          disabled={viewing}
          onChange={(side) =>
            void act(lab.session.conditions({ client, silence: side === 'none' ? null : side }))
          }
        />
      </span>
      <Button
        size="small"
        className={styles.act}
        icon={<Unplug size={14} strokeWidth={2.1} aria-hidden="true" />}
        disabled={viewing}
        onClick={() => void act(lab.session.wire({ do: 'cut', client }))}
      >
        전선 끊기
      </Button>
      <Button
        size="small"
        className={styles.act}
        disabled={viewing || (hold === null && silence === null)}
        onClick={() => void act(lab.session.conditions({ client, hold: null, silence: null }))}
      >
        풀기
      </Button>
      {problem !== null && <FieldProblem>{problem}</FieldProblem>}
    </fieldset>
  )
}
