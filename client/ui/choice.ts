/** One of a few: what a list and a row of buttons are given, and how they tell what was chosen. */
import type { ReactNode } from 'react'

export interface ChoiceProps<V extends string, L extends ReactNode = string> {
  options: readonly { value: V; label: L }[]
  value: V
  onChange: (value: V) => void
  /** What readers call the choice. */
  label: string
  disabled?: boolean
}

/** Libraries know only texts; what is none of the options changes nothing. */
export const chooser =
  <V extends string>({ options, onChange }: Pick<ChoiceProps<V, ReactNode>, 'options' | 'onChange'>) =>
  (chosen: string): void => {
    const option = options.find(({ value }) => value === chosen)
    if (option) onChange(option.value)
  }
