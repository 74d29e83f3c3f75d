/** A value on a logarithmic scale: dragged, or moved by keys from one round value to the next. */
import { Slider as Radix } from 'radix-ui'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { placeOf, type Range, stepFrom, valueAt } from './logScale.ts'
import styles from './Slider.module.css'

interface SliderProps {
  /** What readers call it. */
  label: string
  value: number
  range: Range
  /** With its unit, as it is read aloud. */
  spoken: (value: number) => string
  /** Each value on the way. `null`: there is none any more, the value given counts. */
  onDraft: (draft: number | null) => void
  /** The hand let go, the keys rested, or the focus went on. */
  onCommit: (value: number) => void
  tick?: { value: number; label: string }
  disabled?: boolean
}

/** Places are thousandths: Radix knows lengths only. */
const whole = 1_000
/** Keys that come after one another are one change. */
const restMs = 600

const moves: Record<string, number> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 10,
  PageDown: -10,
}

export function Slider({ label, value, range, spoken, onDraft, onCommit, tick, disabled }: SliderProps) {
  const [draft, setDraft] = useState<number | null>(null)
  const newest = useRef<number | null>(null)
  const rest = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const shown = draft ?? value
  const put = (next: number | null) => {
    newest.current = next
    setDraft(next)
    onDraft(next)
  }
  const commit = () => {
    clearTimeout(rest.current)
    const next = newest.current
    if (next === null) return
    put(null)
    if (next !== value) onCommit(next)
  }
  useEffect(() => () => clearTimeout(rest.current), [])

  const onKey = (event: KeyboardEvent) => {
    const by = moves[event.key]
    const end = event.key === 'Home' ? range.min : event.key === 'End' ? range.max : null
    if (event.key === 'Enter') commit()
    if (event.key === 'Escape' && newest.current !== null) put(null)
    if (by === undefined && end === null) return
    event.preventDefault()
    if (disabled) return
    put(end ?? stepFrom(newest.current ?? value, by ?? 0, range))
    clearTimeout(rest.current)
    rest.current = setTimeout(commit, restMs)
  }
  const place = (at: number) => Math.round(placeOf(at, range) * whole)
  return (
    <div className={styles.slider}>
      <Radix.Root
        className={styles.root}
        min={0}
        max={whole}
        value={[place(shown)]}
        disabled={disabled === true}
        onValueChange={([at]) => at !== undefined && put(valueAt(at / whole, range))}
        onKeyDown={onKey}
        onPointerUp={() => queueMicrotask(commit)}
        onBlur={commit}
      >
        <Radix.Track className={styles.track}>
          <Radix.Range className={styles.range} />
        </Radix.Track>
        <Radix.Thumb
          className={styles.thumb}
          aria-label={label}
          aria-valuemin={range.min}
          aria-valuemax={range.max}
          aria-valuenow={shown}
          aria-valuetext={spoken(shown)}
        />
      </Radix.Root>
      {tick && <Tick at={placeOf(tick.value, range)} label={tick.label} />}
    </div>
  )
}

/** The knob stays inside the track by half its width at either end; so does the tick. */
function Tick({ at, label }: { at: number; label: string }) {
  return (
    <span
      className={styles.tick}
      style={{ left: `calc(${at * 100}% + ${(0.5 - at) * 16}px)` }}
      aria-hidden="true"
    >
      {label}
    </span>
  )
}
