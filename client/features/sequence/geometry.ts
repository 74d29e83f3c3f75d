/** Where the lanes stand: pure arithmetic over the width and the clients. */
import type { Lane } from '../../pictures/flow/types.ts'

export interface Geometry {
  width: number
  /** The page is too narrow for arrows with words: the list twin is drawn. */
  compact: boolean
  /** Between two lanes, where they stand closest. */
  gap: number
  /** Room for fold mark, number and name. */
  nameWidth: number
  timeWidth: number
  server: number
  /** Lanes that are drawn, from left to right; the server stands after the first. */
  lanes: readonly { lane: Lane; x: number }[]
  /** Clients that found no room share the last lane. */
  crowd: { x: number; clients: readonly string[] } | null
  /** Where a client's lane stands; whoever has none stands beyond the last. */
  xOf: (client: string) => number
}

const compactBelow = 480
const leastGap = 62
/** A head with its words and buttons, from its lane to the badge of the next. */
const headRoom = 119
/** The same where nothing follows. */
const lastHeadRoom = 106
/** A packet with a short event, whole. */
const packetRoom = 186

function columns(width: number, count: number): { name: number; right: number; time: number } {
  if (width < compactBelow) return { name: count <= 3 ? 26 : 17, right: 0, time: 62 }
  if (width >= 700 && count <= 3) return { name: 188, right: 150, time: 74 }
  if (width >= 900) return { name: 176, right: 150, time: 72 }
  if (width >= 560) return { name: 154, right: lastHeadRoom, time: 66 }
  return { name: 154, right: 76, time: 66 }
}

/** From the first lane to each: the server's neighbours have room for a packet, the others share what is left. */
function placesOf(count: number, width: number): number[] {
  const gaps = Math.max(1, count - 1)
  const even = width / gaps
  const far = gaps - 2
  const near = far > 0 ? Math.max(even, Math.min(packetRoom, (width - far * headRoom) / 2)) : even
  const others = far > 0 ? (width - 2 * near) / far : even
  return Array.from({ length: count }, (_, at) => (at < 2 ? at * near : 2 * near + (at - 2) * others))
}

const evenly = (count: number, width: number): number[] =>
  Array.from({ length: count }, (_, at) => (at * width) / Math.max(1, count - 1))

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
  const span = Math.min((compact ? 30 : widest) * (stands - 1), last - name)
  const places = compact ? evenly(stands, span) : placesOf(stands, span)
  const gap = Math.min(...places.slice(1).map((place, index) => place - (places[index] ?? 0)))
  const xAt = (stand: number) => Math.round(name + (places[stand] ?? span))
  const placed = drawn.map((lane, index) => ({ lane, x: xAt(index === 0 ? 0 : index + 1) }))
  const crowd = crowded
    ? { x: xAt(stands - 1), clients: lanes.slice(drawn.length).map((l) => l.client) }
    : null
  const lanesAt = new Map(placed.map(({ lane, x }) => [lane.client, x]))
  const beyond = Math.max(0, Math.round((right - time) / 2))
  const elsewhere = crowd?.x ?? xAt(Math.max(1, drawn.length)) + beyond
  return {
    width,
    compact,
    gap,
    nameWidth: name,
    timeWidth: time,
    server: xAt(1),
    lanes: placed,
    crowd,
    xOf: (client) => lanesAt.get(client) ?? elsewhere,
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

/** From a lane to the next at its right; after the last no badge stands in the way. */
export function roomAfter({ server, lanes, crowd, width }: Geometry, x: number): number {
  const stops = [server, ...lanes.map((lane) => lane.x), ...(crowd ? [crowd.x] : []), width + 15]
  return Math.min(...stops.filter((stop) => stop > x)) - x
}
