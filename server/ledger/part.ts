/** One holder's part of what an account counts in bytes: it says how much it holds now, as often as that changes. */
import type { Kind } from './kinds.ts'
import type { Account } from './ledger.ts'

/** Less than this is not worth the counting: there are not enough connections to fill memory with it. */
const least = 16_000

/** False: so much is too much, and what was counted before stands. */
export type Part = (bytes: number) => boolean

/** The part is given back when its holder is `over`, which is told by calling the listener; nothing is counted after that. */
export function createPart(account: Account, kind: Kind, over: (listener: () => void) => void): Part {
  let counted = 0
  let isOver = false
  over(() => {
    isOver = true
    account.remove(kind, counted)
    counted = 0
  })
  return (bytes) => {
    const now = isOver || bytes < least ? 0 : bytes
    if (now === counted) return true
    if (now > counted) {
      if (account.refusal(kind, now - counted) !== undefined) return false
      account.add(kind, now - counted)
    } else account.remove(kind, counted - now)
    counted = now
    return true
  }
}
