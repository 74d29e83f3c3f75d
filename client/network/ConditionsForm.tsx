/** 네트워크 조건: delay, blocked upgrades, silence, cut; for everybody or for one client. */
import { type FormEvent, useState } from 'react'
import { useStore } from 'zustand'
import { type Conditions, freeConditions } from '#shared/network.ts'
import { wireOf } from '../trace/network.ts'
import { useLiveFold } from '../trace/useFold.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox, Field, FieldProblem } from '../ui/Field.tsx'
import { Segment } from '../ui/Segment.tsx'
import { actsStore, cut, letFlow, setConditions } from './acts.ts'
import styles from './Network.module.css'
import { isFree, whoText } from './words.ts'

const sides = [
  { value: 'none', label: '안 함' },
  { value: 'up', label: '서버로' },
  { value: 'down', label: '클라이언트로' },
  { value: 'both', label: '둘 다' },
] as const

export function ConditionsForm({ clients }: { clients: readonly string[] }) {
  const wire = useLiveFold(wireOf)
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
      <DelayFields key={`${who} ${now.delay?.ms} ${now.delay?.jitter}`} delay={now.delay} client={client} />
      <h3>웹소켓 막기</h3>
      <Checkbox
        label="웹소켓 업그레이드 막기"
        checked={now.blockUpgrade}
        onChange={(blockUpgrade) => void setConditions({ ...client, blockUpgrade })}
      />
      <p>웹소켓을 열 수 없어요. 폴링은 그대로 돼요.</p>
      <h3>조용히</h3>
      <Segment
        label="조용히"
        options={sides}
        value={now.silence ?? 'none'}
        onChange={(side) => void setConditions({ ...client, silence: side === 'none' ? null : side })}
      />
      <p>Wi-Fi가 끊긴 것처럼 말없이 사라져요. 하트비트만 알아챌 수 있어요.</p>
      <h3>끊기</h3>
      <div className={styles.line}>
        <Button size="small" onClick={() => void cut(who === 'all' ? null : who)}>
          지금 끊기
        </Button>
        <p>TCP 연결이 끊겨요. 두 쪽이 바로 알아요.</p>
      </div>
      {problem && <FieldProblem>{problem}</FieldProblem>}
      <div className={styles.footer}>
        <Button size="small" disabled={isFree(wire)} onClick={() => void letFlow()}>
          모두 흘려보내기
        </Button>
      </div>
    </div>
  )
}

const numberIn = (text: string): number | null => {
  const value = Number(text.trim() === '' ? '0' : text)
  return Number.isFinite(value) && value >= 0 && value <= 60_000 ? Math.round(value) : null
}

function DelayFields({ delay, client }: { delay: Conditions['delay']; client: { client?: string } }) {
  const [ms, setMs] = useState(String(delay?.ms ?? ''))
  const [jitter, setJitter] = useState(String(delay?.jitter ?? ''))
  const [wrong, setWrong] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const by = { ms: numberIn(ms), jitter: numberIn(jitter) }
    const bad = by.ms === null || by.jitter === null
    setWrong(bad)
    if (by.ms === null || by.jitter === null) return
    const none = by.ms === 0 && by.jitter === 0
    void setConditions({
      ...client,
      delay: none ? null : { ms: by.ms, ...(by.jitter > 0 && { jitter: by.jitter }) },
    })
  }
  return (
    <form onSubmit={submit}>
      <div className={styles.line}>
        <Field
          label="늦출 시간 (ms)"
          inputMode="numeric"
          placeholder="0"
          className={styles.number}
          value={ms}
          invalid={wrong}
          onChange={(typed) => setMs(typed.target.value)}
        />
        <span>±</span>
        <Field
          label="흔들림 (ms)"
          inputMode="numeric"
          placeholder="0"
          className={styles.number}
          value={jitter}
          invalid={wrong}
          onChange={(typed) => setJitter(typed.target.value)}
        />
        <span>ms</span>
        <Button type="submit" size="small">
          늦추기
        </Button>
      </div>
      {wrong && <FieldProblem>0부터 60000까지의 수를 써 주세요.</FieldProblem>}
    </form>
  )
}
