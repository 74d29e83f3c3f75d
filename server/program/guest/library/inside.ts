/** What the guest library hands to the modules that are loaded later, when a program first asks for one. Types only. */
import type { EventEmitter } from 'events'
import type { ask, refuse, track } from '../bridge.ts'
import type { Buffer } from '../buffer.ts'
import type { withCode } from '../errors.ts'
import type { Inspector } from '../format.ts'
import type { guestProcess } from '../process.ts'
import type { timers } from '../timers.ts'
import type { URL, URLSearchParams } from '../url.ts'

export interface Inside {
  ask: typeof ask
  refuse: typeof refuse
  track: typeof track
  withCode: typeof withCode
  /** Prints what a package says of an outdated use of it: once for each place in the program. */
  deprecated: (words: string) => void
  /** What the program holds in memory, in bytes. */
  memory: () => number
  uuid: () => string
  /** As the host has it. */
  digest: (algorithm: string, data: ArrayBuffer, key?: ArrayBuffer) => string
  inspector: () => Inspector
  Buffer: typeof Buffer
  EventEmitter: typeof EventEmitter
  process: typeof guestProcess
  timers: typeof timers
  URL: typeof URL
  URLSearchParams: typeof URLSearchParams
}

declare global {
  // Parameters of the function around each of these modules.
  const inside: Inside
  const require: (name: string) => unknown
}
