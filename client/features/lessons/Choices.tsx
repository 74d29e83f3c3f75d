/** A few answers of which one is chosen: radios, with the quiet one last. */
import type { ReactNode } from 'react'
import { plain, Verdict, Words } from './Prose.tsx'
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

interface ChoiceCardProps extends Omit<ChoicesProps, 'label' | 'choices'> {
  /** What readers call the card. */
  label: string
  ask: string
  choices: readonly { value: string; text: string }[]
  /** What is said of the answer that was given; before that, `children` stand there. */
  said: { right?: boolean | undefined; wrong: string; say: string } | null
  children?: ReactNode
}

/** A question with its answers, and what is said of the one that was given. */
export function ChoiceCard({ label, ask, choices, said, children, ...rest }: ChoiceCardProps) {
  return (
    <section className={styles.card} aria-label={label}>
      <p className={styles.ask}>
        <Words text={ask} />
      </p>
      <Choices
        {...rest}
        label={plain(ask)}
        choices={choices.map(({ value, text }) => ({ value, text: <Words text={text} /> }))}
      />
      {said ? (
        <p className={styles.said} role="status">
          <Verdict right={said.right === true} wrong={said.wrong} say={said.say} />
        </p>
      ) : (
        children
      )}
    </section>
  )
}
