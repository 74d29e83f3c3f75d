/** What a literal means, and a value as code. */
import type { SyntaxNode } from '@lezer/common'
import { propertiesOf } from './objects.ts'
import { declaredValue } from './origins.ts'
import { surveyOf } from './survey.ts'
import { textOf } from './text.ts'
import { bare, childrenOf, codeOf, type Source } from './tree.ts'

/** A constant that is made from itself means nothing. */
const mostDeep = 50

/** The value of a literal, of a constant that names one, and of sums of them; `undefined` for whatever only running it would tell. */
export function literalOf(source: Source, expression: SyntaxNode, deep = 0): unknown {
  if (deep > mostDeep) return undefined
  const node = bare(expression)
  const code = codeOf(source, node)
  const inner = (child: SyntaxNode) => literalOf(source, child, deep + 1)
  switch (node.name) {
    case 'Number':
      return numberOf(code)
    case 'BooleanLiteral':
      return code === 'true'
    case 'null':
      return null
    case 'String':
      return textOf(code)
    case 'TemplateString':
      return node.getChild('Interpolation') ? undefined : textOf(code)
    case 'VariableName':
      return namedValue(source, node, deep)
    case 'UnaryExpression': {
      const [sign, operand] = childrenOf(node)
      const value = operand && inner(operand)
      if (!sign || typeof value !== 'number') return undefined
      const name = codeOf(source, sign)
      return name === '-' ? -value : name === '+' ? value : undefined
    }
    case 'BinaryExpression': {
      const [left, sign, right] = childrenOf(node)
      return left && sign && right && combined(inner(left), codeOf(source, sign), inner(right))
    }
    case 'ArrayExpression': {
      const items = itemsOf(node)
      const values = items?.map(inner)
      return values?.includes(undefined) ? undefined : values
    }
    case 'ObjectExpression': {
      const whole: Record<string, unknown> = {}
      for (const { name, value, key } of propertiesOf(source, node)) {
        const shown = value ?? (key?.parent?.getChild('ParamList') ? null : key)
        const meant = shown ? inner(shown) : undefined
        if (name === null || meant === undefined) return undefined
        whole[name] = meant
      }
      return whole
    }
    // The name of `{ name }`.
    case 'PropertyDefinition':
      return namedValue(source, node, deep)
    default:
      return undefined
  }
}

function numberOf(code: string): number | undefined {
  const value = Number(code.replaceAll('_', ''))
  return code.endsWith('n') || Number.isNaN(value) ? undefined : value
}

/** The elements of an array literal; `undefined` with holes or spreads. */
function itemsOf(array: SyntaxNode): SyntaxNode[] | undefined {
  const items: SyntaxNode[] = []
  let before = ','
  for (const child of childrenOf(array).slice(1, -1)) {
    const isComma = child.name === ','
    if (child.name === 'Spread' || (isComma && before === ',')) return undefined
    if (!isComma) items.push(child)
    before = child.name
  }
  return items
}

function combined(left: unknown, sign: string, right: unknown): unknown {
  if (sign === '+' && typeof left === 'string' && typeof right === 'string') return left + right
  if (typeof left !== 'number' || typeof right !== 'number') return undefined
  switch (sign) {
    case '+':
      return left + right
    case '-':
      return left - right
    case '*':
      return left * right
    case '/':
      return left / right
    case '**':
      return left ** right
    default:
      return undefined
  }
}

/** The value of a `const` that is a number, a text or a truth: nothing can change those. */
function namedValue(source: Source, node: SyntaxNode, deep: number): unknown {
  const definitions = surveyOf(source).definitionsOf(node)
  const [definition] = definitions
  if (!definition) return codeOf(source, node) === 'Infinity' ? Number.POSITIVE_INFINITY : undefined
  const parent = definition.parent
  if (definitions.length > 1 || parent?.name !== 'VariableDeclaration' || !parent.getChild('const'))
    return undefined
  const declared = declaredValue(definition)
  const value = declared ? literalOf(source, declared, deep + 1) : undefined
  return typeof value === 'object' ? undefined : value
}

/** A JSON value (or a regular expression) as a program would write it: names unquoted, one line. */
export function toCode(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(toCode).join(', ')}]`
  if (typeof value === 'string') return JSON.stringify(value)
  if (value === null || typeof value !== 'object' || value instanceof RegExp) return String(value)
  const parts = Object.entries(value).map(([name, item]) => `${keyCode(name)}: ${toCode(item)}`)
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`
}

/** A property's name, quoted only where it has to be. */
export function keyCode(name: string): string {
  // Written plainly it would be the object's prototype.
  if (name === '__proto__') return '["__proto__"]'
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)
}
