/** The page at this moment, as a record keeps it: its own lab, or the record that it shows. */
import { originOf } from '../features/clients/places.ts'
import { clientsStore } from '../features/clients/store.ts'
import { programStore } from '../features/program/store.ts'
import { sessionStore } from '../lab/session.ts'
import { traceStore } from '../lab/trace/store.ts'
import { type SeenFile, type Viewed, type ViewedTrace, viewingStore } from '../lab/trace/viewing.ts'
import { fileOf } from '../pictures/files.ts'

function ownLab(): Viewed | null {
  const { ports, state, running } = sessionStore.getState()
  const { typed } = programStore.getState()
  if (!ports || !state || typed === null) return null
  const { clients, frames } = clientsStore.getState()
  const server: SeenFile = { name: 'server.js', text: typed, running }
  const files = clients.map(({ lane, code }): SeenFile => {
    const frame = frames[lane]
    return { name: fileOf(lane), text: code, running: frame?.status === 'ready' ? frame.ran : null }
  })
  return {
    name: '',
    madeAt: Date.now(),
    born: state.born,
    page: `${location.origin}${location.pathname}`,
    ports,
    files: [server, ...files],
    clients: clients.map(({ lane, place }) => ({ lane, place, origin: originOf(place, ports, location) })),
  }
}

/** `null` before there is a lab. */
export function snapshot(): { viewed: Viewed; trace: ViewedTrace } | null {
  const viewed = viewingStore.getState().viewed ?? ownLab()
  if (!viewed) return null
  const { events, standing, dropped, last, cursor, part } = traceStore.getState()
  return { viewed, trace: { events, standing, dropped, last, cursor, part } }
}
