/** The network's panel, for everybody whom a condition may single out: of a record, its own clients. */
import { NetworkPanel } from '../features/network/NetworkPanel.tsx'
import { useRecord } from '../lab/useLab.ts'
import { useLanes } from './usePageClients.ts'

export function NetworkDock() {
  const lanes = useLanes()
  const viewed = useRecord()
  return <NetworkPanel clients={viewed ? viewed.clients.map(({ lane }) => lane) : lanes} />
}
