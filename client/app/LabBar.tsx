/** The top bar, wired to the editor's undo and to the seed's program. */
import { lazy, Suspense, useState } from 'react'
import { useStore } from 'zustand'
import { type Wish, wishFor } from '../features/keep/store.ts'
import { panelsStore, togglePanels } from '../features/panels/store.ts'
import { placeStore } from '../lab/place.ts'
import { useDesk, useLab, useRecord, useSession } from '../lab/useLab.ts'
import { Off } from '../ui/Off.tsx'
import { TopBar } from './TopBar.tsx'
import { useLanes } from './usePageClients.ts'

const keepItems: readonly { name: string; wish: Wish }[] = [
  { name: '기록 저장', wish: 'save' },
  { name: 'HAR 저장', wish: 'har' },
  { name: '기록 열기', wish: 'open' },
  { name: '링크 복사', wish: 'link' },
  { name: '여기서 다시', wish: 'again' },
]

const ChapterMenu = lazy(async () => ({
  default: (await import('../features/lessons/ChapterMenu.tsx')).ChapterMenu,
}))

/** These stand at the left of what is at the right: nothing else moves when they come. */
const Glance = lazy(async () => ({ default: (await import('./Glance.tsx')).Glance }))
const PastMark = lazy(async () => ({ default: (await import('./PastMark.tsx')).PastMark }))
const NetworkChip = lazy(async () => ({
  default: (await import('../features/network/NetworkChip.tsx')).NetworkChip,
}))

const Fresh = lazy(async () => ({ default: (await import('./Fresh.tsx')).Fresh }))

export function LabBar({ compact }: { compact: boolean }) {
  const lab = useLab()
  const { commands, canUndo, canRedo } = useStore(lab.editor)
  const lanes = useLanes()
  const typed = useStore(lab.program, (p) => p.typed)
  const seed = useSession((s) => s.seed)
  const viewing = useRecord() !== null
  const hasLab = useSession((s) => s.state !== null)
  const isReady = viewing || hasLab
  const isOpen = useSession((s) => s.status === 'open')
  const desk = useDesk()
  const [asks, setAsks] = useState(false)
  const lesson = useStore(placeStore, (place) => place.chapter !== null)
  const isDockOpen = useStore(panelsStore, (panels) => panels.open)
  const keep = keepItems.map(({ name, wish }) => ({
    name,
    act: () => wishFor(wish),
    enabled: isReady || wish === 'open',
  }))
  const beginAnew = async () => {
    const { beginFree, losesMore } = await import('./fresh.ts')
    if (losesMore(desk.own)) setAsks(true)
    else beginFree(desk)
  }
  const reset = () => {
    if (!lesson) void beginAnew()
    else if (seed !== null) lab.program.type(seed)
  }
  const bar = (
    <TopBar
      place={
        <Suspense>
          <ChapterMenu compact={compact} />
        </Suspense>
      }
      past={
        <Suspense>
          <PastMark />
        </Suspense>
      }
      network={
        <Off when={viewing}>
          <Suspense>
            <NetworkChip clients={lanes} />
          </Suspense>
        </Off>
      }
      glance={
        lesson ? null : (
          <Suspense>
            <Glance />
          </Suspense>
        )
      }
      compact={compact}
      dock={{ open: isDockOpen, onToggle: togglePanels }}
      canUndo={canUndo}
      canRedo={canRedo}
      canReset={!viewing && (lesson ? seed !== null && typed !== seed : isOpen)}
      keep={keep}
      onUndo={() => commands?.undo()}
      onRedo={() => commands?.redo()}
      onReset={reset}
    />
  )
  return (
    <>
      {bar}
      {asks && (
        <Suspense>
          <Fresh onClose={() => setAsks(false)} />
        </Suspense>
      )}
    </>
  )
}
