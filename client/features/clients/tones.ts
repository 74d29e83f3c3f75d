/** The dot before the word that says what a client is doing. */
import styles from './tones.module.css'
import type { Doing } from './useClients.ts'

export const tones: Record<Doing, string | undefined> = {
  opening: undefined,
  unreachable: styles.bad,
  idle: undefined,
  silent: styles.bad,
  connected: styles.good,
  connecting: styles.trying,
  trying: styles.trying,
  off: undefined,
}
