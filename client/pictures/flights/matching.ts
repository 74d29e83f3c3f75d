/** Pairs what a client told of its packets with what crossed the wire: equals only, in the order of each direction. */

import type { Packet } from '#shared/model/packets.ts'
import { isPageClient } from '#shared/model/purpose.ts'
import type { Unit } from '#shared/model/units.ts'
import type { ClientPacket, Direction } from '#shared/trace.ts'

/** One packet on the wire that its client may still tell of. */
export interface Awaited {
  key: string
  head: string | null
  unit: ToldUnit
  /** When the wire let it go on; `null`: it waits there. */
  passed: number | null
}
/** One packet that a client told. */
export interface Report {
  client: string
  connection: string | undefined
  packet: ClientPacket
  within: number
  /** How many before it were left out and have not crossed. */
  skip: number
}

/** Clocks that are aligned well still differ by what nobody measured. */
const slack = 5

const sameWay = ({ unit }: Awaited, { client, connection, packet }: Report): boolean =>
  unit.client === client &&
  unit.direction === packet.direction &&
  unit.transport === packet.transport &&
  (unit.connection === undefined || connection === undefined || unit.connection === connection)

/** It left before the wire got it, and came after the wire let it go. */
function isPossible({ unit, passed }: Awaited, { packet, within }: Report): boolean {
  const room = within + slack
  if (packet.direction === 'up') return packet.when <= unit.at + room
  return passed !== null && packet.when >= passed - room
}

const fits = (awaited: Awaited, told: Report): boolean =>
  sameWay(awaited, told) &&
  (awaited.head === null || awaited.head === told.packet.text) &&
  isPossible(awaited, told)

/** Most that is kept on either side. */
const most = 1_000

export function createMatching() {
  const awaited = new Set<Awaited>()
  const told = new Set<Report>()
  const bound = (set: Set<unknown>) => {
    if (set.size > most) set.delete(set.values().next().value)
  }

  return {
    awaited,
    /** A packet is on the wire; answers with what its client has told of it already. */
    crossed(one: Awaited): Report | undefined {
      const reports = [...told].filter((report) => sameWay(one, report))
      const [first] = reports
      if (first && first.skip > 0) {
        first.skip -= 1
        return undefined
      }
      const index = reports.findIndex((report) => fits(one, report))
      // Order is kept: what was told before it and has not crossed, never will.
      for (const report of reports.slice(0, index + 1)) told.delete(report)
      if (index < 0) {
        awaited.add(one)
        bound(awaited)
      }
      return reports[index]
    },
    /** A client tells; answers with the packet meant, if it crossed, and with those that are now known to stay untold. */
    tell(report: Report): { one: Awaited | undefined; untold: readonly Awaited[] } {
      const isUp = report.packet.direction === 'up'
      const candidates = [...awaited].filter((one) => sameWay(one, report) && (isUp || one.passed !== null))
      const index = candidates.findIndex((one, i) => i >= report.skip && fits(one, report))
      if (index < 0 && isUp) {
        // Its packet has yet to come; what is already here was left out.
        const here = candidates.slice(0, report.skip)
        for (const gone of here) awaited.delete(gone)
        report.skip -= here.length
        told.add(report)
        bound(told)
      }
      const untold = index < 0 ? [] : candidates.slice(0, index)
      const one = candidates[index]
      for (const gone of candidates.slice(0, index + 1)) awaited.delete(gone)
      return { one, untold }
    },
    forget(one: Awaited): void {
      awaited.delete(one)
    },
  }
}

/** Packets of one unit that its client tells of. */
export interface ToldUnit {
  seq: number
  at: number
  client: string
  connection: string | undefined
  direction: Direction
  transport: 'polling' | 'websocket'
  /** Their first characters; `null` of what cannot be read. Bytes of a WebSocket have none: `''`. */
  heads: readonly (string | null)[]
}

/** As many characters as a client tells. */
const headLength = 64

/** Each packet's head. */
export const headsOf = (packets: readonly Packet[]): readonly (string | null)[] =>
  packets.map(({ text, engine }) => (engine === null ? null : text.slice(0, headLength)))

/** What a page's client can tell of this unit; `null`: nothing. */
export function toldOf(unit: Unit): ToldUnit | null {
  const { seq, at, client, direction, packets, session } = unit
  if (!isPageClient(client) || packets.length === 0) return null
  if (direction === 'up' && unit.resent !== null) return null
  // A page gets nothing of what its browser hides.
  if (unit.kind === 'response' && unit.cors?.is === 'kept') return null
  const transport = unit.kind === 'frame' ? 'websocket' : 'polling'
  return { seq, at, client, connection: session?.sid, direction, transport, heads: headsOf(packets) }
}
