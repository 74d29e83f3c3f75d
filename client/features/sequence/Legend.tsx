/** The layers that are shown: the toggles are the legend. Beside them, whom and what to leave out. */
import { SlidersHorizontal } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useStore } from 'zustand'
import type { Lane } from '../../pictures/flow/types.ts'
import { IconButton } from '../../ui/Button.tsx'
import { LayerMark, layerNames } from '../../ui/LayerMark.tsx'
import { Popover } from '../../ui/Popover.tsx'
import styles from './Legend.module.css'
import { layers, viewStore } from './view.ts'

const FilterChoices = lazy(async () => ({ default: (await import('./FilterChoices.tsx')).FilterChoices }))

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
  const filtered = useStore(viewStore, (view) => view.hiddenClients.size + view.hiddenKinds.size)
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
      <Suspense>
        <FilterChoices lanes={lanes} />
      </Suspense>
    </Popover>
  )
}
