/** 네트워크 조건: delay, blocked upgrades, silence, cut; for everybody or for one client. */
import { useState } from 'react'
import { useStore } from 'zustand'
import { type Conditions, type Delay, freeConditions } from '#shared/network.ts'
import { useLab, useLiveFold } from '../../lab/useLab.ts'
import { whoText } from '../../pictures/lanes.ts'
import { wireOf } from '../../pictures/network.ts'
import { serverOf } from '../../pictures/server.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox, FieldProblem } from '../../ui/Field.tsx'
import { Segment } from '../../ui/Segment.tsx'
import { actsStore, cut, letFlow, setConditions } from './acts.ts'
import { blockSentence, cutSentence, delaySentence, silenceSentence, waitsOf } from './consequences.ts'
import { DelayFields } from './DelayFields.tsx'
import styles from './Network.module.css'
import { isFree } from './words.ts'

const sides = [
  { value: 'none', label: '안 함' },
  { value: 'up', label: '서버로' },
  { value: 'down', label: '클라이언트로' },
  { value: 'both', label: '둘 다' },
] as const

const isNone = ({ ms, jitter = 0 }: Delay): boolean => ms === 0 && jitter === 0

export function ConditionsForm({ clients }: { clients: readonly string[] }) {
  const lab = useLab()
  const wire = useLiveFold(wireOf)
  const waits = waitsOf(useLiveFold(serverOf).options)
  const problem = useStore(actsStore, (s) => s.problem)
  const [who, setWho] = useState('all')
  const client = who === 'all' ? {} : { client: who }
  const now: Conditions = who === 'all' ? wire.network.lab : (wire.network.clients[who] ?? freeConditions)
  return (
    <div className={styles.choices}>
      <Segment
        label="누구에게"
        options={[
          { value: 'all', label: '모두' },
          ...clients.map((one) => ({ value: one, label: whoText(one) })),
        ]}
        value={who}
        onChange={setWho}
      />
      <h3>늦추기</h3>
      <DelayFields
        key={`${who} ${now.delay?.ms} ${now.delay?.jitter}`}
        delay={now.delay}
        name="늦추기"
        onDelay={(delay) => void setConditions(lab, { ...client, delay: isNone(delay) ? null : delay })}
      />
      {now.delay && <p>{delaySentence(now.delay, waits)}</p>}
      <h3>웹소켓 막기</h3>
      <Checkbox
        label="웹소켓 업그레이드 막기"
        checked={now.blockUpgrade}
        onChange={(blockUpgrade) => void setConditions(lab, { ...client, blockUpgrade })}
      />
      <p>{blockSentence(waits)}</p>
      <h3>조용히</h3>
      <Segment
        label="조용히"
        options={sides}
        value={now.silence ?? 'none'}
        onChange={(side) => void setConditions(lab, { ...client, silence: side === 'none' ? null : side })}
      />
      <p>
        {now.silence
          ? silenceSentence(now.silence, waits)
          : '선은 붙어 있는데 아무것도 오가지 않는 것처럼 말없이 사라져요. 하트비트만 알아챌 수 있어요.'}
      </p>
      <h3>끊기</h3>
      <div className={styles.line}>
        <Button size="small" onClick={() => void cut(lab, who === 'all' ? null : who)}>
          지금 끊기
        </Button>
        <p>{cutSentence}</p>
      </div>
      {problem && <FieldProblem>{problem}</FieldProblem>}
      <div className={styles.footer}>
        <Button size="small" disabled={isFree(wire)} onClick={() => void letFlow(lab)}>
          모두 흘려보내기
        </Button>
      </div>
    </div>
  )
}
