/** A way to a moment of the trace: pressed, it is the current one everywhere. */
import type { ReactNode } from 'react'
import { useCurrent } from '../../../lab/useCurrent.ts'
import { useLab } from '../../../lab/useLab.ts'
import { classes } from '../../../ui/classes.ts'
import styles from './MomentLink.module.css'

interface MomentLinkProps {
  seq: number
  part?: number
  /** What readers hear, where the words alone do not say it. */
  label?: string
  className?: string | undefined
  children: ReactNode
}

export function MomentLink({ seq, part = 0, label, className, children }: MomentLinkProps) {
  const lab = useLab()
  const current = useCurrent()
  const isCurrent = current?.seq === seq && current.part === part
  return (
    <button
      type="button"
      className={classes(styles.moment, className)}
      aria-label={label}
      aria-current={isCurrent || undefined}
      onClick={() => lab.trace.show(seq, part)}
    >
      {children}
    </button>
  )
}
