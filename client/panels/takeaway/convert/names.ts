/** The names of a program: who uses them, who defines them, and one that nobody has. */

import type { SyntaxNode } from '@lezer/common'
import { childrenOf, codeOf, type Source } from '../../../code/tree.ts'
import { nodesOf } from './nodes.ts'

const functions = /^(FunctionDeclaration|FunctionExpression|ArrowFunction|MethodDeclaration)$/
const isMethod = (node: SyntaxNode) => node.name === 'Property' && node.getChild('ParamList') !== null

/** The innermost function around a node. */
export function functionAround(node: SyntaxNode): SyntaxNode | null {
  for (let at = node.parent; at; at = at.parent) if (functions.test(at.name) || isMethod(at)) return at
  return null
}

/** Every place where a name is used (not defined, and not as a property). */
export function usesOf(source: Source, name: string): SyntaxNode[] {
  return nodesOf(source).filter((node) => node.name === 'VariableName' && codeOf(source, node) === name)
}

/** How often a name is defined, in whatever scope. */
export function definitionsOf(source: Source, name: string): number {
  const nodes = nodesOf(source)
  return nodes.filter((node) => node.name === 'VariableDefinition' && codeOf(source, node) === name).length
}

/** `{ name }` as a value; the tree has it as a property. */
export function isShorthand(source: Source, name: string): boolean {
  return nodesOf(source).some(
    (node) => node.name === 'Property' && codeOf(source, node) === name && childrenOf(node).length === 1,
  )
}

/** The names that something is assigned to, with where it is. */
export function assignedIn(source: Source): { name: string; node: SyntaxNode }[] {
  return nodesOf(source).flatMap((node) => {
    const isCount = node.name === 'PostfixExpression' || node.name === 'UnaryExpression'
    if (isCount && !/^\+\+|^--|\+\+$|--$/.test(codeOf(source, node))) return []
    if (!isCount && !/^(AssignmentExpression|ForOfSpec|ForInSpec)$/.test(node.name)) return []
    const target = childrenOf(node).find(({ name }) => !/^(\(|ArithOp|const|let|var)$/.test(name))
    return target?.name === 'VariableName' ? [{ name: codeOf(source, target), node: target }] : []
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
