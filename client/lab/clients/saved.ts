/** The clients as a tab keeps them, and the first ones. */
import type { Place } from '../../frame/protocol.ts'
import { defaultCode } from './defaultCode.ts'
import { places } from './places.ts'

export interface Client {
  /** `A`…`E`. */
  lane: string
  place: Place
  /** client.js as typed. */
  code: string
}
const lanes = ['A', 'B', 'C', 'D', 'E'] as const

/** A client for the first letter that nobody has. */
export function freeLane(clients: readonly Client[], place: Place): Client | undefined {
  const lane = lanes.find((letter) => !clients.some((client) => client.lane === letter))
  return lane && { lane, place, code: defaultCode }
}

/** The clients of a lab in which nobody has done anything yet. */
export const firstClients = (): Client[] =>
  (['A', 'B'] as const).map((lane) => ({ lane, place: 'app', code: defaultCode }))

const isClient = (value: unknown): value is Client => {
  const { lane, place, code } = (value ?? {}) as Partial<Client>
  const known = lanes.some((letter) => letter === lane) && places.some((choice) => choice.place === place)
  return known && typeof code === 'string'
}

/** What was kept, as far as it can be understood; the first clients where nothing was. */
export function savedClients(value: unknown): { clients: Client[]; connected: string[] } {
  const { clients, connected } = (value ?? {}) as { clients?: unknown; connected?: unknown }
  if (!Array.isArray(clients)) return { clients: firstClients(), connected: [] }
  const kept = clients.filter(isClient).filter((c, i, all) => all.findIndex((o) => o.lane === c.lane) === i)
  const names = Array.isArray(connected) ? connected.filter((name) => typeof name === 'string') : []
  return { clients: kept, connected: names.filter((name) => kept.some((client) => client.lane === name)) }
}
