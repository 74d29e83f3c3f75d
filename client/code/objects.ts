/** Object literals of a program: their properties, and the one that a name stands for. */
import type { SyntaxNode } from '@lezer/common'
import { bare, childrenOf, codeOf, nodesIn, type Source } from './tree.ts'

export interface Property {
  node: SyntaxNode
  /** `null` for a spread or a computed name: only running it would tell. */
  name: string | null
  key: SyntaxNode | null
  /** `null` for a shorthand or a method. */
  value: SyntaxNode | null
}

function nameIn(source: Source, key: SyntaxNode): string | null {
  const code = codeOf(source, key)
  if (key.name === 'PropertyDefinition') return code
  if (key.name === 'Number') return String(Number(code))
  return key.name === 'String' ? code.slice(1, -1) : null
}

/** The properties of an object literal, in order. */
export function propertiesOf(source: Source, object: SyntaxNode): Property[] {
  return childrenOf(object)
    .filter((child) => child.name === 'Property')
    .map((node) => {
      const parts = childrenOf(node).filter(({ name }) => !/^(async|get|set|static|Star)$/.test(name))
      const [key] = parts
      const name = key ? nameIn(source, key) : null
      const colon = parts.findIndex((part) => part.name === ':')
      return {
        node,
        name,
        key: name === null ? null : (key ?? null),
        value: colon > 0 ? (parts[colon + 1] ?? null) : null,
      }
    })
}

/** The object literal that an expression is, or that its name was declared with, once and for all. */
export function objectNamed(source: Source, expression: SyntaxNode): SyntaxNode | null {
  const node = bare(expression)
  if (node.name === 'ObjectExpression') return node
  if (node.name !== 'VariableName') return null
  const name = codeOf(source, node)
  let declared: SyntaxNode | null = null
  for (const other of nodesIn(source.root)) {
    if (codeOf(source, other) !== name) continue
    if (other.name === 'VariableDefinition') {
      if (declared) return null
      declared = other
    }
    // Used elsewhere too: it may be changed there.
    else if (other.name === 'VariableName' && other.from !== node.from) return null
  }
  if (declared?.parent?.name !== 'VariableDeclaration') return null
  const value = declared.nextSibling?.name === 'Equals' ? declared.nextSibling.nextSibling : null
  return value && bare(value).name === 'ObjectExpression' ? bare(value) : null
}
