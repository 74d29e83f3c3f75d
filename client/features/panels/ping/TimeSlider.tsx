/** One of the two options as a slider, with its value at the right. */
import { useState } from 'react'
import { classes } from '../../../ui/classes.ts'
import { Slider } from '../../../ui/Slider.tsx'
import styles from './Ping.module.css'
import { defaults, type Name, range } from './settings.ts'

interface TimeSliderProps {
  name: Name
  value: number
  disabled: boolean
  onDraft: (draft: number | null) => void
  onCommit: (value: number) => void
}

const spoken = (ms: number) => `${ms.toLocaleString('ko-KR')} 밀리초`

export function TimeSlider({ name, value, disabled, onDraft, onCommit }: TimeSliderProps) {
  const [draft, setDraft] = useState<number | null>(null)
  const shown = draft ?? value
  const isNew = draft !== null && draft !== value
  return (
    <div className={classes(styles.time, isNew && styles.fresh)}>
      <code>{name}</code>
      <Slider
        label={name}
        value={value}
        range={range}
        spoken={spoken}
        tick={{ value: defaults[name], label: '기본값' }}
        disabled={disabled}
        onDraft={(next) => {
          setDraft(next)
          onDraft(next)
        }}
        onCommit={onCommit}
      />
      <output className={styles.value}>
        {shown.toLocaleString('ko-KR')} <span>ms</span>
      </output>
    </div>
  )
}
