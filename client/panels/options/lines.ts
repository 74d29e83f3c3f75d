/** Lines of client code that trials run, as a learner would type them. */
import { toCode } from '../../code/literal.ts'
import type { Place, Step, TrialChange } from './entry.ts'

/** `io("http://localhost:4000", { … })`; the program's own path is said where it is not the usual one. `more`: properties
 *  whose values are no JSON, as code. */
export function ioLine(
  { url, path }: Place,
  options: Readonly<Record<string, unknown>> = {},
  ...more: readonly string[]
): string {
  const all = path === '/socket.io' ? options : { path, ...options }
  const parts = [...Object.entries(all).map(([name, value]) => `${name}: ${toCode(value)}`), ...more]
  return parts.length === 0 ? `io("${url}")` : `io("${url}", { ${parts.join(', ')} })`
}

export const inClient = (code: string): Step => ({ do: 'line', in: 'client', code })
export const inServer = (code: string): Step => ({ do: 'line', in: 'server', code })
export const renew: Step = { do: 'renew' }
export const runClient: Step = { do: 'run' }

/** One option of `new Server()`. */
export const setServer = (name: string, code: string): TrialChange => ({ in: 'server', path: [name], code })
