/** Says which client a request belongs to: the page names its own, a client from elsewhere gets `ext-1`, `ext-2` … */
import type { IncomingMessage } from 'node:http'

/** The place of one request: its lane, and whether the lane still waits for its handshake. */
export interface Seat {
  lane: string | undefined
  settle: () => void
}
interface Outsider {
  lane: string
  who: string
  /** Handshakes without an answer yet. */
  asking: number
  sids: Set<string>
}

const mostOutsiders = 60
/** Sids of connections long gone are forgotten beyond this. */
const mostSids = 2_000

/** Whatever its path: a client that knocks at the wrong path is a client too. */
const speaksEngineIo = (url: string): boolean => /[?&](EIO|transport)=/.test(url)

export function createLanes() {
  const laneOfSid = new Map<string, string>()
  const outsiders: Outsider[] = []

  /** A client that comes back (same address, program and origin, and nothing of it is open) keeps its lane. */
  function outsider(req: IncomingMessage): Outsider {
    const { 'user-agent': agent, origin } = req.headers
    const who = `${req.socket.remoteAddress} ${agent} ${origin}`
    const idle = outsiders.find((o) => o.who === who && o.asking === 0 && o.sids.size === 0)
    if (idle) return idle
    if (outsiders.length >= mostOutsiders) {
      const free = outsiders.find((o) => o.asking === 0 && o.sids.size === 0)
      const shared = free ?? outsiders.find((o) => o.who === who) ?? outsiders[0]
      if (shared) return Object.assign(shared, { who })
    }
    const fresh = { lane: `ext-${outsiders.length + 1}`, who, asking: 0, sids: new Set<string>() }
    outsiders.push(fresh)
    return fresh
  }

  return {
    seat({
      lane,
      sid,
      req,
    }: {
      lane: string | undefined
      sid: string | undefined
      req: IncomingMessage
    }): Seat {
      const known = lane ?? (sid === undefined ? undefined : laneOfSid.get(sid))
      if (known) return { lane: known, settle() {} }
      if (!speaksEngineIo(req.url ?? '/')) return { lane: undefined, settle() {} }
      const guest = outsider(req)
      guest.asking += 1
      let settled = false
      return {
        lane: guest.lane,
        settle() {
          if (!settled) guest.asking -= 1
          settled = true
        },
      }
    },
    bind(sid: string, seat: Seat): void {
      if (!seat.lane) return
      laneOfSid.set(sid, seat.lane)
      for (const old of laneOfSid.keys()) {
        if (laneOfSid.size <= mostSids) break
        laneOfSid.delete(old)
      }
      outsiders.find((o) => o.lane === seat.lane)?.sids.add(sid)
    },
    laneOf(sid: string): string | undefined {
      return laneOfSid.get(sid)
    },
    /** The Engine.IO connection is over; its lane is free for whoever comes back. */
    release(sid: string): void {
      const lane = laneOfSid.get(sid)
      outsiders.find((o) => o.lane === lane)?.sids.delete(sid)
    },
    /** The run ended: nobody is connected any more. */
    releaseAll(): void {
      for (const o of outsiders) o.sids.clear()
    },
  }
}
export type Lanes = ReturnType<typeof createLanes>
