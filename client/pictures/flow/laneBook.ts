/** Keeps what is known of each client, in the order in which lanes stand. */
import type { History, Lane } from './types.ts'

const outsider = /^ext-(\d+)$/

/** A lane of which nothing is known yet. */
function makeLane(client: string): Lane {
  const number = outsider.exec(client)?.[1]
  return {
    client,
    name: number === undefined ? `클라이언트 ${client}` : `외부 ${number}`,
    badge: number ?? client,
    outside: number !== undefined,
    origin: null,
    status: 'idle',
    transport: null,
    sid: null,
    sockets: [],
    reason: null,
  }
}

/** The lanes, and those of clients that have done nothing yet, in their order. */
export function withClients(
  lanes: readonly Lane[],
  clients: readonly { client: string; origin: string | null }[],
): readonly Lane[] {
  const known = new Set(lanes.map((lane) => lane.client))
  const fresh = clients.filter(({ client }) => !known.has(client))
  if (fresh.length === 0) return lanes
  return sortLanes([...lanes, ...fresh.map(({ client, origin }) => ({ ...makeLane(client), origin }))])
}

const rank = (lane: Lane): string => (lane.outside ? `~${lane.badge.padStart(4, '0')}` : lane.client)

const sortLanes = (lanes: readonly Lane[]): Lane[] => [...lanes].sort((a, b) => (rank(a) < rank(b) ? -1 : 1))

export function createLaneBook(history: History) {
  const lanes = new Map<string, Lane>()
  let sorted: readonly Lane[] = []
  return {
    /** The lanes in their order; the same array as long as nothing changed. */
    get all(): readonly Lane[] {
      return sorted
    },
    get(client: string): Lane | undefined {
      return lanes.get(client)
    },
    set(client: string | null | undefined, change: Partial<Lane>): void {
      if (!client) return
      lanes.set(client, { ...(lanes.get(client) ?? makeLane(client)), ...change })
      sorted = sortLanes([...lanes.values()])
      history.lanes.push({ seq: history.seq, lanes: sorted })
    },
  }
}
export type LaneBook = ReturnType<typeof createLaneBook>
