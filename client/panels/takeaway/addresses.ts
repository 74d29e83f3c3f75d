/** Addresses in a program that name the machine of the playground. At home that machine is `localhost`. */

import { codeOf, lineAt, parse } from '../../code/tree.ts'
import { nodesOf } from './convert/nodes.ts'
import { applySplices, replace } from './convert/splices.ts'

/** Where the playground was opened. */
export interface Place {
  hostname: string
  /** The playground's own port. */
  port: number
}
export interface Change {
  line: number
  before: string
  after: string
}

const storyPort = 4000
const address = /^(["'`](?:https?|wss?):\/\/)(\[[^\]]+\]|[^/:"'`?#]+)(:\d+)?(.*)$/s

/** The text with the addresses of that machine as they are at home, and what was changed.
 *  `listens`: the port of the program, which the playground also answers for on its own. */
export function atHome(
  text: string,
  { hostname, port }: Place,
  listens: number | null,
): { text: string; changes: Change[] } {
  const changes: Change[] = []
  const source = parse(text)
  const splices = nodesOf(source).flatMap((node) => {
    if (node.name !== 'String' && !(node.name === 'TemplateString' && !node.getChild('Interpolation')))
      return []
    const before = codeOf(source, node)
    const [, start, host, colonPort, rest] = address.exec(before) ?? []
    if (start === undefined || host === undefined || rest === undefined) return []
    const isOwn = host.toLowerCase() === hostname.toLowerCase() || /^(localhost|127\.0\.0\.1)$/.test(host)
    if (!isOwn) return []
    const isPlayground = colonPort === `:${port}` && port !== storyPort
    const nextPort = isPlayground ? `:${listens ?? storyPort}` : (colonPort ?? '')
    const nextHost = host.toLowerCase() === hostname.toLowerCase() ? 'localhost' : host
    const after = start + nextHost + nextPort + rest
    if (after === before) return []
    changes.push({ line: lineAt(text, node.from), before: before.slice(1, -1), after: after.slice(1, -1) })
    return [replace(node, after)]
  })
  return { text: splices.length === 0 ? text : applySplices(text, splices), changes }
}

/** The port that a program listens on, where its text says so. */
export function listensOn(text: string): number | null {
  const source = parse(text)
  for (const node of nodesOf(source)) {
    if (node.name !== 'CallExpression') continue
    const callee = node.firstChild
    const isListen = callee?.name === 'MemberExpression' && /\.listen$/.test(codeOf(source, callee))
    const first = isListen ? node.getChild('ArgList')?.firstChild?.nextSibling : null
    if (first?.name === 'Number') return Number(codeOf(source, first))
  }
  return null
}
