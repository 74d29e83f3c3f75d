/** Limits that protect a class: one lab's mischief must never reach another lab. */
export const limits = {
  /** Bytes of a program. */
  programBytes: 64_000,
  connections: 50,
  /** Packets from clients that a lab takes in one second; more are slowed down. */
  packetsPerSecond: 500,
  /** Bytes of one payload. */
  payloadBytes: 1_000_000,
  timers: 50,
  timerMs: 4,
  labs: 500,
  idleMs: 30 * 60_000,
  /** Events and bytes a lab keeps. */
  events: 5_000,
  eventBytes: 4_000_000,
  /** Bytes of one payload that the trace keeps whole. */
  keptBytes: 64_000,
  batchMs: 50,
} as const
