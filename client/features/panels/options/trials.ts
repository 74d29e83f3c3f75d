/** The words in which trials are written: what one writes, does, and looks for. */
import type { Exchange } from '#shared/model/exchanges.ts'
import type { ToldEvent } from '#shared/model/happening.ts'
import type { HttpResponse, TraceEvent } from '#shared/trace.ts'
import { toCode } from '../../../lab/code/literal.ts'
import type { Effect, Place, Step, Target, Trial, TrialChange } from './entry.ts'
import { answerIn, type Seen, type SeenPacket, seenIn, told } from './seen.ts'

const changes =
  (target: Target) =>
  (options: Readonly<Record<string, string>>): readonly TrialChange[] =>
    Object.entries(options).map(([name, code]) => ({ in: target, path: [name], code }))

/** Options of `new Server()`, by their names, as code. */
export const server = changes('server')
/** Options of the client's `io()`. */
export const client = changes('client')

export const line = (where: Target, code: string): Step => ({ do: 'line', in: where, code })
export const run: Step = { do: 'run' }
export const renew: Step = { do: 'renew' }
export const cut: Step = { do: 'cut' }
export const wait = (says: string, until: (events: readonly TraceEvent[]) => boolean): Step => ({
  do: 'wait',
  until,
  says,
})
export const connected = wait('연결되기를 기다려요', (events) => told(events, 'client.connect').length > 0)
/** Before that a cut may hit a connection that only waits to be used again: the browser would then ask once more by itself. */
export const upgraded = wait(
  'WebSocket으로 옮겨 가기를 기다려요',
  (events) =>
    told(events, 'client.upgrade').length > 0 ||
    told(events, 'client.connect').some(({ transport }) => transport === 'websocket'),
)
export const silent = (direction: 'up' | 'down' | 'both'): Step => ({
  do: 'conditions',
  conditions: { silence: direction },
  says: '이 클라이언트로 가는 것을 모두 사라지게 해요. 와이파이가 죽었을 때와 같아요',
})

/** `io("http://localhost:4000", { … })`; the program's own path is said where it is not the usual one. `more`: properties
 *  whose values are no JSON, as code. */
export function ioLine(
  { url, path }: Pick<Place, 'url' | 'path'>,
  options: Readonly<Record<string, unknown>> = {},
  ...more: readonly string[]
): string {
  const all = path === '/socket.io' ? options : { path, ...options }
  const parts = [...Object.entries(all).map(([name, value]) => `${name}: ${toCode(value)}`), ...more]
  return parts.length === 0 ? `io("${url}")` : `io("${url}", { ${parts.join(', ')} })`
}
/** A new page of the client connects by a line in its console. */
export const joins =
  (...options: readonly [options?: Readonly<Record<string, unknown>>, ...more: readonly string[]]) =>
  (place: Place): readonly Step[] => [renew, line('client', ioLine(place, ...options))]

/** An event that no handler of the program's listens to. */
export const nobody = 'no-one'

/** The moment of what was found. */
export const at = (
  moment: { seq: number; part?: number } | null | undefined,
  says: string,
): Effect | null => {
  if (!moment) return null
  const { seq, part } = moment
  return part === undefined ? { seq, says } : { seq, part, says }
}

type Look = Tried['effect']

/** The first answer that fits. */
export const answered =
  (says: string, fits: (answer: HttpResponse, exchange: Exchange) => boolean): Look =>
  (seen) =>
    at(answerIn(seen, fits), says)
/** The first request that fits. */
export const asked =
  (says: string, fits: (exchange: Exchange, url: string) => boolean): Look =>
  ({ exchanges }) =>
    at(exchanges.find((one) => fits(one, one.request.event.url))?.request, says)
/** The first handshake that fits. */
export const shook = (says: string, fits: (exchange: Exchange, url: string) => boolean): Look =>
  asked(says, (exchange, url) => exchange.purpose === 'handshake' && fits(exchange, url))
/** The first packet in that direction that fits. */
export const sent =
  (direction: 'up' | 'down', says: string, fits: (packet: SeenPacket) => boolean): Look =>
  ({ packets }) =>
    at(packets[direction].find(fits), says)
/** The first that an end told of that kind, and that fits. */
export const heard =
  <K extends ToldEvent['kind']>(
    kind: K,
    says: string,
    fits: (event: ToldEvent & { kind: K }) => boolean,
  ): Look =>
  ({ events }) =>
    at(told(events, kind).find(fits), says)

interface Tried {
  changes: (place: Place) => readonly TrialChange[]
  /** Without it, the client's code is run. */
  steps?: (place: Place) => readonly Step[]
  effect: (seen: Seen, place: Place) => Effect | null
  seconds?: number
  missing?: string
}

/** A trial with what most of them are. */
export const trial = ({
  changes,
  steps = () => [run],
  effect,
  seconds = 10,
  missing = '서버가 켜져 있고 이 클라이언트의 출처를 허용하는지 살펴보세요.',
}: Tried): Trial => ({
  changes,
  steps,
  effect: (events, place) => effect(seenIn(events), place),
  seconds,
  missing,
})
