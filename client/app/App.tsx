/** The page: the chapter and the parts of the lab, side by side where there is room, one at a time where there is not. */
import { Activity, lazy, Suspense, useState } from 'react'
import { useStore } from 'zustand'
import { CoursePageContext } from '../features/lessons/page.ts'
import { panelsStore } from '../features/panels/store.ts'
import { SequenceDiagram } from '../features/sequence/SequenceDiagram.tsx'
import { placeStore } from '../lab/place.ts'
import { DeskContext, useLab, useOrigin, useRecord, useTrace } from '../lab/useLab.ts'
import { Boundary } from '../ui/Boundary.tsx'
import { classes } from '../ui/classes.ts'
import { Off } from '../ui/Off.tsx'
import styles from './App.module.css'
import { coursePage } from './coursePage.ts'
import { desk } from './desk.ts'
import { headActs } from './headActs.tsx'
import { LabBar } from './LabBar.tsx'
import { isSeen, type Part, tabsOf, viewOf } from './layout.ts'
import { StatusLine } from './StatusLine.tsx'
import { usePageClients } from './usePageClients.ts'
import { useRoom } from './useRoom.ts'
import { ViewTabs } from './ViewTabs.tsx'
import { viewsStore } from './views.ts'

/** Loaded beside the diagram, not before it. */
const Programs = lazy(async () => ({ default: (await import('./Programs.tsx')).Programs }))
const ServerConsole = lazy(async () => ({
  default: (await import('../features/console/ServerConsole.tsx')).ServerConsole,
}))
const CurrentPacket = lazy(async () => ({
  default: (await import('./CurrentPacket.tsx')).CurrentPacket,
}))
const ClientControls = lazy(async () => ({
  default: (await import('../features/clients/ClientControls.tsx')).ClientControls,
}))
const ClientFrames = lazy(async () => ({
  default: (await import('../features/clients/ClientFrames.tsx')).ClientFrames,
}))
/** Needed by what stands in the address at once, and otherwise not before somebody has seen the page. */
const Keep = lazy(async () => {
  if (location.hash === '') await new Promise((resolve) => setTimeout(resolve, keepLaterMs))
  return { default: (await import('./Keep.tsx')).Keep }
})
const RecordClients = lazy(async () => ({
  default: (await import('../features/keep/RecordClients.tsx')).RecordClients,
}))
const Controls = lazy(async () => ({ default: (await import('./Controls.tsx')).Controls }))
const WireBar = lazy(async () => ({ default: (await import('../features/network/WireBar.tsx')).WireBar }))
const WireTime = lazy(async () => ({ default: (await import('./WireTime.tsx')).WireTime }))
const Panels = lazy(async () => ({ default: (await import('./Panels.tsx')).Panels }))
const NothingYet = lazy(async () => ({ default: (await import('./NothingYet.tsx')).NothingYet }))
const Course = lazy(async () => ({ default: (await import('./Course.tsx')).Course }))
const LessonColumn = lazy(async () => ({
  default: (await import('../features/lessons/LessonColumn.tsx')).LessonColumn,
}))
const SideTabs = lazy(async () => ({ default: (await import('./SideTabs.tsx')).SideTabs }))
const Cover = lazy(async () => ({ default: (await import('./Cover.tsx')).Cover }))
const TruthStrip = lazy(async () => ({
  default: (await import('../features/truth/TruthStrip.tsx')).TruthStrip,
}))

const keepLaterMs = 1_000

/** The page with the lab that it shows. */
export function App() {
  return (
    <DeskContext value={desk}>
      <CoursePageContext value={coursePage}>
        <Page />
      </CoursePageContext>
    </DeskContext>
  )
}

function Page() {
  const { editor } = useLab()
  const app = useOrigin('app')
  const room = useRoom()
  const pageClients = usePageClients()
  const viewing = useRecord() !== null
  const isPast = useTrace(({ cursor }) => cursor !== null)
  const lesson = useStore(placeStore, (place) => place.chapter !== null)
  const covered = useStore(placeStore, (place) => place.covered)
  const chosen = useStore(viewsStore, (views) => views.chosen)
  const isDockOpen = useStore(panelsStore, (panels) => panels.open)
  const layout = { lesson, room, chosen, isDockOpen, covered }
  const view = viewOf(layout)
  const seen = (part: Part): boolean => isSeen(part, layout)
  const [hasDock, setHasDock] = useState(false)
  if (seen('panels') && !hasDock) setHasDock(true)
  const isPhone = room === 'phone'
  /** Where no lane's head has room for what a client does, the clients stand in a list. */
  const hasList = isPhone || covered || viewing
  const tabs = <ViewTabs views={tabsOf(layout)} view={view} icons={room === 'phone'} />
  const isTwo = lesson && room === 'middle'
  const truth = !covered && (room !== 'phone' || view === 'sequence' || view === 'clients') && (
    <Boundary message="두 쪽의 진실을 보여 주지 못했어요.">
      <Suspense fallback={<div className={styles.truthWait} />}>
        <TruthStrip />
      </Suspense>
    </Boundary>
  )
  const side = lesson && !covered && room === 'wide' && (
    <Suspense fallback={<div className={styles.sideWait} />}>
      <SideTabs />
    </Suspense>
  )
  return (
    <div className={styles.page}>
      <LabBar compact={room === 'tablet' || room === 'phone'} />
      <StatusLine />
      <Suspense>
        <Keep />
        <Course />
      </Suspense>
      {room === 'tablet' && tabs}
      <div className={styles.desk}>
        {lesson && (
          <section
            className={styles.lesson}
            hidden={!seen('lesson')}
            aria-label="수업"
            data-covered={covered || undefined}
          >
            <Boundary message="수업을 보여 주지 못했어요.">
              <Suspense>
                <LessonColumn app={app} />
              </Suspense>
            </Boundary>
          </section>
        )}
        <div className={styles.bench} hidden={view === 'lesson'} data-past={isPast || undefined}>
          {isTwo && tabs}
          <main
            className={styles.columns}
            data-dock={seen('panels') || undefined}
            data-lesson={lesson || undefined}
            data-crowd={pageClients.length > 2 || undefined}
            data-alone={covered || undefined}
            data-tabs={side !== false || undefined}
          >
            {side}
            <section
              className={styles.column}
              hidden={!seen('code') && !seen('console')}
              aria-label="서버 프로그램"
              data-takes-files=""
              data-side=""
            >
              <div className={styles.stage} hidden={!seen('code')}>
                <Suspense>
                  <Programs />
                </Suspense>
              </div>
              <Suspense fallback={<div className={styles.consoleWait} hidden={room === 'phone'} />}>
                <ServerConsole
                  hidden={!seen('console')}
                  fill={room === 'phone' && !lesson}
                  onLine={editor.open}
                />
              </Suspense>
            </section>
            <section
              className={styles.column}
              hidden={!seen('sequence') && !seen('clients')}
              aria-label="오간 것"
            >
              {covered && (
                <Suspense>
                  <Cover />
                </Suspense>
              )}
              <div className={styles.stage} hidden={!seen('sequence') || covered}>
                <Boundary message="순서 그림을 그리지 못했어요.">
                  <SequenceDiagram
                    clients={pageClients}
                    empty={
                      <Suspense>
                        <NothingYet />
                      </Suspense>
                    }
                    detail={
                      <Suspense>
                        <CurrentPacket compact />
                      </Suspense>
                    }
                    acts={viewing || isPhone ? null : headActs}
                    hasNow={!isPhone}
                  />
                </Boundary>
                {isPhone && (
                  <Boundary message="전선의 조건을 보여 주지 못했어요.">
                    <Off when={viewing}>
                      <Suspense>
                        <WireBar />
                      </Suspense>
                    </Off>
                  </Boundary>
                )}
              </div>
              {hasList && (
                <div className={styles.clients} hidden={!seen('clients')}>
                  <Boundary message="클라이언트를 보여 주지 못했어요.">
                    <Suspense fallback={<div className={styles.clientsWait} />}>
                      {viewing ? <RecordClients /> : <ClientControls />}
                    </Suspense>
                  </Boundary>
                </div>
              )}
            </section>
            {hasDock && (
              <Activity mode={seen('panels') ? 'visible' : 'hidden'}>
                <section className={classes(styles.column, styles.dock)} aria-label="패널" data-side="">
                  <Boundary message="패널을 열지 못했어요.">
                    <Suspense>
                      <Panels closable={!lesson && (room === 'wide' || room === 'middle')} />
                    </Suspense>
                  </Boundary>
                </section>
              </Activity>
            )}
          </main>
          {!isPhone && (
            <Suspense fallback={<div className={styles.controlsWait} />}>
              <Controls viewing={viewing} hidden={covered || !seen('sequence')} />
            </Suspense>
          )}
          {!isPhone && truth}
        </div>
      </div>
      {isPhone && truth}
      {isPhone && view === 'sequence' && (
        <Suspense fallback={<div className={styles.timeWait} />}>
          <WireTime compact />
        </Suspense>
      )}
      {isPhone && tabs}
      <Suspense>
        <ClientFrames />
      </Suspense>
    </div>
  )
}
