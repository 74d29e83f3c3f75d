/** The dock with its panels, wired to the programs and the clients of this page. */
import { Dock } from '../features/panels/Dock.tsx'
import { HandsContext } from '../features/panels/hands.ts'
import { panelHands } from './panelHands.ts'
import { panelList } from './panelList.ts'

export function Panels({ closable }: { closable: boolean }) {
  return (
    <HandsContext value={panelHands}>
      <Dock panels={panelList} closable={closable} />
    </HandsContext>
  )
}
