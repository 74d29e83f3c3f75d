/** What a package prints on the program's standard error about an outdated use of it: once for each place in the code. */
import { callLine, send } from './bridge.ts'

const warned = new Set<string>()
export function deprecated(words: string): void {
  const line = callLine()
  if (warned.has(`${line} ${words}`)) return
  warned.add(`${line} ${words}`)
  send({ kind: 'log', level: 'warn', text: words, ...(line !== undefined && { line }) })
}
