/** What the main thread and a worker tell each other. */
import type { Problem } from '#shared/problem.ts'

export type EndReason = 'error' | 'limit'

/** `lab`: to a worker, and from it, the number of the lab's stay there. */
export type ToWorker =
  | { kind: 'start'; lab: number; program: string }
  | { kind: 'deliver'; lab: number; parcels: readonly { text: string; bytes: readonly Uint8Array[] }[] }
  | { kind: 'evaluate'; lab: number; call: number; code: string }
  | { kind: 'stop'; lab: number }

export type FromWorker =
  /** `thread`: where its time on the processor can be read. */
  | { kind: 'ready'; thread: string }
  /** The top level has run. */
  | { kind: 'started'; lab: number }
  /** `texts` is a JSON list of packed messages; their bytes follow each other in `bytes`. */
  | { kind: 'batch'; lab: number; texts: string; bytes: readonly Uint8Array[] }
  /** Before `started`: the program does not run. `problem` of `evaluated` holds the answer as its message. */
  | { kind: 'ended'; lab: number; problem: Problem; reason: EndReason }
  | { kind: 'evaluated'; lab: number; call: number; ok: boolean; problem: Problem }
  /** What the turn of that answer sent is on its way before this. */
  | { kind: 'applied'; lab: number; call: number }
  /** QuickJS itself is broken; nothing of this worker can be trusted any more. */
  | { kind: 'broken'; lab: number }

export interface WorkerData {
  note: SharedArrayBuffer
  epoch: number
  guest: string
  inspect: string
}
