/** By how much everything waits: milliseconds, and how much of it is left to chance. */
import { type FormEvent, useState } from 'react'
import type { Delay } from '#shared/network.ts'
import { Button } from '../../ui/Button.tsx'
import { Field, FieldProblem } from '../../ui/Field.tsx'
import styles from './Network.module.css'

interface DelayFieldsProps {
  delay: Delay | null
  onDelay: (delay: Delay) => void
  /** On the button; without one, what is typed counts when the field is left. */
  name?: string
}

const most = 60_000
const numberIn = (text: string): number | null => {
  const value = Number(text.trim() === '' ? '0' : text)
  return Number.isFinite(value) && value >= 0 && value <= most ? Math.round(value) : null
}

export function DelayFields({ delay, onDelay, name }: DelayFieldsProps) {
  const [ms, setMs] = useState(String(delay?.ms ?? ''))
  const [jitter, setJitter] = useState(String(delay?.jitter ?? ''))
  const [wrong, setWrong] = useState(false)
  const take = () => {
    const by = { ms: numberIn(ms), jitter: numberIn(jitter) }
    setWrong(by.ms === null || by.jitter === null)
    if (by.ms === null || by.jitter === null) return
    const isNew = by.ms !== (delay?.ms ?? 0) || by.jitter !== (delay?.jitter ?? 0)
    if (name !== undefined || isNew) onDelay({ ms: by.ms, ...(by.jitter > 0 && { jitter: by.jitter }) })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    take()
  }
  const both = {
    inputMode: 'numeric',
    placeholder: '0',
    className: styles.number,
    invalid: wrong,
    onBlur: name === undefined ? take : undefined,
  } as const
  return (
    <form onSubmit={submit}>
      <div className={styles.line}>
        <Field label="늦출 시간 (ms)" value={ms} onChange={(typed) => setMs(typed.target.value)} {...both} />
        <span>±</span>
        <Field
          label="흔들림 (ms)"
          value={jitter}
          onChange={(typed) => setJitter(typed.target.value)}
          {...both}
        />
        <span>ms</span>
        {name !== undefined && (
          <Button type="submit" size="small">
            {name}
          </Button>
        )}
      </div>
      {wrong && <FieldProblem>0부터 60000까지의 수를 써 주세요.</FieldProblem>}
    </form>
  )
}
