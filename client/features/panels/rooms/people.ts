/** The sockets of a namespace as the tables name them: by their client, and by the first letters of their id. */
import type { Lane } from '../../../pictures/lanes.ts'
import type { ServerSocket } from '../../../pictures/server.ts'

export interface Person {
  id: string
  /** `mGbU…` */
  short: string
  /** Its lane; `null` where nobody knows. */
  client: string | null
  badge: string
  name: string
}

export const shortId = (id: string): string => (id.length > 5 ? `${id.slice(0, 4)}…` : id)

/** In the order of the lanes. */
export function peopleIn(
  sockets: readonly ServerSocket[],
  lanes: readonly Lane[],
  namespace: string,
): Person[] {
  const rankOf = (client: string | null) => {
    const at = lanes.findIndex((lane) => lane.client === client)
    return at < 0 ? lanes.length : at
  }
  return sockets
    .filter((socket) => socket.namespace === namespace)
    .map(({ id, client }) => {
      const lane = lanes.find((one) => one.client === client)
      return {
        id,
        short: shortId(id),
        client,
        badge: lane?.badge ?? client ?? '?',
        name: lane?.name ?? '알 수 없는 클라이언트',
      }
    })
    .sort((a, b) => rankOf(a.client) - rankOf(b.client))
}

/** One client: a column of two halves. */
export interface Receiver {
  client: string
  badge: string
  name: string
}
