/** An Engine.IO connection, from its handshake to its end: known by its sid, whatever carries it. */
import type { Session, Unit } from './shapes.ts'

export type { Beat, Session, Upgrade } from './shapes.ts'

/** Of each session; 60 heartbeats. */
const mostBeats = 120

export function addBeats(session: Session, unit: Unit): void {
  const wanted = unit.direction === 'down' ? '2' : '3'
  for (const { text, part } of unit.packets)
    if (text === wanted) {
      const packet = wanted === '2' ? 'ping' : 'pong'
      session.beats = [...session.beats, { packet, unit, part } as const].slice(-mostBeats)
    }
}

/** What an `open` packet says; `null`: it is none, or cannot be read. */
export function handshakeIn(
  packet: string | undefined,
): { sid: string; pingInterval: number; pingTimeout: number } | null {
  if (packet === undefined || !packet.startsWith('0')) return null
  try {
    const { sid, pingInterval, pingTimeout } = JSON.parse(packet.slice(1))
    const isRead =
      typeof sid === 'string' && typeof pingInterval === 'number' && typeof pingTimeout === 'number'
    return isRead ? { sid, pingInterval, pingTimeout } : null
  } catch {
    return null
  }
}

/** The sessions of a trace: each is found by its sid, or by a WebSocket that carries it. */
export function createSessions() {
  const bySid = new Map<string, Session>()
  /** By the `seq` of the request that opened the WebSocket. */
  const bySocket = new Map<number, Session>()

  /** `opened`: when it began, where this is its beginning. */
  function of(
    sid: string | null | undefined,
    client: string | null,
    opened: Session['opened'] = null,
  ): Session | null {
    if (sid === undefined || sid === null) return null
    const known = bySid.get(sid)
    if (known) {
      known.client ??= client
      known.opened ??= opened
      return known
    }
    const session: Session = {
      sid,
      client,
      opened,
      handshake: null,
      transport: null,
      upgrade: { is: 'none' },
      end: null,
      beats: [],
    }
    bySid.set(sid, session)
    return session
  }

  return {
    of,
    find: (sid: string): Session | undefined => bySid.get(sid),
    ofSocket: (socket: number): Session | null => bySocket.get(socket) ?? null,
    bind(socket: number, session: Session | null): void {
      if (session) bySocket.set(socket, session)
    },
    unbind(socket: number): void {
      bySocket.delete(socket)
    },
    /** The session that the first packet of this unit opens; `null`: that is no handshake. */
    openedBy(unit: Unit): Session | null {
      const said = unit.direction === 'down' ? handshakeIn(unit.packets[0]?.text) : null
      if (!said) return null
      const { sid, pingInterval, pingTimeout } = said
      const session = of(sid, unit.client, { seq: unit.seq, at: unit.at })
      if (session) session.handshake ??= { unit, pingInterval, pingTimeout }
      return session
    },
    /** The server has closed it: whoever names its sid from now on names nothing that it knows. */
    close(session: Session, end: NonNullable<Session['end']>): void {
      session.end = end
      bySid.delete(session.sid)
    },
  }
}
