/** Names of events that are Socket.IO's own, and its errors in its own words. */
const RESERVED = new Set<string | symbol>([
  'connect',
  'connect_error',
  'disconnect',
  'disconnecting',
  'newListener',
  'removeListener',
])
const RESERVED_BETWEEN_SERVERS = new Set<string | symbol>(['connect', 'connection', 'new_namespace'])

/** Refuses what only Socket.IO may emit. */
export function checkName(event: string | symbol): void {
  if (RESERVED.has(event)) throw new Error(`"${String(event)}" is a reserved event name`)
}
export function checkServerSideName(event: string | symbol): void {
  if (RESERVED_BETWEEN_SERVERS.has(event)) throw new Error(`"${String(event)}" is a reserved event name`)
}

export const timedOut = (): Error => new Error('operation has timed out')

/** What a rejected `emitWithAck` of a broadcast carries: the answers that did come. */
export const errorWithResponses = (error: Error, responses: unknown): Error =>
  Object.assign(error, { responses })

const things = new WeakMap<object, string>()
let lastThing = 0
/** A room as it crosses. Socket.IO takes anything for a name; what JSON can't tell apart gets a text of its own. */
export function roomName(room: unknown): string {
  if (typeof room === 'symbol' || typeof room === 'bigint') return String(room)
  if ((typeof room !== 'object' && typeof room !== 'function') || room === null) return room as string
  const known = things.get(room)
  if (known !== undefined) return known
  lastThing += 1
  const name = `[${typeof room} ${lastThing}]`
  things.set(room, name)
  return name
}

/** Milliseconds as Node's timers take them: what is no time is 1. */
export function milliseconds(given: unknown): number | undefined {
  if (given === undefined) return undefined
  const ms = Number(given)
  return ms >= 1 && ms <= 2_147_483_647 ? ms : 1
}
