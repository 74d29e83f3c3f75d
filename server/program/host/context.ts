/** What the parts of a host share. */
import type { RunOwner } from '../contract.ts'
import type { HostMessage } from '../messages.ts'
import type { Asks } from './asks.ts'
import type { HttpServers } from './httpServers.ts'
import type { Requests } from './requests.ts'

export interface Context {
  owner: RunOwner
  deliver: (message: HostMessage) => void
  asks: Asks
  requests: Requests
  httpServers: HttpServers
  /** Stops taking the program's messages until the returned function is called. */
  pause: () => () => void
}
