/** Where a name comes from: a module, the page, or the program itself. So a class of the learner's own is not taken for Socket.IO's. */
import type { SyntaxNode } from '@lezer/common'
import { surveyOf } from './survey.ts'
import { textOf } from './text.ts'
import { bare, childrenOf, codeOf, type Source } from './tree.ts'

export interface Origin {
  /** `null`: nothing in the program declares the name that `path` begins with. */
  module: string | null
  /** The names from there on, such as `['Server']`. */
  path: readonly string[]
}

/** A chain of names that leads round in a circle, or further than anybody writes, leads nowhere. */
const mostSteps = 12
const everywhere = new Set(['window', 'globalThis', 'self'])

/** `null` for what the program makes itself. */
export function originOf(source: Source, expression: SyntaxNode, steps = 0): Origin | null {
  if (steps > mostSteps) return null
  const node = bare(expression)
  const [first, , third] = childrenOf(node)
  switch (node.name) {
    case 'VariableName':
      return nameOrigin(source, node, steps)
    case 'AwaitExpression': {
      const awaited = childrenOf(node)[1]
      return awaited ? originOf(source, awaited, steps + 1) : null
    }
    case 'DynamicImport':
      return third?.name === 'String' ? moduleOf(source, third) : null
    case 'CallExpression': {
      if (!first || codeOf(source, first) !== 'require' || surveyOf(source).definitionsOf(first).length > 0)
        return null
      const name = node.getChild('ArgList')?.getChild('String')
      return name ? moduleOf(source, name) : null
    }
    case 'MemberExpression': {
      const whole = first && originOf(source, first, steps + 1)
      const member = node.getChild('PropertyName')
      return whole && member ? memberOf(whole, codeOf(source, member)) : null
    }
    default:
      return null
  }
}

const moduleOf = (source: Source, name: SyntaxNode): Origin => ({
  module: textOf(codeOf(source, name)) ?? '',
  path: [],
})

/** What a module gives as a whole and as its default are one thing here. */
const memberOf = (whole: Origin, name: string): Origin =>
  name === 'default' && whole.module !== null ? whole : { ...whole, path: [...whole.path, name] }

function nameOrigin(source: Source, node: SyntaxNode, steps: number): Origin | null {
  const definitions = surveyOf(source).definitionsOf(node)
  const name = codeOf(source, node)
  if (definitions.length === 0) return { module: null, path: everywhere.has(name) ? [] : [name] }
  const [definition] = definitions
  return definition && definitions.length === 1 ? definedAs(source, definition, steps) : null
}

function definedAs(source: Source, definition: SyntaxNode, steps: number): Origin | null {
  const parent = definition.parent
  switch (parent?.name) {
    case 'ImportDeclaration':
      return importOrigin(source, parent)
    case 'ImportGroup': {
      const whole = parent.parent && importOrigin(source, parent.parent)
      const before = definition.prevSibling?.name === 'as' ? definition.prevSibling.prevSibling : null
      return whole && memberOf(whole, codeOf(source, before ?? definition))
    }
    case 'VariableDeclaration': {
      const value = declaredValue(definition)
      return value && originOf(source, value, steps + 1)
    }
    case 'PatternProperty': {
      const pattern = parent.parent
      if (pattern?.parent?.name !== 'VariableDeclaration' || parent.getChild('Spread')) return null
      const value = declaredValue(pattern)
      const whole = value && originOf(source, value, steps + 1)
      const name = parent.getChild('PropertyName') ?? definition
      return whole && memberOf(whole, codeOf(source, name))
    }
    default:
      return null
  }
}

function importOrigin(source: Source, declaration: SyntaxNode): Origin | null {
  const name = declaration.getChild('String')
  return name && moduleOf(source, name)
}

/** What a variable (or a pattern) is declared with; `null` where that is nothing. */
export function declaredValue(definition: SyntaxNode): SyntaxNode | null {
  const siblings: SyntaxNode[] = []
  for (let next = definition.nextSibling; next && next.name !== ','; next = next.nextSibling)
    if (!/Comment$/.test(next.name)) siblings.push(next)
  return siblings[0]?.name === 'Equals' ? (siblings[1] ?? null) : null
}
