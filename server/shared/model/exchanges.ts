/** A request with what came of it. */
import type { HttpCut, HttpRefused } from '../trace.ts'
import type { Asked, Purpose } from './purpose.ts'
import type { RequestUnit, ResponseUnit } from './units.ts'

export type ExchangeEnd =
  | { readonly is: 'waiting' }
  | { readonly is: 'answered'; readonly response: ResponseUnit }
  /** Nobody listened. */
  | {
      readonly is: 'refused'
      readonly seq: number
      readonly at: number
      readonly reason: HttpRefused['reason']
    }
  /** The TCP connection ended before the answer was complete. */
  | { readonly is: 'cut'; readonly seq: number; readonly at: number; readonly by: HttpCut['by'] }

export interface Exchange {
  readonly request: RequestUnit
  readonly purpose: Purpose
  readonly transport: string | null
  readonly version: string | null
  /** The session that the request names; `null`: it names none. */
  readonly sid: string | null
  end: ExchangeEnd
}

/** A request that waits for its answer; `requestOf` makes its unit, which knows the exchange that it begins. */
export function createExchange(asked: Asked, requestOf: (exchange: Exchange) => RequestUnit): Exchange {
  const { purpose, transport, version, sid } = asked
  const exchange = { purpose, transport, version, sid, end: { is: 'waiting' } } as {
    -readonly [Field in keyof Exchange]: Exchange[Field]
  }
  exchange.request = requestOf(exchange)
  return exchange
}
