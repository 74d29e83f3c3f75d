/** The two options of the heartbeat: presets, sliders, and the longest that a silent end goes unnoticed. */
import { useState } from 'react'
import { useFold, useLab, useRecord } from '../../../lab/useLab.ts'
import { serverOf } from '../../../pictures/server.ts'
import { FieldProblem } from '../../../ui/Field.tsx'
import { Segment } from '../../../ui/Segment.tsx'
import { LineLink } from '../parts/LineLink.tsx'
import { applyToServer } from '../parts/useSetting.ts'
import { Formula } from './Formula.tsx'
import styles from './Ping.module.css'
import { defaults, type Name, names, presets, type Times } from './settings.ts'
import { TimeSlider } from './TimeSlider.tsx'
import { useTimes } from './useTimes.ts'

const numberOr = (value: unknown, otherwise: number) => (typeof value === 'number' ? value : otherwise)

export function Settings() {
  const lab = useLab()
  const viewing = useRecord() !== null
  const { options } = useFold(serverOf)
  const written = useTimes()
  const [drafts, setDrafts] = useState<Partial<Times>>({})
  const [refused, setRefused] = useState<string | null>(null)

  const shownOf = (name: Name): number => {
    const one = written[name]
    return one.is === 'known' ? one.value : numberOr(options[name], defaults[name])
  }
  const write = (times: Partial<Times>, isDefault = false) => {
    const changes = names.flatMap((name) => {
      const value = times[name]
      return value === undefined ? [] : [{ path: [name], code: isDefault ? null : String(value) }]
    })
    const answer = applyToServer(lab, changes)
    setRefused(answer.ok ? null : answer.message)
  }
  const now: Times = { pingInterval: shownOf('pingInterval'), pingTimeout: shownOf('pingTimeout') }
  const unclear = names.some((name) => written[name].is === 'unclear')
  const problems = [...new Set([...names.map((name) => written[name].problem), refused])].filter(
    (problem) => problem !== null,
  )
  const isAt = (times: Times) => names.every((name) => times[name] === now[name])
  const chosen = unclear ? undefined : presets.find(({ times }) => isAt(times))
  const line = written.pingInterval.line ?? written.pingTimeout.line
  const drafting = (name: Name) => (draft: number | null) =>
    setDrafts(({ [name]: _, ...others }) => (draft === null ? others : { ...others, [name]: draft }))
  return (
    <section aria-label="핑 설정" className="column">
      <div className={styles.line}>
        <Segment
          label="미리 정한 값"
          disabled={viewing || unclear}
          value={chosen?.id ?? 'own'}
          options={presets.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => {
            const preset = presets.find((one) => one.id === id)
            if (preset) write(preset.times, preset.id === 'default')
          }}
        />
        {line !== null && <LineLink line={line} />}
      </div>
      {names.map((name) => (
        <TimeSlider
          key={name}
          name={name}
          value={now[name]}
          disabled={viewing || unclear}
          onDraft={drafting(name)}
          onCommit={(value) => write({ [name]: value })}
        />
      ))}
      {problems.map((problem) => (
        <FieldProblem key={problem}>{problem}</FieldProblem>
      ))}
      <Formula times={{ ...now, ...drafts }} />
    </section>
  )
}
