/** How long a silent end goes unnoticed at most: one interval until the next ping, and the wait for its pong. */
import styles from './Ping.module.css'
import type { Times } from './settings.ts'
import { spanText } from './words.ts'

export function Formula({ times: { pingInterval, pingTimeout } }: { times: Times }) {
  return (
    <div className={styles.formula}>
      <div className={styles.bar} aria-hidden="true">
        <span style={{ flexGrow: pingInterval }}>
          간격 <b>{spanText(pingInterval)}</b>
        </span>
        <span style={{ flexGrow: pingTimeout }}>
          제한 <b>{spanText(pingTimeout)}</b>
        </span>
      </div>
      <p>
        늦어도 <b>{spanText(pingInterval + pingTimeout)}</b> 뒤에는 끊김을 알아요
      </p>
    </div>
  )
}
