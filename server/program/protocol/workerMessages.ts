/** What the main thread and a worker tell each other. */
import type { LabFiles } from '#shared/files/files.ts'
import type { Problem } from '#shared/problem.ts'
import type { Parcel } from './codec.ts'

export type EndReason = 'error' | 'limit'

export type ToStay =
  /** `read`: the program as it was read apart (JSON of a `ProgramSource`); otherwise the worker reads it. */
  | { kind: 'start'; program: string; files: LabFiles; read?: string }
  /** What came with one read of a socket is heard in one turn. */
  | { kind: 'deliver'; reads: readonly (readonly Parcel[])[] }
  | { kind: 'evaluate'; call: number; code: string }
  | { kind: 'stop' }
/** `stay`: the number of a lab's time in that worker; another time there has another. */
export type ToWorker = ToStay & { stay: number }

export type FromWorker =
  /** `thread`: where its time on the processor can be read. */
  | { kind: 'ready'; thread: string }
  /** The top level has run. */
  | { kind: 'started'; stay: number }
  /** `texts` is a JSON list of packed messages; their bytes follow each other in `bytes`. */
  | { kind: 'batch'; stay: number; texts: string; bytes: readonly Uint8Array[] }
  /** Before `started`: the program does not run. `problem` of `evaluated` holds the answer as its message. */
  | { kind: 'ended'; stay: number; problem: Problem; reason: EndReason }
  | { kind: 'evaluated'; stay: number; call: number; ok: boolean; problem: Problem }
  /** The program has heard so many of the messages that were delivered. */
  | { kind: 'heard'; stay: number; messages: number }
  /** What the turn of that answer sent is on its way before this. */
  | { kind: 'applied'; stay: number; call: number }
  /** The lab's QuickJS was given up in one call that did not end, or is broken. All others have their own. */
  | { kind: 'lost'; stay: number; cause: 'silent' | 'broken'; line: number }

export interface WorkerData {
  note: SharedArrayBuffer
  epoch: number
  quickJs: WebAssembly.Module
  guest: string
  inspect: string
  /** The folder of the modules that are read when a program first asks for them. */
  library: string
  /** A module of a test's own: its `extend` may put functions into each sandbox. */
  extension?: string
}
