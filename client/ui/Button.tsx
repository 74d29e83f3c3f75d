/** Buttons: one primary per screen, others raised; ghost in bars; a link for what may be skipped. */
import type { ComponentProps, ReactNode } from 'react'
import styles from './Button.module.css'
import { classes } from './classes.ts'
import { Tooltip } from './Tooltip.tsx'

export type ButtonLook = 'raised' | 'primary' | 'ghost' | 'link'
export type ButtonSize = 'small' | 'normal' | 'large'

interface ButtonProps extends ComponentProps<'button'> {
  look?: ButtonLook
  size?: ButtonSize
  icon?: ReactNode
}

/** A button with words, and an icon before them where given. */
export function Button({
  look = 'raised',
  size = 'normal',
  icon,
  className,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classes(styles.button, styles[look], size !== 'normal' && styles[size], className)}
    >
      {icon}
      {children}
    </button>
  )
}

interface IconButtonProps extends Omit<ButtonProps, 'children'> {
  /** Said by readers and shown as the tooltip. */
  label: string
}

/** A button that is only an icon; its name is in the tooltip. */
export function IconButton({ label, look = 'ghost', className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label}>
      <Button aria-label={label} look={look} {...rest} className={classes(styles.icon, className)} />
    </Tooltip>
  )
}
