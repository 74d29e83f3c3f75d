/** A long trace: a recorded session again and again, each time with sessions and requests of its own. */
import type { TraceEvent } from '#shared/trace.ts'

/** At least `count` events, gapless from 1. */
export function longTrace(session: readonly TraceEvent[], count: number): TraceEvent[] {
  const events: TraceEvent[] = []
  const length = session.at(-1)?.at ?? 0
  for (let round = 0; events.length < count; round += 1) {
    const shift = round * session.length
    const text = JSON.stringify(session)
      // Sids and socket ids are 20 characters; another ending makes them others.
      .replace(
        /([A-Za-z0-9_-]{15})A([A-Z])A([A-Z])\b/g,
        (_, head, a, b) => `${head}${round.toString(36)}${a}.${b}`,
      )
    for (const event of JSON.parse(text) as TraceEvent[]) {
      const moved = { ...event, seq: event.seq + shift, at: event.at + round * length } as TraceEvent & {
        request?: number
        socket?: number
        of?: number
      }
      for (const field of ['request', 'socket', 'of'] as const)
        if (typeof moved[field] === 'number') moved[field] += shift
      events.push(moved)
    }
  }
  return events.slice(0, count)
}
