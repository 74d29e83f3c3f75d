/** The panels of the dock, in their order. One entry is one panel. */
import type { PanelEntry } from '../features/panels/Dock.tsx'

export const panelList: readonly PanelEntry[] = [
  {
    id: 'cors',
    edits: true,
    name: 'CORS',
    load: async () => (await import('../features/panels/cors/CorsPanel.tsx')).CorsPanel,
  },
  {
    id: 'ping',
    edits: true,
    name: '핑',
    load: async () => (await import('../features/panels/ping/PingPanel.tsx')).PingPanel,
  },
  {
    id: 'rooms',
    name: '룸',
    load: async () => (await import('../features/panels/rooms/RoomsPanel.tsx')).RoomsPanel,
  },
  {
    id: 'namespaces',
    edits: true,
    name: '네임스페이스',
    load: async () => (await import('../features/panels/namespaces/NamespacesPanel.tsx')).NamespacesPanel,
  },
  {
    id: 'options',
    edits: true,
    name: '옵션',
    load: async () => (await import('../features/panels/options/OptionsPanel.tsx')).OptionsPanel,
  },
  {
    id: 'network',
    name: '네트워크',
    load: async () => (await import('./NetworkDock.tsx')).NetworkDock,
  },
  {
    id: 'takeaway',
    name: '가져가기',
    load: async () => (await import('../features/panels/takeaway/TakeawayPanel.tsx')).TakeawayPanel,
  },
]
