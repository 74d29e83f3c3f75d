/** Records from before units said themselves that they were stopped: the event right after each says it. */
import type { TraceEvent } from '../trace.ts'
import type { Stopped } from '../trace/wire.ts'

function stopOf(event: TraceEvent | undefined, seq: number): Stopped | undefined {
  switch (event?.kind) {
    case 'wire.held':
      return event.of === seq ? 'held' : undefined
    case 'wire.delayed':
      return event.of === seq ? 'delayed' : undefined
    case 'wire.dropped':
      return event.of === seq ? 'dropped' : undefined
    default:
      return undefined
  }
}

/** The same events; each unit that the next event stops says so. */
export function withStops(events: readonly TraceEvent[]): readonly TraceEvent[] {
  return events.map((event, index) => {
    if (event.kind !== 'http.request' && event.kind !== 'http.response' && event.kind !== 'ws.frame') return event
    const stopped = event.stopped ?? stopOf(events[index + 1], event.seq)
    return stopped === undefined ? event : { ...event, stopped }
  })
}
