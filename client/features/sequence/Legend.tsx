/** The layers that are shown: the toggles are the legend. Beside them, whom and what to leave out. */
import { SlidersHorizontal } from 'lucide-react'
import { useStore } from 'zustand'
import type { Lane } from '../../pictures/flow/types.ts'
import { IconButton } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Field.tsx'
import { LayerMark, layerNames } from '../../ui/LayerMark.tsx'
import { Popover } from '../../ui/Popover.tsx'
import styles from './Legend.module.css'
import type { KindGroup } from './rows.ts'
import { layers, viewStore } from './view.ts'

const kinds: readonly { kind: KindGroup; name: string }[] = [
  { kind: 'connection', name: '연결과 끊기' },
  { kind: 'event', name: '이벤트' },
  { kind: 'ping', name: '핑과 퐁' },
  { kind: 'server', name: '서버 실행' },
  { kind: 'http', name: '그 밖의 HTTP' },
]

export function Legend({ narrow }: { narrow: boolean }) {
  const shown = useStore(viewStore, (view) => view.layers)
  const toggle = useStore(viewStore, (view) => view.toggleLayer)
  return (
    <fieldset className={styles.legend} data-narrow={narrow || undefined}>
      <legend className={narrow ? styles.title : 'hidden-text'}>보이는 층</legend>
      {layers.map((layer) => (
        <button
          key={layer}
          type="button"
          aria-pressed={shown[layer]}
          aria-label={narrow ? layerNames[layer] : undefined}
          title={narrow ? layerNames[layer] : undefined}
          className={styles.layer}
          onClick={() => toggle(layer)}
        >
          <LayerMark layer={layer} muted={!shown[layer]} />
          {!narrow && layerNames[layer]}
        </button>
      ))}
    </fieldset>
  )
}

/** Whom and what the diagram leaves out. */
export function FilterButton({ lanes }: { lanes: readonly Lane[] }) {
  const view = useStore(viewStore)
  const filtered = view.hiddenClients.size + view.hiddenKinds.size
  return (
    <Popover
      label="무엇을 볼까요"
      align="end"
      trigger={
        <IconButton
          label={filtered > 0 ? `가려서 보는 중 (${filtered})` : '골라서 보기'}
          size="small"
          className={filtered > 0 ? styles.filtered : undefined}
          icon={<SlidersHorizontal size={14} strokeWidth={2.1} aria-hidden="true" />}
        />
      }
    >
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
    </Popover>
  )
}
