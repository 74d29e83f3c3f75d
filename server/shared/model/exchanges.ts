/** A request with what came of it. */
import { textOf } from '../trace/wire.ts'
import type { RequestPurpose } from './purpose.ts'
import type { Exchange, RequestUnit } from './shapes.ts'

export type { Exchange, ExchangeEnd } from './shapes.ts'

/** A request that waits for its answer; `requestOf` makes its unit, which knows the exchange that it begins. */
export function createExchange(
  asked: RequestPurpose,
  requestOf: (exchange: Exchange) => RequestUnit,
): Exchange {
  const { purpose, transport, version, sid } = asked
  const exchange = { purpose, transport, version, sid, end: { is: 'waiting' }, error: null } as {
    -readonly [Field in keyof Exchange]: Exchange[Field]
  }
  exchange.request = requestOf(exchange)
  return exchange
}

/** Engine.IO's own refusals, in the order of their codes (`engine.io/lib/server.ts`). */
const refusals = ['transport', 'sid', 'method', 'request', 'forbidden', 'version'] as const
export interface Refusal {
  readonly is: (typeof refusals)[number]
  /** Engine.IO's name of the case, where a code stands for several. */
  readonly context: string | null
}

/** Which refusal of Engine.IO's an exchange met: as the server told, else as the answer says. `null`: none of its own. */
export function refusalOf({ error, end }: Exchange): Refusal | null {
  const body = end.is === 'answered' ? textOf(end.response.event) : undefined
  const code = error?.code ?? /^\{"code":(\d)/.exec(body ?? '')?.[1]
  const is = code === undefined ? undefined : refusals[Number(code)]
  return is === undefined ? null : { is, context: error?.context ?? null }
}

/** It asks for a WebSocket, with a session of its own or to carry on one. */
export const isWebSocket = ({ transport }: Exchange): boolean => transport === 'websocket'

/** The path that it asks, without its query. */
export const pathOf = ({ request }: Exchange): string => request.event.url.split('?')[0] ?? '/'
