/** Which moment the strip is about: the current row, else what waits, what failed, or what was said last. */
import type { Fate } from '#shared/model/units.ts'
import type { HeldUnit } from '#shared/model/wire.ts'
import { crossingsOf, originalOf } from '../../pictures/flow/crossings.ts'
import { crossingAt } from '../../pictures/flow/moments.ts'
import type { Crossing, Flow } from '../../pictures/flow/types.ts'
import type { Ground, Subject } from './evidence.ts'

export interface Focus {
  /** `null`: how things stand for this client. */
  crossing: Crossing | null
  /** What had become of it; `null`: it crossed no wire. */
  fate: Fate | null
  isEdited: boolean
  subject: Subject | null
}

/** Speech between the two codes stays the newest moment until the next; what only serves the connection does not. */
const spoken: ReadonlySet<Crossing['role']> = new Set<Crossing['role']>([
  'event',
  'event-asking',
  'ack',
  'attachment',
  'nobody',
  'unheard',
  'heard-again',
])
/** Goes on by itself, whatever anybody does. */
const quiet: ReadonlySet<Crossing['role']> = new Set<Crossing['role']>([
  'ping',
  'pong',
  'poll',
  'post',
  'post-ok',
  'noop',
  'ws-control',
  'upgrade-request',
  'upgrade-answer',
  'probe-ping',
  'probe-pong',
  'upgrade',
  'room-join',
  'room-leave',
  'slowed',
])
const enough = 20

function subjectOf(crossing: Crossing, ground: Ground): Subject | null {
  const { event, connection } = crossing
  const client = crossing.client ?? (connection === null ? null : (ground.clientOf(connection) ?? null))
  if (client === null) return null
  const inPacket = crossing.via === 'wire' ? crossing.socket?.namespace : undefined
  const inEvent = 'namespace' in event ? event.namespace : undefined
  return { client, namespace: inPacket ?? inEvent ?? ground.of(client)?.namespace ?? '/' }
}
function at(crossing: Crossing, ground: Ground): Focus {
  const subject = subjectOf(crossing, ground)
  if (crossing.via === 'code') return { crossing, fate: null, isEdited: false, subject }
  return { crossing, fate: crossing.unit.fate, isEdited: originalOf(crossing) !== undefined, subject }
}
const standing = (subject: Subject | null): Focus => ({
  crossing: null,
  fate: null,
  isEdited: false,
  subject,
})

/** Live: the newest that somebody did on purpose; a step that began earlier may have gone on later. */
function newest({ steps }: Flow): Crossing | undefined {
  let found: Crossing | undefined
  for (const step of steps.slice(-enough)) {
    if (step.kind === 'ping') continue
    const last = step.crossings.findLast(({ role }) => !quiet.has(role))
    // What a doubled listener sends comes after it, and does not say why.
    if (last && (!found || last.seq >= found.seq))
      found = step.crossings.findLast(({ role }) => role === 'heard-again') ?? last
  }
  return found
}

/** What it belonged to has failed since it is held: letting it go changes nothing any more. */
function isOver({ unit: { client }, at }: HeldUnit, { failing, of }: Ground): boolean {
  if (failing === null || failing.client !== client) return false
  return (of(failing.client)?.sockets.get(failing.namespace)?.toldAt ?? 0) > at
}

/**
 * The moment that is current: `cursor` is its `seq`, `null` while the page is live. `flow` is of the whole trace, `ground` of
 * what the cursor has reached.
 */
export function focusOf(flow: Flow, ground: Ground, cursor: number | null, part = 0): Focus {
  if (cursor !== null) {
    const newest = flow.crossings.get(`${cursor}.${part}`) ?? flow.crossings.get(`${cursor}.0`)
    const crossing = newest && crossingAt(newest, cursor)
    return crossing ? at(crossing, ground) : standing(ground.current ?? ground.latest)
  }
  const waiting = flow.wire.held.find((one) => !isOver(one, ground))
  const [held] = waiting ? crossingsOf(flow, waiting.unit) : []
  if (held) return at(held, ground)
  const troubled = ground.failing ?? ground.undecided
  if (troubled) return standing(troubled)
  const last = newest(flow)
  if (last && spoken.has(last.role)) return at(last, ground)
  return standing((last && subjectOf(last, ground)) ?? ground.latest)
}
