/** The top bar, wired to the editor's undo and to the seed's program. */
import { useStore } from 'zustand'
import { NetworkChip } from '../network/NetworkChip.tsx'
import { editorStore } from '../program/editorStore.ts'
import { programStore } from '../program/store.ts'
import { sessionStore } from '../session.ts'
import { Glance } from './Glance.tsx'
import { TopBar } from './TopBar.tsx'
import { useLanes } from './usePageClients.ts'

export function LabBar({ compact }: { compact: boolean }) {
  const { commands, canUndo, canRedo } = useStore(editorStore)
  const lanes = useLanes()
  const typed = useStore(programStore, (p) => p.typed)
  const seed = useStore(sessionStore, (s) => s.seed)
  return (
    <TopBar
      network={<NetworkChip clients={lanes} />}
      glance={<Glance />}
      compact={compact}
      canUndo={canUndo}
      canRedo={canRedo}
      canReset={seed !== null && typed !== seed}
      onUndo={() => commands?.undo()}
      onRedo={() => commands?.redo()}
      onReset={() => {
        if (seed !== null) programStore.getState().type(seed)
      }}
    />
  )
}
