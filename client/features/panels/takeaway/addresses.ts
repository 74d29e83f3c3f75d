/** Addresses in a program that name the machine of the playground. At home that machine is `localhost`. */

import type { SyntaxNode } from '@lezer/common'
import { applySplices, replace } from '../../../lab/code/change.ts'
import { codeOf, lineAt, nodesOf, parse, type Source } from '../../../lab/code/tree.ts'

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

export interface AtHome {
  text: string
  changes: readonly Change[]
  /** Lines that name that machine in a way that nobody can change for sure. */
  left: readonly number[]
}

/** The text with the addresses of that machine as they are at home, and what was changed.
 *  `listens`: the port of the program, which the playground also answers for on its own. */
export function atHome(text: string, { hostname, port }: Place, listens: number | null): AtHome {
  const changes: Change[] = []
  const left: number[] = []
  const source = parse(text)
  const isSame = (host: string) => host.toLowerCase() === hostname.toLowerCase()
  const isHome = /^(localhost|127\.0\.0\.1)$/

  /** The address at home; the same text where it stays. */
  function moved(code: string): string {
    const [, start, host, colonPort = '', rest] = address.exec(code) ?? []
    if (start === undefined || host === undefined || rest === undefined) return code
    if (!isSame(host) && !isHome.test(host)) return code
    const isPlayground = colonPort === `:${port}` && port !== storyPort
    return `${start}${isSame(host) ? 'localhost' : host}${isPlayground ? `:${listens ?? storyPort}` : colonPort}${rest}`
  }

  const splices = nodesOf(source).flatMap((node) => {
    if (!/^(String|TemplateString|RegExp)$/.test(node.name)) return []
    const before = codeOf(source, node)
    const isPlain =
      node.name === 'String' || (node.name === 'TemplateString' && !node.getChild('Interpolation'))
    const after = isPlain ? moved(before) : before
    const line = lineAt(text, node.from)
    if (!isHome.test(hostname) && after.replaceAll('\\', '').includes(hostname)) left.push(line)
    if (after === before) return []
    changes.push({ line, before: before.slice(1, -1), after: after.slice(1, -1) })
    return [replace(node, after)]
  })
  return { text: splices.length === 0 ? text : applySplices(text, splices), changes, left }
}

/** The port that a program listens on, where its text says so. */
export function listensOn(text: string): number | null {
  const source = parse(text)
  for (const node of nodesOf(source)) {
    if (node.name !== 'CallExpression') continue
    const callee = node.firstChild
    const isListen = callee?.name === 'MemberExpression' && /\.listen$/.test(codeOf(source, callee))
    const first = isListen ? node.getChild('ArgList')?.firstChild?.nextSibling : null
    const port = portOf(source, first)
    if (port !== null) return port
  }
  return null
}

/** A number, what stands behind `||`, or what a variable begins with; `null`: only the program knows. */
function portOf(source: Source, node: SyntaxNode | null | undefined, depth = 0): number | null {
  if (!node || depth > 5) return null
  switch (node.name) {
    case 'Number':
      return Number(codeOf(source, node))
    case 'BinaryExpression':
      return node.getChild('LogicOp') ? portOf(source, node.lastChild, depth + 1) : null
    case 'ParenthesizedExpression':
      return portOf(source, node.firstChild?.nextSibling, depth + 1)
    case 'VariableName': {
      const name = codeOf(source, node)
      const made = nodesOf(source).find(
        (one) => one.name === 'VariableDefinition' && codeOf(source, one) === name,
      )
      return made?.nextSibling?.name === 'Equals'
        ? portOf(source, made.nextSibling.nextSibling, depth + 1)
        : null
    }
    default:
      return null
  }
}
