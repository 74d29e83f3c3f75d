/** The wire of a trace as HAR 1.2, with WebSocket messages as browser devtools write them (`_webSocketMessages`). */
import { assertNever } from '../assertNever.ts'
import type { Happening } from '../model/happening.ts'
import { happeningsOf } from '../model/model.ts'
import type { Unit } from '../model/units.ts'
import type { TraceEvent } from '../trace.ts'
import { entryOf, type Parts } from './entry.ts'

/** Every request and frame of these events. `born`: when the trace began, in ms since the Unix epoch. */
export function harOf(events: readonly TraceEvent[], born: number) {
  const all = new Map<number, Parts>()
  /** What was open on the TCP connections that the learner destroyed. */
  const cut = new Set<Unit>()

  /** The parts of the entry that the request `seq` began. */
  function partsOf(seq: number): Parts {
    const known = all.get(seq) ?? {
      seq,
      request: null,
      response: null,
      opened: null,
      closed: null,
      frames: [],
    }
    all.set(seq, known)
    return known
  }
  function crossed(unit: Unit): void {
    switch (unit.kind) {
      case 'request':
        partsOf(unit.seq).request = unit
        break
      case 'response':
        partsOf(unit.event.request).response = unit
        break
      case 'frame':
        partsOf(unit.socket).frames.push(unit)
        break
      default:
        assertNever(unit)
    }
  }
  function add(happening: Happening): void {
    switch (happening.is) {
      case 'crossed':
        crossed(happening.unit)
        break
      case 'websocket opened':
        partsOf(happening.socket).opened = happening.event
        break
      case 'websocket closed':
        partsOf(happening.socket).closed = happening.event
        break
      case 'cut':
        if (happening.of) cut.add(happening.of)
        break
      // What became of a unit stands on it.
      case 'turned':
      case 'unanswered':
      case 'conditions':
      case 'slowed':
      case 'told':
      case 'unknown':
        break
      default:
        assertNever(happening)
    }
  }

  happeningsOf(events).forEach(add)
  const entries = [...all.values()].map((parts) => entryOf(parts, { born, cut }))
  const creator = { name: 'Socket.IO 놀이터', version: '0.1' }
  return { log: { version: '1.2', creator, pages: [], entries } }
}
