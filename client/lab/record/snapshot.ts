/** A lab at this moment, as a record keeps it: the page's own, or a record that is shown. */
import { fileOf, serverFile } from '../../pictures/files.ts'
import { originOf } from '../clients/places.ts'
import type { LabView } from '../labView.ts'
import { sameFiles } from '../program/files.ts'
import type { Recorded, SeenFile, Viewed } from './viewed.ts'

function viewedOf({ session, program, clients }: LabView): Viewed | null {
  const { ports, state, running } = session.getState()
  const { typed, files: labFiles } = program.getState()
  if (!ports || !state || typed === null) return null
  const { clients: all, frames } = clients.getState()
  const server: SeenFile = { name: serverFile, text: typed, running }
  const files = all.map(({ lane, code }): SeenFile => {
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
    ...(!sameFiles(labFiles, {}) && { labFiles }),
    clients: all.map(({ lane, place }) => ({ lane, place, origin: originOf(place, ports, location) })),
  }
}

/** `null` before there is a lab. */
export function snapshotOf(lab: LabView): Recorded | null {
  const viewed = lab.record ?? viewedOf(lab)
  if (!viewed) return null
  const { events, standing, dropped, last, cursor, part } = lab.trace.getState()
  return { viewed, trace: { events, standing, dropped, last, cursor, part } }
}
