/** The clients of a record: how each was at the moment that is current, and what its console said. */
import { ChevronUp } from 'lucide-react'
import { useState } from 'react'
import { useFold, useRecord } from '../../lab/useLab.ts'
import { type LogLine, logsOf } from '../../pictures/console.ts'
import type { Lane, LaneStatus } from '../../pictures/flow/types.ts'
import { lanesOf } from '../../pictures/lanes.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { Popover } from '../../ui/Popover.tsx'
import styles from './RecordClients.module.css'

const states: Record<LaneStatus, string> = {
  idle: '연결 전',
  connecting: '연결 중',
  connected: '연결됨',
  refused: '연결 안 됨',
  disconnected: '연결 끊김',
  gone: '페이지 닫힘',
}
const none: readonly LogLine[] = []
const shown = 200

/** Where a lab has the buttons that act: what was done stands in the record. */
export function RecordClients() {
  const viewed = useRecord()
  const lanes = useFold(lanesOf)
  const logs = useFold(logsOf).clients
  if (!viewed) return null
  return (
    <section className={styles.bar} aria-label="기록의 클라이언트">
      {viewed.clients.length === 0 && <p>이 기록에는 페이지의 클라이언트가 없어요.</p>}
      {viewed.clients.map(({ lane }) => (
        <Client
          key={lane}
          letter={lane}
          lane={lanes.find(({ client }) => client === lane)}
          lines={logs.get(lane) ?? none}
        />
      ))}
    </section>
  )
}

function Client({
  letter,
  lane,
  lines,
}: {
  letter: string
  lane: Lane | undefined
  lines: readonly LogLine[]
}) {
  const [open, setOpen] = useState(false)
  const state = states[lane?.status ?? 'idle']
  return (
    <Popover
      label={`클라이언트 ${letter}의 기록`}
      side="top"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button aria-label={`클라이언트 ${letter} ${state}`}>
          <Badge letter={letter} off={lane?.status !== 'connected'} />
          {state}
          <ChevronUp size={14} strokeWidth={2.1} aria-hidden="true" />
        </Button>
      }
    >
      <div className={styles.panel}>
        <p>
          {lane?.transport && lane.status === 'connected' ? <code>{lane.transport}</code> : state}
          {lane?.sockets.map(({ namespace, id }) => (
            <span key={`${namespace} ${id}`}>
              <code>{namespace}</code> <code>{id}</code>
            </span>
          ))}
        </p>
        <ol
          className={styles.lines}
          aria-label={`클라이언트 ${letter}의 콘솔`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
          tabIndex={0}
        >
          {lines.length === 0 && <li>이때까지 콘솔에 쓴 것이 없어요.</li>}
          {lines.slice(-shown).map((line) => (
            <li key={line.seq} data-level={line.level} data-run={line.kind === 'run' || undefined}>
              {line.text}
            </li>
          ))}
        </ol>
      </div>
    </Popover>
  )
}
