/** Object literals of a program: their properties, and the one that a name stands for. */
import type { SyntaxNode } from '@lezer/common'
import { declaredValue } from './origins.ts'
import { surveyOf } from './survey.ts'
import { plain, textOf } from './text.ts'
import { bare, childrenOf, codeOf, type Source } from './tree.ts'

export interface Property {
  node: SyntaxNode
  /** `null` for a spread or a computed name: only running it would tell. */
  name: string | null
  /** The name as written, its brackets included. */
  keyCode: string
  key: SyntaxNode | null
  /** `null` for a shorthand or a method. */
  value: SyntaxNode | null
}

function nameIn(source: Source, key: SyntaxNode): string | null {
  const code = codeOf(source, key)
  if (key.name === 'PropertyDefinition') return plain(code) ?? null
  if (key.name === 'Number') return String(Number(code))
  if (key.name === 'TemplateString' && key.getChild('Interpolation')) return null
  return textOf(code) ?? null
}

function propertyOf(source: Source, node: SyntaxNode): Property {
  const parts = childrenOf(node).filter(({ name }) => !/^(async|get|set|static|Star)$/.test(name))
  const colon = parts.findIndex((part) => part.name === ':')
  const value = colon > 0 ? (parts[colon + 1] ?? null) : null
  const isComputed = parts[0]?.name === '['
  const key = (isComputed ? parts[1] : parts[0]) ?? null
  const named = key && parts[0]?.name !== 'Spread' ? nameIn(source, key) : null
  // `{ __proto__: x }` is no property: what stands in x counts as if it were spread.
  const name = named === '__proto__' && value && !isComputed ? null : named
  const end = isComputed ? parts[2] : key
  const from = isComputed ? parts[0]?.from : key?.from
  const code = end && from !== undefined ? source.text.slice(from, end.to) : ''
  return { node, name, keyCode: code, key: name === null ? null : key, value }
}

/** The properties of an object literal, in order. */
export const propertiesOf = (source: Source, object: SyntaxNode): Property[] =>
  childrenOf(object)
    .filter((child) => child.name === 'Property')
    .map((node) => propertyOf(source, node))

/** `shared`: a variable that the program uses elsewhere too, so that it may be changed there. */
export type Named = { is: 'object'; node: SyntaxNode } | { is: 'shared'; name: string } | { is: 'unknown' }

const unknown: Named = { is: 'unknown' }

/** The object literal that an expression is, or that its name was declared with, once and for all. */
export function objectNamed(source: Source, expression: SyntaxNode): Named {
  const node = bare(expression)
  if (node.name === 'ObjectExpression') return { is: 'object', node }
  if (node.name !== 'VariableName' && node.name !== 'PropertyDefinition') return unknown
  const { definitionsOf, usesOf } = surveyOf(source)
  const definitions = definitionsOf(node)
  const [definition] = definitions
  if (definition?.parent?.name !== 'VariableDeclaration') return unknown
  const value = declaredValue(definition)
  if (!value || bare(value).name !== 'ObjectExpression') return unknown
  const others = usesOf(definition).filter(({ from }) => from !== node.from)
  if (definitions.length > 1 || others.some((use) => !isShown(source, use)))
    return { is: 'shared', name: codeOf(source, node) }
  return { is: 'object', node: bare(value) }
}

/** Looking at a value in the console changes nothing of it. */
function isShown(source: Source, use: SyntaxNode): boolean {
  let whole = use
  while (whole.parent?.name === 'MemberExpression' && whole.parent.firstChild?.from === whole.from)
    whole = whole.parent
  const list = whole.parent
  const callee = list?.name === 'ArgList' ? list.parent?.firstChild : null
  return callee ? /^console\s*\./.test(codeOf(source, callee)) : false
}
