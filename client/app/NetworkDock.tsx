/** The network's panel, for everybody whom a condition may single out: of a record, its own clients. */
import { NetworkPanel } from '../features/network/NetworkPanel.tsx'
import { useViewing } from '../lab/trace/viewing.ts'
import { useLanes } from './usePageClients.ts'

export function NetworkDock() {
  const lanes = useLanes()
  const viewed = useViewing()
  return <NetworkPanel clients={viewed ? viewed.clients.map(({ lane }) => lane) : lanes} />
}
