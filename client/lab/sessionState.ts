/** What the page knows of its lab and of the way to it. */
import type { LabState } from '#shared/control.ts'
import type { Problem } from '#shared/problem.ts'
import type { LabAddress, Ports } from './labApi.ts'

export interface SessionState {
  /** `lost`: no channel to the server. `gone`: the server forgot the lab; it is made anew. `failed`: no lab yet. */
  status: 'starting' | 'open' | 'lost' | 'gone' | 'failed'
  lab: LabAddress | null
  ports: Ports | null
  problem: Problem | null
  state: LabState | null
  /** The program that runs, or ran last. */
  running: string | null
  /** The seed's program, as this lab began with it. */
  seed: string | null
  /** The newest program that was refused, and why; gone when one runs. */
  refused: { program: string; problem: Problem } | null
}
