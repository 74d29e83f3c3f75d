/** A few choices that share one border; exactly one is chosen. */
import { ToggleGroup } from 'radix-ui'
import type { ReactNode } from 'react'
import styles from './Segment.module.css'

interface SegmentProps<V extends string> {
  options: readonly { value: V; label: ReactNode }[]
  value: V
  onChange: (value: V) => void
  /** What readers call the choice. */
  label: string
  disabled?: boolean
}

/** Pressing the chosen one again changes nothing. */
export function Segment<V extends string>({
  options,
  value,
  onChange,
  label,
  disabled = false,
}: SegmentProps<V>) {
  const choose = (chosen: string) => {
    const option = options.find((o) => o.value === chosen)
    if (option) onChange(option.value)
  }
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      className={styles.segment}
      value={value}
      disabled={disabled}
      onValueChange={choose}
    >
      {options.map((option) => (
        <ToggleGroup.Item key={option.value} value={option.value} className={styles.option}>
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  )
}
