/** What the keeper can do with the rest of the page; the page's parts do not know each other. */
import type { Act, Place } from './plan.ts'
import type { Recorded } from './record.ts'

export interface Code {
  program: string
  clients: readonly { lane: string; place: Place; code: string }[]
}

export interface Hands {
  /** The page as it is at this moment; `null` before there is a lab. */
  snapshot: () => Recorded | null
  /** Panels of the lab's own clients close: what is on the page is not theirs. */
  leaveLab: () => void
  /** The learner's own code, as typed. */
  code: () => Code
  /** Puts code in the place of the learner's own; nothing runs. Clients that are not named are taken away. */
  setCode: (code: Code) => void
  /** Runs server.js as it is typed; what is wrong with it, or `null`. */
  run: (how: { patient: boolean }) => Promise<string | null>
  /** Every client's page is new, and has run nothing. */
  freshClients: () => void
  /** Does to a client what was done to it before; `false`: it could not be done. */
  act: (act: Act) => Promise<boolean>
}
