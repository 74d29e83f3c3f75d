/** The page: the parts of the free lab, side by side where there is room, one at a time where there is not. */
import { AppWindow, ArrowLeftRight, Pencil, SlidersHorizontal, Terminal } from 'lucide-react'
import { Activity, lazy, type ReactNode, Suspense, useState } from 'react'
import { useStore } from 'zustand'
import styles from './App.module.css'
import { Resend } from './network/Resend.tsx'
import { endStepping } from './network/StepByStep.tsx'
import { panelsStore } from './panels/store.ts'
import { openFile } from './program/editorStore.ts'
import { SequenceDiagram } from './sequence/SequenceDiagram.tsx'
import { session } from './session.ts'
import { LabBar } from './shell/LabBar.tsx'
import { NothingYet } from './shell/NothingYet.tsx'
import { runServer } from './shell/runServer.ts'
import { StatusLine } from './shell/StatusLine.tsx'
import { usePageClients } from './shell/usePageClients.ts'
import { useRoom } from './shell/useRoom.ts'
import { useViewing } from './trace/viewing.ts'
import { Boundary } from './ui/Boundary.tsx'
import { classes } from './ui/classes.ts'
import { Off } from './ui/Off.tsx'
import { onTabKey } from './ui/tabKeys.ts'

type View = 'code' | 'sequence' | 'console' | 'clients' | 'panels'

const views: Record<View, { name: string; icon: ReactNode }> = {
  code: { name: '코드', icon: <Pencil size={20} strokeWidth={1.7} aria-hidden="true" /> },
  sequence: { name: '순서', icon: <ArrowLeftRight size={20} strokeWidth={1.7} aria-hidden="true" /> },
  console: { name: '콘솔', icon: <Terminal size={20} strokeWidth={1.7} aria-hidden="true" /> },
  clients: { name: '클라이언트', icon: <AppWindow size={20} strokeWidth={1.7} aria-hidden="true" /> },
  panels: { name: '패널', icon: <SlidersHorizontal size={20} strokeWidth={1.7} aria-hidden="true" /> },
}
const onPhone: readonly View[] = ['code', 'sequence', 'console', 'clients', 'panels']
const onTablet: readonly View[] = ['code', 'sequence', 'panels']

/** Loaded beside the diagram, not before it. */
const Programs = lazy(async () => ({ default: (await import('./shell/Programs.tsx')).Programs }))
const ServerConsole = lazy(async () => ({
  default: (await import('./console/ServerConsole.tsx')).ServerConsole,
}))
const CurrentPacket = lazy(async () => ({
  default: (await import('./shell/CurrentPacket.tsx')).CurrentPacket,
}))
const ClientControls = lazy(async () => ({
  default: (await import('./clients/ClientControls.tsx')).ClientControls,
}))
const ClientFrames = lazy(async () => ({
  default: (await import('./clients/ClientFrames.tsx')).ClientFrames,
}))
const Composer = lazy(async () => ({ default: (await import('./clients/Composer.tsx')).Composer }))
/** Needed by what stands in the address at once, and otherwise not before somebody has seen the page. */
const Keep = lazy(async () => {
  if (location.hash === '') await new Promise((resolve) => setTimeout(resolve, keepLaterMs))
  return { default: (await import('./shell/Keep.tsx')).Keep }
})
const RecordClients = lazy(async () => ({
  default: (await import('./keep/RecordClients.tsx')).RecordClients,
}))
const WireBar = lazy(async () => ({ default: (await import('./network/WireBar.tsx')).WireBar }))
const WireTime = lazy(async () => ({ default: (await import('./shell/WireTime.tsx')).WireTime }))
const Panels = lazy(async () => ({ default: (await import('./shell/Panels.tsx')).Panels }))
const TruthStrip = lazy(async () => ({ default: (await import('./truth/TruthStrip.tsx')).TruthStrip }))

const keepLaterMs = 1_000

session.start()

export function App() {
  const room = useRoom()
  const pageClients = usePageClients()
  const viewing = useViewing() !== null
  const [chosen, setChosen] = useState<View>('sequence')
  const view: View = room === 'phone' || chosen !== 'clients' ? chosen : 'sequence'
  const isDockOpen = useStore(panelsStore, (panels) => panels.open)
  /** Parts stay mounted where they are not seen: nothing typed or opened is lost by looking elsewhere. */
  const seen = (part: View): boolean => {
    if (room === 'wide') return part !== 'panels' || isDockOpen
    if (room === 'phone' || view === 'panels' || part === 'panels') return view === part
    return (view === 'sequence') === (part === 'sequence' || part === 'clients')
  }
  const [hasDock, setHasDock] = useState(false)
  if (seen('panels') && !hasDock) setHasDock(true)
  const time = (
    <Suspense fallback={<div className={styles.timeWait} />}>
      <WireTime compact={room === 'phone'} />
    </Suspense>
  )
  const tabs = (
    <ViewTabs
      views={room === 'phone' ? onPhone : onTablet}
      view={room === 'tablet' && view === 'console' ? 'code' : view}
      onChoose={setChosen}
      icons={room === 'phone'}
    />
  )
  return (
    <div className={styles.page}>
      <LabBar compact={room !== 'wide'} />
      <StatusLine />
      <Suspense>
        <Keep />
      </Suspense>
      {room === 'tablet' && tabs}
      <main className={styles.columns} data-dock={seen('panels') || undefined}>
        <section
          className={styles.column}
          hidden={!seen('code') && !seen('console')}
          aria-label="서버 프로그램"
        >
          <div className={styles.stage} hidden={!seen('code')}>
            <Suspense>
              <Programs />
            </Suspense>
          </div>
          <Suspense fallback={<div className={styles.consoleWait} hidden={room === 'phone'} />}>
            <ServerConsole hidden={!seen('console')} fill={room === 'phone'} onLine={openFile} />
          </Suspense>
        </section>
        <section
          className={styles.column}
          hidden={!seen('sequence') && !seen('clients')}
          aria-label="오간 것"
        >
          <div className={styles.stage} hidden={!seen('sequence')}>
            <Boundary message="순서 그림을 그리지 못했어요.">
              <SequenceDiagram
                clients={pageClients}
                empty={<NothingYet />}
                detail={
                  <Suspense>
                    <CurrentPacket compact>
                      <Resend />
                    </CurrentPacket>
                  </Suspense>
                }
                bar={room === 'phone' ? undefined : anatomyBar}
              />
            </Boundary>
            <Boundary message="전선의 조건을 보여 주지 못했어요.">
              <Off when={viewing}>
                <Suspense>
                  <WireBar onEnd={() => void endStepping(runServer)} />
                </Suspense>
              </Off>
            </Boundary>
            {room !== 'phone' && time}
          </div>
          <div className={styles.clients} hidden={!seen('clients')}>
            <Boundary message="클라이언트를 보여 주지 못했어요.">
              <Suspense fallback={<div className={styles.clientsWait} />}>
                {viewing ? (
                  <RecordClients />
                ) : (
                  <>
                    <Composer />
                    <ClientControls />
                  </>
                )}
              </Suspense>
            </Boundary>
          </div>
        </section>
        {hasDock && (
          <Activity mode={seen('panels') ? 'visible' : 'hidden'}>
            <section className={classes(styles.column, styles.dock)} aria-label="패널">
              <Boundary message="패널을 열지 못했어요.">
                <Suspense>
                  <Panels closable={room === 'wide'} />
                </Suspense>
              </Boundary>
            </section>
          </Activity>
        )}
      </main>
      {(room !== 'phone' || view === 'sequence' || view === 'clients') && (
        <Boundary message="두 쪽의 진실을 보여 주지 못했어요.">
          <Suspense fallback={<div className={styles.truthWait} />}>
            <TruthStrip />
          </Suspense>
        </Boundary>
      )}
      {room === 'phone' && view === 'sequence' && time}
      {room === 'phone' && tabs}
      <Suspense>
        <ClientFrames />
      </Suspense>
    </div>
  )
}

const anatomyBar = (newest: ReactNode) => (
  <Suspense fallback={<div className={styles.anatomyWait} />}>
    <CurrentPacket>
      <Resend />
      {newest}
    </CurrentPacket>
  </Suspense>
)

interface ViewTabsProps {
  views: readonly View[]
  view: View
  onChoose: (view: View) => void
  icons: boolean
}

function ViewTabs({ views: shown, view, onChoose, icons }: ViewTabsProps) {
  return (
    <nav>
      <div
        role="tablist"
        aria-label="화면"
        className={icons ? styles.bottom : styles.tabs}
        onKeyDown={onTabKey}
      >
        {shown.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            aria-selected={one === view}
            tabIndex={one === view ? 0 : -1}
            className={styles.tab}
            onClick={() => onChoose(one)}
          >
            {icons && views[one].icon}
            {views[one].name}
          </button>
        ))}
      </div>
    </nav>
  )
}
