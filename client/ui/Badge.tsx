/** Who is meant: a round badge is a client, a square one is the server. */
import { Server } from 'lucide-react'
import styles from './Badge.module.css'
import { classes } from './classes.ts'

interface BadgeProps {
  /** The letter of a client; without it the badge is the server's. */
  letter?: string
  /** Not connected: an outline. */
  off?: boolean
  large?: boolean
}

/** Decoration for readers: the name stands beside it. */
export function Badge({ letter, off = false, large = false }: BadgeProps) {
  const shape = letter === undefined ? styles.server : styles.client
  return (
    <span className={classes(shape, off && styles.off, large && styles.large)} aria-hidden="true">
      {letter ?? <Server size={large ? 14 : 11} strokeWidth={2.1} />}
    </span>
  )
}
