/** The names that a program gives to what a panel speaks of. */
import { callsIn, nameOf, type Target } from './calls.ts'
import { lineAt, parse } from './tree.ts'

const firstName = (text: string, target: Target): string | null => {
  const source = parse(text)
  const [call] = callsIn(source, target)
  return call ? nameOf(source, call) : null
}

/** The variable that holds the (first) Server, such as `io`; `null` where a line of the console can't reach one. */
export const serverName = (text: string): string | null => firstName(text, 'server')

/** The variable that holds a client's first socket, such as `socket`; `null` where a line can't reach one. */
export const socketName = (text: string): string | null => firstName(text, 'client')

/** The lines of all calls whose options could be meant. Panels read and write the first. */
export function callLines(text: string, target: Target): readonly number[] {
  return callsIn(parse(text), target).map(({ node }) => lineAt(text, node.from))
}
