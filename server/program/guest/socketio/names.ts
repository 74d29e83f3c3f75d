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
