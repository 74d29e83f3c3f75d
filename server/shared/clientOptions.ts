/** The options of the client's `io()`: what each is for, its default, and which values a panel offers. What would hammer
 *  a server (a delay that is no number) is not accepted here; code that the learner writes is theirs. */
import { z } from 'zod'
import { connecting } from './clientOptions/connecting.ts'
import { node } from './clientOptions/node.ts'
import { packets } from './clientOptions/packets.ts'
import { requests } from './clientOptions/requests.ts'

/** Every option of `io()`, in the order in which a learner meets them. */
export const clientOptions = z.object({
  auth: packets.auth,
  query: requests.query,
  transports: requests.transports,
  path: requests.path,
  autoConnect: connecting.autoConnect,
  reconnection: connecting.reconnection,
  reconnectionAttempts: connecting.reconnectionAttempts,
  reconnectionDelay: connecting.reconnectionDelay,
  reconnectionDelayMax: connecting.reconnectionDelayMax,
  randomizationFactor: connecting.randomizationFactor,
  timeout: connecting.timeout,
  ackTimeout: packets.ackTimeout,
  retries: packets.retries,
  extraHeaders: requests.extraHeaders,
  withCredentials: requests.withCredentials,
  upgrade: requests.upgrade,
  rememberUpgrade: requests.rememberUpgrade,
  tryAllTransports: requests.tryAllTransports,
  forceNew: connecting.forceNew,
  multiplex: connecting.multiplex,
  parser: packets.parser,
  forceBase64: requests.forceBase64,
  addTrailingSlash: requests.addTrailingSlash,
  timestampRequests: requests.timestampRequests,
  timestampParam: requests.timestampParam,
  requestTimeout: requests.requestTimeout,
  transportOptions: requests.transportOptions,
  transportImplementations: requests.transportImplementations,
  protocols: requests.protocols,
  closeOnBeforeunload: packets.closeOnBeforeunload,
  useNativeTimers: node.useNativeTimers,
  autoUnref: node.autoUnref,
  perMessageDeflate: node.perMessageDeflate,
  agent: node.agent,
  pfx: node.pfx,
  key: node.key,
  cert: node.cert,
  ca: node.ca,
  ciphers: node.ciphers,
  rejectUnauthorized: node.rejectUnauthorized,
})
export type ClientOptionName = keyof z.infer<typeof clientOptions>

/** Why this value is not offered for the option; `null` where it is fine. */
export function clientOptionProblem(name: ClientOptionName, value: unknown): string | null {
  const parsed = clientOptions.shape[name].safeParse(value)
  return parsed.success ? null : (parsed.error.issues[0]?.message ?? '')
}
