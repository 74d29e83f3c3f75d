/** Keeps a client that logs without end from drowning the page: so many reports a second, and then how many more. */
import type { ClientReport } from '#shared/trace.ts'

const mostPerSecond = 300
const mostCharacters = 150_000
/** What tells the state of a connection is never left out. */
const chatty: readonly ClientReport['kind'][] = [
  'client.log',
  'client.error',
  'client.emit',
  'client.receive',
  'client.answer',
]

export function createThrottle(report: (fact: ClientReport) => void, now = () => performance.now()) {
  let began = Number.NEGATIVE_INFINITY
  let count = 0
  let characters = 0
  let skipped = 0
  return (fact: ClientReport): void => {
    if (now() - began >= 1000) {
      if (skipped > 0)
        report({
          kind: 'client.log',
          level: 'warn',
          text: `한꺼번에 너무 많아서 ${skipped}개는 적지 않았어요.`,
        })
      began = now()
      count = 0
      characters = 0
      skipped = 0
    }
    if (!chatty.includes(fact.kind)) {
      report(fact)
      return
    }
    count += 1
    characters += JSON.stringify(fact).length
    if (count > mostPerSecond || characters > mostCharacters) skipped += 1
    else report(fact)
  }
}
