/** When what was written has left, as far as Socket.IO knows: a volatile packet is sent only then. */
import { limits } from '#shared/limits.ts'
import type { Flags, GuestMessage } from '../../protocol/messages.ts'
import { say } from '../say.ts'
import { moment, nextTick } from '../turns.ts'

interface Written {
  turn: number
  /** A tick will tell that it has left. */
  leaving: boolean
  /** Ticks in which something left since the host was told. */
  ticks: number
}
let written: Written = { turn: 0, leaving: false, ticks: 0 }

/** Says what becomes a packet. Node tells that it has left in a tick of its own, behind those that there are; so it is here. */
export function write(message: GuestMessage & { flags?: Flags }): void {
  const { turn, ticking } = moment()
  if (written.turn !== turn) written = { turn, leaving: false, ticks: 0 }
  if (message.flags?.volatile && written.ticks > 0) {
    // Jobs run when no tick is left.
    say({ kind: 'breathe', ticks: ticking ? Math.min(written.ticks, limits.ticks) : null })
    written.ticks = 0
  }
  say(message)
  if (written.leaving) return
  const mine = written
  mine.leaving = true
  nextTick(() => {
    mine.leaving = false
    mine.ticks += 1
  })
}
