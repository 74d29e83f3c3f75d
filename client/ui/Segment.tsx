/** A few choices that share one border; exactly one is chosen. */
import { ToggleGroup } from 'radix-ui'
import type { ReactNode } from 'react'
import { type ChoiceProps, chooser } from './choice.ts'
import styles from './Segment.module.css'

/** Pressing the chosen one again changes nothing. */
export function Segment<V extends string>(props: ChoiceProps<V, ReactNode>) {
  const { options, value, label, disabled = false } = props
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      className={styles.segment}
      value={value}
      disabled={disabled}
      onValueChange={chooser(props)}
    >
      {options.map((option) => (
        <ToggleGroup.Item key={option.value} value={option.value} className={styles.option}>
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  )
}
