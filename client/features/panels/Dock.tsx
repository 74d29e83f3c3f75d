/** The dock: a pill for each panel of the list, and the one that is chosen. Panels keep their place while others are looked at. */
import { PanelRightClose } from 'lucide-react'
import { Activity, type ComponentType, lazy, Suspense, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { callLines } from '../../lab/code/names.ts'
import { useLab } from '../../lab/useLab.ts'
import { Boundary } from '../../ui/Boundary.tsx'
import { IconButton } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Field.tsx'
import { onTabKey } from '../../ui/tabKeys.ts'
import styles from './Dock.module.css'
import { LineLink } from './parts/LineLink.tsx'
import { closePanels, panelsStore } from './store.ts'

export interface PanelEntry {
  id: string
  /** On its pill. */
  name: string
  load: () => Promise<ComponentType>
  /** It changes server.js. */
  edits?: true
}

interface DockProps {
  panels: readonly PanelEntry[]
  /** A button that closes the dock; where the dock is a view of its own, there is none. */
  closable: boolean
}

export function Dock({ panels, closable }: DockProps) {
  const wanted = useStore(panelsStore, (p) => p.chosen)
  const atOnce = useStore(panelsStore, (p) => p.atOnce)
  const chosen = panels.find(({ id }) => id === wanted)?.id ?? panels[0]?.id
  const [visited, setVisited] = useState<readonly string[]>([])
  if (chosen !== undefined && !visited.includes(chosen)) setVisited([...visited, chosen])
  const components = useMemo(
    () => new Map(panels.map(({ id, load }) => [id, lazy(async () => ({ default: await load() }))])),
    [panels],
  )
  return (
    <div className={styles.dock}>
      <div className={styles.head}>
        <div role="tablist" aria-label="패널" className={styles.pills} onKeyDown={onTabKey}>
          {panels.map(({ id, name }) => (
            <button
              key={id}
              type="button"
              role="tab"
              id={`panel-tab-${id}`}
              aria-controls={`panel-${id}`}
              aria-selected={id === chosen}
              tabIndex={id === chosen ? 0 : -1}
              className={styles.pill}
              onClick={() => panelsStore.setState({ chosen: id })}
            >
              {name}
            </button>
          ))}
        </div>
        {closable && (
          <IconButton
            label="패널 닫기"
            icon={<PanelRightClose size={16} strokeWidth={1.85} />}
            onClick={closePanels}
          />
        )}
      </div>
      <div className="pane">
        {panels
          .filter(({ id }) => visited.includes(id))
          .map(({ id, name }) => {
            const Panel = components.get(id)
            return (
              <Activity key={id} mode={id === chosen ? 'visible' : 'hidden'}>
                <div
                  role="tabpanel"
                  id={`panel-${id}`}
                  aria-labelledby={`panel-tab-${id}`}
                  className={styles.panel}
                >
                  <Boundary message={`${name} 패널을 열지 못했어요.`}>
                    <Suspense>{Panel && <Panel />}</Suspense>
                  </Boundary>
                </div>
              </Activity>
            )
          })}
      </div>
      {panels.some(({ id, edits }) => id === chosen && edits) && (
        <div className={styles.foot}>
          <Checkbox
            label="패널에서 코드를 바꾸면 바로 실행하기"
            checked={atOnce}
            onChange={(next) => panelsStore.setState({ atOnce: next })}
          />
          <FirstServer />
        </div>
      )}
    </div>
  )
}

/** Says which Server the panels speak of, where a program has several. */
function FirstServer() {
  const { program } = useLab()
  const typed = useStore(program, (p) => p.typed)
  const lines = useMemo(() => (typed === null ? [] : callLines(typed, 'server')), [typed])
  const [first] = lines
  if (first === undefined || lines.length < 2) return null
  return (
    <p className="quiet">
      Server {lines.length}개 중 첫 번째를 고쳐요. <LineLink line={first} />
    </p>
  )
}
