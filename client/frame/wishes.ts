/** What the code asks of a connection beyond the usual, as far as a browser treats it in another way. */
import type { ClientReport } from '#shared/trace.ts'
import type { insideManager } from './inside.ts'

type Options = ReturnType<typeof insideManager>['opts']
type Wishes = Pick<
  ClientReport & { kind: 'client.connecting' },
  'withCredentials' | 'transports' | 'tryAllTransports' | 'extraHeaders'
>

const mostTransports = 10
const mostHeaders = 50
const word = (value: unknown): string => String(value).slice(0, 1_000)
/** A transport is asked for by its name, or by its class. */
const transportName = (transport: unknown): string =>
  typeof transport === 'function' ? word(transport.name) : word(transport)

/** The options of a manager that decide which requests it sends; those that are not given are left out. */
export function wishesOf({ withCredentials, transports, tryAllTransports, extraHeaders }: Options): Wishes {
  const headers =
    typeof extraHeaders === 'object' && extraHeaders !== null ? Object.keys(extraHeaders).map(word) : []
  return {
    ...(withCredentials && { withCredentials: true }),
    ...(Array.isArray(transports) && {
      transports: transports.slice(0, mostTransports).map(transportName),
    }),
    ...(tryAllTransports && { tryAllTransports: true }),
    ...(headers.length > 0 && { extraHeaders: headers.slice(0, mostHeaders) }),
  }
}
