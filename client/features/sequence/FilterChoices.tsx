/** Whom and what the diagram leaves out: a choice for each client and kind. */
import { useStore } from 'zustand'
import type { Lane } from '../../pictures/flow/types.ts'
import { Checkbox } from '../../ui/Field.tsx'
import styles from './Legend.module.css'
import type { KindGroup } from './rows.ts'
import { viewStore } from './view.ts'

const kinds: readonly { kind: KindGroup; name: string }[] = [
  { kind: 'connection', name: '연결과 끊기' },
  { kind: 'event', name: '이벤트' },
  { kind: 'ping', name: '핑과 퐁' },
  { kind: 'server', name: '서버 실행' },
  { kind: 'http', name: '그 밖의 HTTP' },
]

export function FilterChoices({ lanes }: { lanes: readonly Lane[] }) {
  const view = useStore(viewStore)
  return (
    <div className={styles.filter}>
      {lanes.length > 0 && <h3>클라이언트</h3>}
      {lanes.map((lane) => (
        <Checkbox
          key={lane.client}
          label={lane.name}
          checked={!view.hiddenClients.has(lane.client)}
          onChange={() => view.toggleClient(lane.client)}
        />
      ))}
      <h3>종류</h3>
      {kinds.map(({ kind, name }) => (
        <Checkbox
          key={kind}
          label={name}
          checked={!view.hiddenKinds.has(kind)}
          onChange={() => view.toggleKind(kind)}
        />
      ))}
    </div>
  )
}
