/** One option as the panel lists it, and what its 해 보기 does. A further option is one more entry of a list. */
import type { ConditionsInput } from '#shared/networkInput.ts'
import type { OptionMeta } from '#shared/optionMeta.ts'
import type { TraceEvent } from '#shared/trace.ts'
import type { Change } from '../../../lab/code/settings.ts'

export type Target = 'server' | 'client'

export interface OptionEntry {
  /** As it is written in code: `pingInterval`. */
  name: string
  /** Whose option it is: that of `new Server()`, or that of `io()`. */
  target: Target
  meta: OptionMeta
  /** Why a value is not accepted, in Korean; `null` where it is. Values that only running the code would tell are not asked about. */
  problemOf: (value: unknown) => string | null
  /** A panel that turns it by hand. */
  panel?: { id: string; name: string } | undefined
  trial: Trial | { why: string }
}

/** What a trial is told of the learner's programs: their own names and addresses. */
export interface Place {
  /** The client that it uses, such as `A`. */
  lane: string
  /** Where the program listens, as client code writes it: `http://localhost:4000`. */
  url: string
  /** The path of the program's Server before the trial. */
  path: string
  /** The variable that holds the Server, and the one that holds the client's socket. */
  io: string
  socket: string
}

export interface TrialChange extends Change {
  in: Target
}

/** One thing that a trial does, and that the learner could do. */
export type Step =
  /** A line in the server's console, or in the client's. */
  | { do: 'line'; in: Target; code: string }
  /** The client's page is loaded anew; its code does not run. */
  | { do: 'renew' }
  /** The client's page is loaded anew and runs its code. */
  | { do: 'run' }
  /** Conditions on the wire of this client; taken off when the trial is over. `says`: what that does. */
  | { do: 'conditions'; conditions: Omit<ConditionsInput, 'client'>; says: string }
  /** The client's connections are cut. */
  | { do: 'cut' }
  /** `says` what is waited for. */
  | { do: 'wait'; until: (events: readonly TraceEvent[]) => boolean; says: string }

/** The moment at which the effect is seen, and one sentence that says what is seen there; code stands between backticks. */
export interface Effect {
  seq: number
  /** Which packet of a payload that carries several. */
  part?: number
  says: string
}

export interface Trial {
  /** What it writes into the code. Changes of server.js run at once; those of the client's file with the step `run`. */
  changes: (place: Place) => readonly TrialChange[]
  steps: (place: Place) => readonly Step[]
  /** Looks for the effect among the events since the trial began. */
  effect: (events: readonly TraceEvent[], place: Place) => Effect | null
  /** Longest wait for it, from the last step on. */
  seconds: number
  /** What to check where it does not come. */
  missing: string
}

export const canTry = (trial: OptionEntry['trial']): trial is Trial => !('why' in trial)
