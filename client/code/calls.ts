/** Finds the call whose options a panel reads and writes: `new Server(…)` of server.js, `io(…)` of a client's file. */
import type { SyntaxNode } from '@lezer/common'
import { bare, childrenOf, codeOf, nodesIn, type Source } from './tree.ts'

export type Target = 'server' | 'client'

export interface Call {
  /** The whole expression. */
  node: SyntaxNode
  argList: SyntaxNode
  args: readonly SyntaxNode[]
}

const marks = new Set(['(', ')', ','])
const isServer = (source: Source, callee: SyntaxNode) => /(^|\.)Server$/.test(codeOf(source, callee))
const isIo = (source: Source, callee: SyntaxNode) => /^(io|io\.connect)$/.test(codeOf(source, callee))

function callOf(node: SyntaxNode): Call | null {
  const argList = childrenOf(node).find((child) => child.name === 'ArgList')
  if (!argList) return null
  return { node, argList, args: childrenOf(argList).filter((child) => !marks.has(child.name)) }
}

/** Every such call, in the order of the text. */
export function callsIn(source: Source, target: Target): Call[] {
  const found: Call[] = []
  for (const node of nodesIn(source.root)) {
    const isWanted = target === 'server' ? node.name === 'NewExpression' : node.name === 'CallExpression'
    if (!isWanted) continue
    const callee = childrenOf(node).find((child) => child.name !== 'new')
    if (!callee || !(target === 'server' ? isServer : isIo)(source, callee)) continue
    const call = callOf(node)
    if (call) found.push(call)
  }
  return found
}

/** The argument with the options, and the place where one would be put. */
export function optionsOf({ args }: Call): { node: SyntaxNode | null; before: SyntaxNode | null } {
  const [first, second] = args.map(bare)
  if (first?.name === 'ObjectExpression') return { node: first, before: null }
  return { node: second ?? null, before: args[0] ?? null }
}

/** The name of the variable that holds what the call made; `null` where there is none. */
export function nameOf(source: Source, { node }: Call): string | null {
  let holder = node.parent
  while (holder?.name === 'ParenthesizedExpression') holder = holder.parent
  if (holder?.name !== 'VariableDeclaration' && holder?.name !== 'AssignmentExpression') return null
  const name = childrenOf(holder)
    .filter((child) => child.to <= node.from)
    .findLast((child) => child.name === 'VariableDefinition' || child.name === 'VariableName')
  return name ? codeOf(source, name) : null
}
