/** What the conditions on the wire, or the learner, did to a unit, in HAR's own way. */
import { assertNever } from '../assertNever.ts'
import { delayOf, type Unit } from '../model/units.ts'
import type { WireDropped } from '../trace.ts'

/** What happened to a unit, besides that it crossed. */
interface Deeds {
  /** When it was held, and when it went on; milliseconds on the trace's clock. */
  held?: number
  released?: number
  dropped?: WireDropped['by']
  /** What went on in its place. */
  edited?: string
}

/** Of what happened several times, the newest. */
function deedsOf({ turns }: Unit): Deeds {
  const deeds: Deeds = {}
  for (const { at, why } of turns)
    switch (why.is) {
      case 'held':
        deeds.held = at
        break
      case 'released':
        deeds.released = at
        break
      case 'dropped':
        deeds.dropped = why.by
        break
      case 'edited':
        deeds.edited = why.data
        break
      case 'delayed':
      case 'hidden':
      case 'refused':
      case 'ended':
        break
      default:
        assertNever(why)
    }
  return deeds
}

/** What went on in the place of what was sent; `undefined`: it is still the same. */
export const editOf = (unit: Unit): string | undefined => deedsOf(unit).edited

/** When it went on, in milliseconds on the trace's clock; `undefined`: nothing stopped it, or it is still there. */
export const releaseOf = (unit: Unit): number | undefined => deedsOf(unit).released

const dropWords: Record<WireDropped['by'], string> = {
  learner: '전선에서 버렸어요.',
  silence: '전선이 조용해서 사라졌어요.',
  block: 'WebSocket을 막아서 버려졌어요.',
  closed: '붙잡혀 있는 동안 연결이 끝났어요.',
}

/** The fate of a unit: a comment for people, fields that begin with _ for programs. `isCut`: the learner destroyed its connection. */
export function fateFields(
  unit: Unit | null,
  isCut: boolean,
): { comment?: string; [field: `_${string}`]: unknown } {
  if (!unit) return {}
  const { held, released, dropped, edited } = deedsOf(unit)
  const delayed = delayOf(unit)
  const said = [
    held !== undefined && '전선에서 붙잡았어요.',
    delayed !== null && '전선에서 늦어졌어요.',
    edited !== undefined && '붙잡은 동안 내용을 고쳤어요.',
    dropped !== undefined && dropWords[dropped],
    isCut && '연결을 끊었어요.',
  ].filter((words) => typeof words === 'string')
  return {
    ...(said.length > 0 && { comment: said.join(' ') }),
    ...(held !== undefined && {
      _held: { since: held, ...(released === undefined ? {} : { ms: released - held }) },
    }),
    ...(delayed !== null && { _delayed: { ms: delayed } }),
    ...(dropped !== undefined && { _dropped: dropped }),
    ...(edited !== undefined && { _edited: true }),
    ...(isCut && { _cut: true }),
  }
}
