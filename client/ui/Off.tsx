/** What stands inside can be seen, and does nothing while it is off. */
import type { ReactNode } from 'react'
import styles from './Off.module.css'

export function Off({ when, children }: { when: boolean; children: ReactNode }) {
  return (
    <fieldset className={styles.off} disabled={when}>
      {children}
    </fieldset>
  )
}
