/** Which answers a browser keeps from its page. The wire shows most of it; the rest is told by the client, a little later. */
import type { ClientEvent, HttpResponse } from '../trace.ts'
import { type CorsVerdict, checkCors } from './cors.ts'
import type { Exchange } from './exchanges.ts'
import { runsInBrowser } from './purpose.ts'
import { landingOf, type ResponseUnit, setFate, type Unit } from './units.ts'

const nobody: readonly Unit[] = []

/** Whether clients ask with credentials, as far as they say. */
function createWishes() {
  /** Of each client: what it wished for last, and the wishes of attempts of which nothing has come yet. */
  const known = new Map<string, { last: boolean; open: readonly boolean[] }>()
  return {
    begin(client: string, wish: boolean): void {
      known.set(client, { last: wish, open: [...(known.get(client)?.open ?? []), wish] })
    },
    /** Something came of an attempt; one that tries again by itself wishes for the same. */
    conclude(client: string): void {
      const wish = known.get(client)
      if (wish) known.set(client, { ...wish, open: [] })
    },
    forget(client: string): void {
      known.delete(client)
    },
    /** Two attempts at once with different wishes: nobody can tell whose request it is, and no answer is said to be hidden. */
    withCredentials(client: string): boolean {
      const { last = false, open = [] } = known.get(client) ?? {}
      return open.length > 0 ? open.every(Boolean) : last
    },
  }
}

export function createHiding() {
  const wishes = createWishes()
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
  /** A client's wish is about its attempt to connect. What a session asks later has passed the same check already, and what its code
   *  asks by itself has wishes of its own. */
  function verdictOf({ request, purpose }: Exchange, answer: HttpResponse): CorsVerdict {
    const isAttempt = purpose === 'handshake' || purpose === 'preflight'
    return checkCors(request.event, answer, isAttempt && wishes.withCredentials(request.client ?? ''))
  }

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
          wishes.begin(client, event.withCredentials === true)
          return judge(event, client)
        case 'client.connect':
        case 'client.connect_error':
          wishes.conclude(client)
          return conclude(event, client)
        case 'client.run':
        case 'client.gone':
          wishes.forget(client)
          return nobody
        default:
          return nobody
      }
    },
  }
}
