/** What the conditions on the wire, or the learner, did to a unit, in HAR's own way. */
import { delayOf, type Turn, type Unit, type Why } from '../model/units.ts'
import type { WireDropped } from '../trace.ts'

/** The newest turn of a unit for that reason. */
const newest = <K extends Why['is']>({ turns }: Unit, is: K) =>
  turns.findLast((turn): turn is Turn & { why: Why & { is: K } } => turn.why.is === is)

/** What went on in the place of what was sent; `undefined`: it is still the same. */
export const editOf = (unit: Unit): string | undefined => newest(unit, 'edited')?.why.data

/** When it went on, in milliseconds on the trace's clock; `undefined`: nothing stopped it, or it is still there. */
export const releaseOf = (unit: Unit): number | undefined => newest(unit, 'released')?.at

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
  const held = newest(unit, 'held')?.at
  const released = releaseOf(unit)
  const delayed = delayOf(unit)
  const dropped = newest(unit, 'dropped')?.why.by
  const edited = editOf(unit)
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
