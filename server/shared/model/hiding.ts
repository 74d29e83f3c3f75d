/** Which answers a browser keeps from its page. The wire shows most of it; the rest is told by the client, a little later. */
import type { ClientEvent, HttpResponse } from '../trace.ts'
import { type CorsVerdict, checkCors } from './cors.ts'
import type { Exchange } from './exchanges.ts'
import { runsInBrowser } from './purpose.ts'
import { landingOf, type ResponseUnit, setFate, type Unit } from './units.ts'

const nobody: readonly Unit[] = []

export function createHiding() {
  /** Clients whose requests carry cookies, as they said. */
  const withCredentials = new Set<string>()
  /** The newest answer of each client that has asked nothing since: whoever asks again has read it. */
  const answers = new Map<string, ResponseUnit>()

  /** The client says whether it asked with credentials: its verdict on the answer may be another one. */
  function judge(event: ClientEvent, client: string): readonly Unit[] {
    const unit = answers.get(client)
    if (!unit?.exchange) return nobody
    unit.cors = verdictOf(unit.exchange, unit.event)
    const landing = landingOf(unit)
    if (landing === unit.fate || (unit.fate !== 'arrived' && unit.fate !== 'hidden')) return nobody
    setFate(unit, event, landing, { is: landing === 'hidden' ? 'hidden' : 'shown' })
    return [unit]
  }

  /** The client says what came of its attempt: an answer that no header hides was kept from its page all the same. */
  function conclude(event: ClientEvent, client: string): readonly Unit[] {
    const unit = answers.get(client)
    answers.delete(client)
    const isUntold =
      event.kind === 'client.connect_error' &&
      event.message === 'xhr poll error' &&
      unit?.exchange?.purpose === 'handshake' &&
      unit.event.status === 200 &&
      runsInBrowser(unit.exchange.request.event)
    if (!isUntold || unit.fate !== 'arrived') return nobody
    setFate(unit, event, 'hidden', { is: 'hidden' })
    return [unit]
  }
  const verdictOf = ({ request }: Exchange, answer: HttpResponse): CorsVerdict =>
    checkCors(request.event, answer, withCredentials.has(request.client ?? ''))

  return {
    verdictOf,
    asked(client: string | null): void {
      if (client !== null) answers.delete(client)
    },
    answered(unit: ResponseUnit): void {
      if (unit.client !== null) answers.set(unit.client, unit)
    },
    /** What the page's client says; answers with what it makes of an answer that had arrived. */
    told(event: ClientEvent): readonly Unit[] {
      const { client } = event
      if (client === undefined) return nobody
      switch (event.kind) {
        case 'client.connecting':
          if (event.withCredentials) withCredentials.add(client)
          else withCredentials.delete(client)
          return judge(event, client)
        case 'client.connect':
        case 'client.connect_error':
          return conclude(event, client)
        case 'client.run':
        case 'client.gone':
          withCredentials.delete(client)
          return nobody
        default:
          return nobody
      }
    },
  }
}
