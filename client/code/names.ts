/** The names that a program gives to what a panel speaks of. */
import { callsIn, nameOf } from './calls.ts'
import { parse } from './tree.ts'

/** The variable that holds the (first) Server, such as `io`; `null` where there is none. */
export function serverName(text: string): string | null {
  const source = parse(text)
  const [call] = callsIn(source, 'server')
  return call ? nameOf(source, call) : null
}

/** The variable that holds a client's first socket, such as `socket`; `null` where there is none. */
export function socketName(text: string): string | null {
  const source = parse(text)
  const [call] = callsIn(source, 'client')
  return call ? nameOf(source, call) : null
}
