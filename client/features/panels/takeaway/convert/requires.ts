/** Where a CommonJS program loads modules, and which of these places say no more than an `import` could. */

import type { SyntaxNode } from '@lezer/common'
import { surveyOf } from '../../../../lab/code/survey.ts'
import { childrenOf, codeOf, nodesOf, type Source } from '../../../../lab/code/tree.ts'
import { assignedIn } from './names.ts'

export interface Require {
  /** `require('…')`, whole. */
  call: SyntaxNode
  callee: SyntaxNode
  /** The text with its quotes. */
  string: SyntaxNode
  open: SyntaxNode
  close: SyntaxNode
  module: string
}
export interface Declarator {
  pattern: SyntaxNode
  equals: SyntaxNode | null
  value: SyntaxNode | null
  /** The comma behind it. */
  comma: SyntaxNode | null
}

/** A node as `require('name')`. */
export function asRequire(source: Source, node: SyntaxNode | null): Require | null {
  if (node?.name !== 'CallExpression') return null
  const [callee, args] = childrenOf(node)
  if (callee?.name !== 'VariableName' || codeOf(source, callee) !== 'require') return null
  if (args?.name !== 'ArgList') return null
  const [open, string, close, ...rest] = childrenOf(args)
  if (!open || string?.name !== 'String' || close?.name !== ')' || rest.length > 0) return null
  return { call: node, callee, string, open, close, module: codeOf(source, string).slice(1, -1) }
}

/** Every `require` of a name that stands in the text. */
export function requiresIn(source: Source): Require[] {
  return nodesOf(source).flatMap((node) => asRequire(source, node) ?? [])
}

/** The parts of `const a = 1, b = 2`. */
export function declaratorsOf(declaration: SyntaxNode): Declarator[] {
  const found: Declarator[] = []
  let now: Declarator | null = null
  for (const child of childrenOf(declaration).slice(1)) {
    if (child.name === ';') break
    if (child.name === ',') {
      if (now) now.comma = child
      now = null
    } else if (!now) {
      now = { pattern: child, equals: null, value: null, comma: null }
      found.push(now)
    } else if (child.name === 'Equals') now.equals = child
    else now.value = child
  }
  return found
}

/** The names that a pattern defines, where an `import` can define them too; `null` for defaults, rests and nested ones. */
export function plainNames(source: Source, pattern: SyntaxNode): string[] | null {
  if (pattern.name === 'VariableDefinition') return [codeOf(source, pattern)]
  if (pattern.name !== 'ObjectPattern') return null
  const names: string[] = []
  for (const part of childrenOf(pattern)) {
    if (/^[{},]$/.test(part.name)) continue
    const kinds = childrenOf(part).map(({ name }) => name)
    const isPlain =
      part.name === 'PatternProperty' &&
      /^(VariableDefinition|PropertyName : VariableDefinition)$/.test(kinds.join(' '))
    const last = part.lastChild
    if (!isPlain || !last) return null
    names.push(codeOf(source, last))
  }
  return names
}

/** Names that are defined once and stay: an import's names can do no more. */
export function areConstant(source: Source, names: readonly string[]): boolean {
  const assigned = new Set(assignedIn(source))
  return names.every((name) => !assigned.has(name) && surveyOf(source).declared(name).length === 1)
}
