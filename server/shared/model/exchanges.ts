/** A request with what came of it. */
import type { HttpCut, HttpRefused } from '../trace.ts'
import type { Purpose } from './purpose.ts'
import type { Session } from './sessions.ts'
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

/** The Engine.IO connection that it speaks of, or that it began. */
export const sessionOf = ({ request }: Exchange): Session | null => request.session
