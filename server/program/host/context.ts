/** What the parts of a host share. */
import type { Account } from '../../ledger/ledger.ts'
import type { RunOwner } from '../contract.ts'
import type { HostMessage } from '../protocol/messages.ts'
import type { Asks } from './asks.ts'
import type { HttpServers } from './httpServers.ts'
import type { Requests } from './requests.ts'
import type { Timers } from './timers.ts'

export interface Context {
  owner: RunOwner
  deliver: (message: HostMessage) => void
  asks: Asks
  requests: Requests
  httpServers: HttpServers
  /** What the run has on the host. */
  account: Account
  timers: Timers
  /** Does what may be too much, where nobody would catch it. False: it was, and that ends the program, at this line. */
  allowed: (act: () => void, line?: number) => boolean
  /** Says this in the program's console, once. */
  warn: (text: string) => void
  /** Stops taking the program's messages until the returned function is called. */
  pause: () => () => void
}
