/** Which crossings belong together: a packet with placeholders, and the bytes that follow it the same way. */
import type { Flow, WireCrossing } from '../../pictures/flow/types.ts'

const isWire = (crossing: Flow['steps'][number]['crossings'][number]): crossing is WireCrossing =>
  crossing.via === 'wire'

/** What crossed the same connection in the same direction, in the step of `crossing`. */
function companions(flow: Flow, crossing: WireCrossing): WireCrossing[] {
  const step = flow.steps.findLast(({ crossings }) => crossings.some(({ key }) => key === crossing.key))
  return (step?.crossings ?? [])
    .filter(isWire)
    .filter(
      ({ connection, client, direction }) =>
        connection === crossing.connection && client === crossing.client && direction === crossing.direction,
    )
}

/** The attachments of a packet that have crossed, in order. */
export function attachmentsOf(flow: Flow, crossing: WireCrossing): WireCrossing[] {
  const count = crossing.socket?.attachments ?? 0
  if (count === 0) return []
  const all = companions(flow, crossing)
  const behind = all.slice(all.findIndex(({ key }) => key === crossing.key) + 1)
  const stop = behind.findIndex(({ role }) => role !== 'attachment')
  return behind.slice(0, stop < 0 ? count : Math.min(stop, count))
}

/** The packet that the bytes belong to, and which of its attachments they are, from 0. */
export function ownerOf(flow: Flow, crossing: WireCrossing): { owner: WireCrossing; index: number } | null {
  if (crossing.role !== 'attachment') return null
  const all = companions(flow, crossing)
  const at = all.findIndex(({ key }) => key === crossing.key)
  const owner = all.slice(0, at).findLastIndex(({ role }) => role !== 'attachment')
  const found = all[owner]
  return found?.socket && found.socket.attachments > 0 ? { owner: found, index: at - owner - 1 } : null
}
