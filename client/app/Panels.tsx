/** The dock with this page's panels; the list of them is not needed before it is opened. */
import { Dock } from '../features/panels/Dock.tsx'
import { panelList } from './panelList.ts'

export const Panels = ({ closable }: { closable: boolean }) => <Dock panels={panelList} closable={closable} />
