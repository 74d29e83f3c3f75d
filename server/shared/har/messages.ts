/** The frames of a WebSocket as browser devtools write them, and what else is known of each. */
import type { FrameUnit } from '../model/units.ts'
import type { Payload } from '../trace.ts'
import { editOf, fateFields } from './fates.ts'

export const charactersOf = (payload: Payload): string =>
  typeof payload === 'string' ? payload : payload.base64

/** `born`: when the trace began, in ms since the Unix epoch; `time` is in seconds. What the learner edited stands as it went on. */
export function messageOf(unit: FrameUnit, born: number, isCut: boolean) {
  const { event: frame } = unit
  const original = charactersOf(frame.data)
  const edited = editOf(unit)
  /** What crossed the wire compressed can't be read here, and is no message of the page. */
  const isNoise = frame.compressed === true && edited === undefined
  return {
    type: frame.direction === 'up' ? ('send' as const) : ('receive' as const),
    time: (born + frame.at) / 1000,
    opcode: frame.opcode,
    data: isNoise ? '' : (edited ?? original),
    ...(isNoise && { _wire: original }),
    _seq: frame.seq,
    _size: frame.size,
    ...(typeof frame.data !== 'string' &&
      edited === undefined &&
      !isNoise && { _encoding: 'base64' as const }),
    ...(edited !== undefined && { _original: original }),
    ...(frame.cut && { _cutShort: true }),
    ...(frame.compressed && { _compressed: true }),
    ...(frame.more && { _more: true }),
    ...(frame.resent !== undefined && { _resent: frame.resent }),
    ...fateFields(unit, isCut),
  }
}
