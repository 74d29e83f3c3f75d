/** The sockets that a client's text makes: which variable holds which namespace, and at which address. */
import { callsIn, nameOf } from './calls.ts'
import { literalOf } from './literal.ts'
import { parse } from './tree.ts'

export interface MadeSocket {
  /** The variable that holds it; `null` where there is none. */
  name: string | null
  /** Scheme, host and port as written; `null` where the text does not say. */
  server: string | null
  namespace: string
}

const address = /^((?:\w+:)?\/\/[^/?#]+)?([^?#]*)/

/** Each `io(…)` whose address is written as text, or that has none, in the order of the text. */
export function socketsIn(text: string): readonly MadeSocket[] {
  const source = parse(text)
  return callsIn(source, 'client').flatMap((call) => {
    const [first] = call.args
    const given = first && first.name !== 'ObjectExpression' ? literalOf(source, first) : ''
    if (typeof given !== 'string') return []
    const [, server, path] = address.exec(given) ?? []
    return [{ name: nameOf(source, call), server: server ?? null, namespace: path || '/' }]
  })
}
