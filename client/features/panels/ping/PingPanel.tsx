/** 핑 설정: how often the server asks, how long it waits, and what both ends make of it. */
import { Live } from './Live.tsx'
import { Settings } from './Settings.tsx'
import { Standing } from './Standing.tsx'

export function PingPanel() {
  return (
    <div className="stack">
      <Settings />
      <Standing />
      <Live />
    </div>
  )
}
