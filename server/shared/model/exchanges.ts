/** A request with what came of it. */
import { textOf } from '../trace/wire.ts'
import type { EngineError, HttpCut, HttpRefused } from '../trace.ts'
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
  /** Why Engine.IO refused it, in its own words; the answer follows. `null`: it told nothing. */
  error: EngineError | null
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

/** The Engine.IO connection that it speaks of, or that it began. */
export const sessionOf = ({ request }: Exchange): Session | null => request.session
