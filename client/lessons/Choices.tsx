/** A few answers of which one is chosen: radios, with the quiet one last. */
import type { ReactNode } from 'react'
import styles from './Questions.module.css'

interface ChoicesProps {
  /** What readers call the group. */
  label: string
  name: string
  choices: readonly { value: string; text: ReactNode }[]
  value: string | null
  onChoose: (value: string) => void
  disabled?: boolean
}

export function Choices({ label, name, choices, value, onChoose, disabled = false }: ChoicesProps) {
  return (
    <div role="radiogroup" aria-label={label} className={styles.choices}>
      {choices.map((choice) => (
        <label key={choice.value} className={styles.choice} data-chosen={choice.value === value || undefined}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            disabled={disabled}
            onChange={() => onChoose(choice.value)}
          />
          <span className={styles.radio} aria-hidden="true" />
          <span>{choice.text}</span>
        </label>
      ))}
    </div>
  )
}
