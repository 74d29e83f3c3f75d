/** A request with what came of it. */
import type { Asked } from './purpose.ts'
import type { Exchange, RequestUnit } from './shapes.ts'

export type { Exchange, ExchangeEnd } from './shapes.ts'

/** A request that waits for its answer; `requestOf` makes its unit, which knows the exchange that it begins. */
export function createExchange(asked: Asked, requestOf: (exchange: Exchange) => RequestUnit): Exchange {
  const { purpose, transport, version, sid } = asked
  const exchange = { purpose, transport, version, sid, end: { is: 'waiting' } } as {
    -readonly [Field in keyof Exchange]: Exchange[Field]
  }
  exchange.request = requestOf(exchange)
  return exchange
}
