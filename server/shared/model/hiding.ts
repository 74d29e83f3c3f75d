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

  /** The answer looked readable, and was kept from the page after all. */
  function keep(event: ClientEvent, client: string): readonly Unit[] {
    const unit = answers.get(client)
    if (!unit?.exchange) return nobody
    const { request, purpose } = unit.exchange
    if (event.kind === 'client.connecting') unit.cors = verdictOf(unit.exchange, unit.event)
    // The page was told nothing of a 200: no header shows why.
    const isUntold =
      event.kind === 'client.connect_error' &&
      event.message === 'xhr poll error' &&
      purpose === 'handshake' &&
      unit.event.status === 200 &&
      runsInBrowser(request.event)
    if (unit.fate !== 'arrived' || !(isUntold || landingOf(unit) === 'hidden')) return nobody
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
          return keep(event, client)
        case 'client.connect_error':
          return keep(event, client)
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
