/** Where the lanes stand: pure arithmetic over the width and the clients. */
import type { Lane } from '../../pictures/flow/types.ts'

export interface Geometry {
  width: number
  /** The page is too narrow for arrows with words: the list twin is drawn. */
  compact: boolean
  /** Between two lanes. */
  gap: number
  /** Room for fold mark, number and name. */
  nameWidth: number
  timeWidth: number
  server: number
  /** Lanes that are drawn, from left to right; the server stands after the first. */
  lanes: readonly { lane: Lane; x: number }[]
  /** Clients that found no room share the last lane. */
  crowd: { x: number; clients: readonly string[] } | null
  /** Where a client's lane stands. */
  xOf: (client: string) => number
}

const compactBelow = 480
const leastGap = 62

function columns(width: number, count: number): { name: number; right: number; time: number } {
  if (width < compactBelow) return { name: count <= 3 ? 26 : 17, right: 0, time: 62 }
  if (width >= 640 && count <= 3) return { name: 188, right: 170, time: 74 }
  if (width >= 560) return { name: 176, right: 150, time: 72 }
  return { name: 156, right: 106, time: 66 }
}

/** Places the lanes of these clients in a diagram of this width. */
export function placeLanes(width: number, lanes: readonly Lane[]): Geometry {
  const compact = width < compactBelow
  const { name, right, time } = columns(width, lanes.length + 1)
  const last = compact ? 104 : Math.max(name + leastGap, width - right)
  const room = compact ? 6 : Math.max(2, Math.floor((last - name) / leastGap) + 1)
  const crowded = lanes.length + 1 > room
  const drawn = crowded ? lanes.slice(0, Math.max(0, room - 2)) : lanes
  const stands = Math.max(2, drawn.length + 1 + (crowded ? 1 : 0))
  const widest = lanes.length <= 1 ? 300 : 999
  const gap = Math.min(compact ? 30 : widest, (last - name) / (stands - 1))
  // The first head has the longest words beside it; where there is room, the server gives way.
  const aside = stands === 3 && gap >= 150 ? 0.11 * gap : 0
  const xAt = (stand: number) => Math.round(name + stand * gap + (stand === 1 ? aside : 0))
  const placed = drawn.map((lane, index) => ({ lane, x: xAt(index === 0 ? 0 : index + 1) }))
  const crowd = crowded
    ? { x: xAt(stands - 1), clients: lanes.slice(drawn.length).map((l) => l.client) }
    : null
  const places = new Map(placed.map(({ lane, x }) => [lane.client, x]))
  const elsewhere = crowd?.x ?? xAt(stands - 1)
  return {
    width,
    compact,
    gap,
    nameWidth: name,
    timeWidth: time,
    server: xAt(1),
    lanes: placed,
    crowd,
    xOf: (client) => places.get(client) ?? elsewhere,
  }
}

/** A sloping arrow: 6 px down over its length, whatever its duration; it hops over lanes that it does not visit. */
export function arrowPath(
  from: number,
  to: number,
  y: number,
  slope: number,
  hops: readonly number[],
): string {
  const right = to > from
  const start = from + (right ? 4 : -4)
  const at = (x: number) => y + (slope * (x - from)) / (to - from || 1)
  const between = hops.filter((x) => x > Math.min(from, to) + 10 && x < Math.max(from, to) - 10)
  between.sort((a, b) => (right ? a - b : b - a))
  let path = `M${start} ${at(start).toFixed(1)}`
  for (const x of between) {
    const enter = x + (right ? -6 : 6)
    const leave = x + (right ? 6 : -6)
    path += `L${enter} ${at(enter).toFixed(1)}A6 6 0 0 ${right ? 1 : 0} ${leave} ${at(leave).toFixed(1)}`
  }
  return `${path}L${to} ${at(to).toFixed(1)}`
}
