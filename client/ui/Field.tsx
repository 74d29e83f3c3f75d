/** One line of input, and a box to tick. */
import { Check } from 'lucide-react'
import type { ComponentProps } from 'react'
import { classes } from './classes.ts'
import styles from './Field.module.css'

interface FieldProps extends ComponentProps<'input'> {
  /** Said by readers; the field has no visible label of its own. */
  label: string
  /** Mono, for what is code. */
  code?: boolean
  /** Shown as a bad border; say the sentence below with `FieldProblem`. */
  invalid?: boolean
}

/** A line of input. */
export function Field({ label, code = false, invalid = false, className, ...rest }: FieldProps) {
  return (
    <input
      type="text"
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      {...rest}
      aria-label={label}
      aria-invalid={invalid}
      className={classes(styles.field, code && styles.code, className)}
    />
  )
}

/** What is wrong with the field above, in one sentence. */
export function FieldProblem({ children, id }: { children: string; id?: string }) {
  return (
    <p id={id} role="alert" className={styles.problem}>
      {children}
    </p>
  )
}

interface CheckboxProps {
  label: string
  checked: boolean
  onChange: (checked: boolean) => void
}

/** A box to tick, with its words. */
export function Checkbox({ label, checked, onChange }: CheckboxProps) {
  return (
    <label className={styles.check}>
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span className={styles.box}>
        <Check size={12} strokeWidth={3} aria-hidden="true" />
      </span>
      {label}
    </label>
  )
}
