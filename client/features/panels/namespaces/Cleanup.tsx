/** `cleanupEmptyChildNamespaces`: whether a namespace of a pattern goes when its last socket has left. */
import { useState } from 'react'
import { useLab } from '../../../lab/useLab.ts'
import { Checkbox, FieldProblem } from '../../../ui/Field.tsx'
import { LineLink } from '../parts/LineLink.tsx'
import { applyToServer, useServerSetting } from '../parts/useSetting.ts'
import styles from './Namespaces.module.css'

const path = ['cleanupEmptyChildNamespaces'] as const

export function Cleanup() {
  const lab = useLab()
  const setting = useServerSetting(path)
  const [problem, setProblem] = useState<string | null>(null)
  const isComputed = setting.is === 'set' && setting.value === undefined
  const isOn = setting.is === 'set' && Boolean(setting.value)
  const change = (on: boolean) => {
    const written = applyToServer(lab, [{ path, code: on ? 'true' : null }])
    setProblem(written.ok ? null : written.message)
  }
  if (setting.is === 'unclear') return <p className={styles.hint}>{setting.message}</p>
  return (
    <div className={styles.cleanup}>
      <div className={styles.line}>
        {isComputed ? (
          <p className={styles.hint}>{`cleanupEmptyChildNamespaces의 값을 코드가 정해요: ${setting.code}`}</p>
        ) : (
          <Checkbox label="cleanupEmptyChildNamespaces" checked={isOn} onChange={change} />
        )}
        <LineLink line={setting.line} />
      </div>
      <p className={styles.hint}>
        {isOn
          ? '패턴에서 생긴 네임스페이스는 마지막 소켓이 나가면 사라져요.'
          : '패턴에서 생긴 네임스페이스는 모두 나가도 빈 채로 남아요.'}
      </p>
      {problem !== null && <FieldProblem>{problem}</FieldProblem>}
    </div>
  )
}
