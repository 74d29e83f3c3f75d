/** Writes JSX as calls of React's own runtime. Every part stays in its line, so that an error is told where it was written. */
/** What acorn-jsx puts into the tree, as far as it is read here. */
export interface JsxNode {
  type: string
  start: number
  end: number
  name: JsxNode & string
  value: JsxNode & string
  expression: JsxNode
  attributes: readonly JsxNode[]
  children: readonly JsxNode[]
  openingElement: JsxNode
}

/** The text of a stretch of the program, with all that has to be rewritten in it. */
export type Rewrite = (from: number, to: number) => string

export const linesIn = (text: string): number => text.split('\n').length - 1

/** Text between tags: line breaks and what stands around them are layout, as React's users know it. */
export function textOf(value: string): string {
  const lines = value.split(/\r\n|\n|\r/).map((line, i, all) => {
    const begun = i === 0 ? line : line.replace(/^[ \t]+/, '')
    return i === all.length - 1 ? begun : begun.replace(/[ \t]+$/, '')
  })
  return lines.filter((line) => line !== '').join(' ')
}

/** `<Chat name="a">…</Chat>` as `_jsx(Chat, { name: "a", children: … })`. */
export function jsxOf(code: string, node: JsxNode, rewrite: Rewrite): string {
  let out = ''
  /** Goes on in the line in which that place is. */
  const goTo = (at: number) => {
    out += '\n'.repeat(Math.max(0, linesIn(code.slice(node.start, at)) - linesIn(out)))
  }
  const written = (value: JsxNode | null): string => {
    if (value === null) return 'true'
    if (value.type === 'JSXExpressionContainer') return rewrite(value.start + 1, value.end - 1)
    if (value.type === 'Literal') return JSON.stringify(value.value.replace(/\s*\n\s*/g, ' '))
    return jsxOf(code, value, rewrite)
  }
  const attributes = node.type === 'JSXFragment' ? [] : node.openingElement.attributes
  const isKey = ({ type, name }: JsxNode) =>
    type === 'JSXAttribute' && code.slice(name.start, name.end) === 'key'
  const children = node.children.flatMap((child) => childOf(child, rewrite, code))

  out += `${children.length > 1 ? '_jsxs' : '_jsx'}(${typeOf(code, node)}, {`
  for (const attribute of attributes.filter((one) => !isKey(one))) {
    goTo(attribute.start)
    if (attribute.type === 'JSXSpreadAttribute') out += ` ${rewrite(attribute.start + 1, attribute.end - 1)},`
    else out += ` ${nameOf(code, attribute.name)}: ${written(attribute.value)},`
  }
  if (children.length > 0) out += children.length > 1 ? ' children: [' : ' children:'
  for (const { at, text } of children) {
    goTo(at)
    out += ` ${text},`
  }
  out += children.length > 1 ? '] }' : ' }'
  const key = attributes.find(isKey)
  if (key) out += `, ${written(key.value)}`
  goTo(node.end)
  return `${out})`
}

/** A tag is one of the page's own, or whatever the program calls so. */
function typeOf(code: string, node: JsxNode): string {
  if (node.type === 'JSXFragment') return '_Fragment'
  const { name } = node.openingElement
  const text = code.slice(name.start, name.end)
  return name.type === 'JSXMemberExpression' || !/^[a-z]|[-:]/.test(text) ? text : JSON.stringify(text)
}

const nameOf = (code: string, { start, end }: JsxNode) => JSON.stringify(code.slice(start, end))

interface Child {
  at: number
  text: string
}

function childOf(child: JsxNode, rewrite: Rewrite, code: string): Child[] {
  if (child.type === 'JSXText') {
    const text = textOf(child.value)
    return text === '' ? [] : [{ at: child.start, text: JSON.stringify(text) }]
  }
  if (child.type === 'JSXExpressionContainer') {
    const { start, end, expression } = child
    // With the brackets that may stand around it.
    return expression.type === 'JSXEmptyExpression' ? [] : [{ at: start, text: rewrite(start + 1, end - 1) }]
  }
  return [{ at: child.start, text: jsxOf(code, child, rewrite) }]
}
