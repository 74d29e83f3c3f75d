/** Code as V8 quotes it in its messages: `socket.foo`, `f(...).bar`, `(intermediate value).x`. */
import type { Expression, Node, PrivateIdentifier, Super } from 'acorn'

export function render(given: Node): string {
  const node = given as Expression | Super | PrivateIdentifier
  switch (node.type) {
    case 'Identifier':
      return node.name
    case 'PrivateIdentifier':
      return `#${node.name}`
    case 'ThisExpression':
      return 'this'
    case 'Super':
      return 'super'
    case 'Literal':
      return typeof node.value === 'string' ? JSON.stringify(node.value) : String(node.raw)
    case 'ChainExpression':
    case 'ParenthesizedExpression':
      return render(node.expression)
    case 'MemberExpression': {
      const object = render(node.object)
      const dot = node.optional ? '?.' : '.'
      if (!node.computed) return `${object}${dot}${render(node.property)}`
      if (node.property.type === 'Literal' && typeof node.property.value === 'string')
        return `${object}${dot}${node.property.value}`
      return `${object}${node.optional ? '?.' : ''}[${render(node.property)}]`
    }
    case 'SequenceExpression':
      return `(${node.expressions.map(render).join(' , ')})`
    case 'CallExpression':
      return `${render(node.callee)}(...)`
    case 'ArrayExpression':
      return `[${node.elements.map((item) => (item ? render(item) : '')).join(',')}]`
    default:
      return '(intermediate value)'
  }
}
