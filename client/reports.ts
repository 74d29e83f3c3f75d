/** Reports of the page's clients on their way to the server: in order, in messages that the server takes. */
import type { ClientReport } from '#shared/trace.ts'

/** What waits for a lost channel; older reports are let go. */
const mostWaiting = 2_000
const mostInOne = 400
/** Characters; a character is at most three bytes, and the server takes 400 kB. */
const mostText = 100_000

/** A queue that hands out its head, as much as one message may hold. */
export function createReports() {
  let waiting: ClientReport[] = []
  return {
    add: (more: readonly ClientReport[]): void => {
      waiting = [...waiting, ...more].slice(-mostWaiting)
    },
    /** The next message; `null` when nothing waits. */
    take: (): ClientReport[] | null => {
      let size = 0
      const tooMuch = waiting.findIndex((report, index) => {
        size += JSON.stringify(report).length
        return index > 0 && (index >= mostInOne || size > mostText)
      })
      const taken = waiting.splice(0, tooMuch === -1 ? waiting.length : tooMuch)
      return taken.length > 0 ? taken : null
    },
  }
}
