/** What a literal means, and a value as code. */
import type { SyntaxNode } from '@lezer/common'
import { propertiesOf } from './objects.ts'
import { bare, childrenOf, codeOf, type Source } from './tree.ts'

/** The value of a literal; `undefined` for whatever only running it would tell. */
export function literalOf(source: Source, expression: SyntaxNode): unknown {
  const node = bare(expression)
  const code = codeOf(source, node)
  switch (node.name) {
    case 'Number':
      return Number(code.replaceAll('_', ''))
    case 'BooleanLiteral':
      return code === 'true'
    case 'null':
      return null
    case 'String':
      return textOf(code)
    case 'UnaryExpression': {
      const [sign, operand] = childrenOf(node)
      const value = operand && literalOf(source, operand)
      if (!sign || typeof value !== 'number') return undefined
      return codeOf(source, sign) === '-' ? -value : undefined
    }
    case 'ArrayExpression': {
      const items = childrenOf(node).filter(({ name }) => !/^[[\],]$/.test(name))
      const values = items.map((item) => literalOf(source, item))
      return values.includes(undefined) ? undefined : values
    }
    case 'ObjectExpression': {
      const whole: Record<string, unknown> = {}
      for (const { name, value } of propertiesOf(source, node)) {
        const meant = value ? literalOf(source, value) : undefined
        if (name === null || meant === undefined) return undefined
        whole[name] = meant
      }
      return whole
    }
    default:
      return undefined
  }
}

/** A quoted text; `undefined` with escapes that JSON does not have. */
function textOf(code: string): string | undefined {
  const inner = code
    .slice(1, -1)
    .replace(/\\'/g, "'")
    .replace(/(?<!\\)"/g, '\\"')
  try {
    const value: unknown = JSON.parse(`"${inner}"`)
    return typeof value === 'string' ? value : undefined
  } catch {
    return undefined
  }
}

/** A JSON value as a program would write it: names unquoted, one line. */
export function toCode(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(toCode).join(', ')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const parts = Object.entries(value).map(([name, item]) => `${keyCode(name)}: ${toCode(item)}`)
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`
}

/** A property's name, quoted only where it has to be. */
export const keyCode = (name: string): string =>
  /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)
