/** The names of a program beside their declarations and uses: what is assigned, what is taken, and one that nobody has. */

import type { SyntaxNode } from '@lezer/common'
import { childrenOf, codeOf, nodesOf, type Source } from '../../../../lab/code/tree.ts'

const functions = /^(FunctionDeclaration|FunctionExpression|ArrowFunction|MethodDeclaration)$/
const isMethod = (node: SyntaxNode) => node.name === 'Property' && node.getChild('ParamList') !== null

/** The innermost function around a node. */
export function functionAround(node: SyntaxNode): SyntaxNode | null {
  for (let at = node.parent; at; at = at.parent) if (functions.test(at.name) || isMethod(at)) return at
  return null
}

/** The names that something is assigned to, once for each time. */
export function assignedIn(source: Source): string[] {
  return nodesOf(source).flatMap((node) => {
    const isCount = node.name === 'PostfixExpression' || node.name === 'UnaryExpression'
    if (isCount && !/^\+\+|^--|\+\+$|--$/.test(codeOf(source, node))) return []
    if (!isCount && !/^(AssignmentExpression|ForOfSpec|ForInSpec)$/.test(node.name)) return []
    const target = childrenOf(node).find(({ name }) => !/^(\(|ArithOp|const|let|var)$/.test(name))
    return target?.name === 'VariableName' ? [codeOf(source, target)] : []
  })
}

/** Every name that a program has for something. */
export function namesIn(source: Source): Set<string> {
  const isName = /^(VariableName|VariableDefinition|PropertyDefinition)$/
  const nodes = nodesOf(source).filter(({ name }) => isName.test(name))
  return new Set(nodes.map((node) => codeOf(source, node)))
}

/** A name that nothing has yet: the wished one, or the wished one with a number. */
export function freshName(taken: ReadonlySet<string>, wish: string): string {
  let name = wish
  for (let number = 2; taken.has(name); number += 1) name = `${wish}${number}`
  return name
}
