/** 핑 설정: how often the server asks, how long it waits, and what both ends make of it. */
import { Live } from './Live.tsx'
import styles from './Ping.module.css'
import { Settings } from './Settings.tsx'
import { Standing } from './Standing.tsx'

export function PingPanel() {
  return (
    <div className={styles.panel}>
      <Settings />
      <Standing />
      <Live />
    </div>
  )
}
