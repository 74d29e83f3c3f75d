/** Single changes of a text: something more in a list, another value. Comments stay, and stay where they belong. */
import type { SyntaxNode } from '@lezer/common'
import type { Call } from './calls.ts'
import { put, replace, type Splice } from './change.ts'
import { indentAt, indentStep, lineEnd, movedIn, startsLine } from './layout.ts'
import { keyCode, literalOf } from './literal.ts'
import { type Property, propertiesOf } from './objects.ts'
import { commentsIn, endOf, isComment, parse, type Source } from './tree.ts'

/** `cors: { origin: "…" }` for `['cors', 'origin']`. */
export function nested(path: readonly string[], code: string): string {
  const [name = '', ...rest] = path
  return `${keyCode(name)}: ${rest.length === 0 ? code : `{ ${nested(rest, code)} }`}`
}

/** The comma that belongs to an item of a list; comments may stand between. */
export function commaAfter(node: SyntaxNode): SyntaxNode | null {
  for (let next = node.nextSibling; next; next = next.nextSibling) {
    if (next.name === ',') return next
    if (!isComment(next)) return null
  }
  return null
}

/** Where the comments end that stand behind an item on its own line: they speak of it. */
function tailOf(source: Source, from: SyntaxNode): { end: number; isLine: boolean } {
  let tail = { end: from.to, isLine: false }
  for (let next = from.nextSibling; next && isComment(next); next = next.nextSibling) {
    if (source.text.slice(tail.end, next.from).includes('\n')) break
    tail = { end: endOf(source, next), isLine: next.name === 'LineComment' }
  }
  return tail
}

/** Puts `code` behind the last item of a list, laid out as that one is; a comma at the end stays one. */
function append(source: Source, list: SyntaxNode, last: SyntaxNode, code: string): Splice {
  const { text } = source
  const comma = commaAfter(last)
  const { end, isLine } = tailOf(source, comma ?? last)
  const isTall = text.slice(list.from, list.to).includes('\n') && startsLine(text, last.from)
  const indent = isTall ? indentAt(text, last.from) : indentAt(text, list.from) + indentStep(text)
  const gap = isTall || isLine ? `${lineEnd(text)}${indent}` : ' '
  const kept = text.slice(last.to, end)
  const moved = movedIn(code, isTall || isLine ? indent : indentAt(text, list.from), lineEnd(text))
  return { from: last.to, to: end, insert: `${comma ? '' : ','}${kept}${gap}${moved}${comma ? ',' : ''}` }
}

/** Puts `code` into a list that has nothing but blanks and comments. */
function fill(source: Source, list: SyntaxNode, code: string, look: 'tall' | 'flat' | 'bare'): Splice {
  const { text } = source
  const end = lineEnd(text)
  const from = list.from + 1
  const to = list.to - 1
  const outer = indentAt(text, list.from)
  const indent = outer + indentStep(text)
  const tall = `${end}${indent}${movedIn(code, indent, end)}`
  const last = commentsIn(source, from, to).at(-1)
  if (!last) {
    const flat = movedIn(code, outer, end)
    if (look === 'bare') return { from, to, insert: flat }
    const isTall = look === 'tall' || text.slice(from, to).includes('\n')
    return { from, to, insert: isTall ? `${tall}${end}${outer}` : ` ${flat} ` }
  }
  const at = endOf(source, last)
  const isBelow = text.slice(at, to).includes('\n')
  if (last.name === 'LineComment' || isBelow) return put(at, tall)
  return { from: at, to, insert: ` ${movedIn(code, outer, end)}${look === 'bare' ? '' : ' '}` }
}

/** Puts the options behind the other arguments, or in the place of one that says there are none. */
export function addOptions(source: Source, call: Call, instead: SyntaxNode | null, property: string): Splice {
  const { text } = source
  const end = lineEnd(text)
  const outer = indentAt(text, call.node.from)
  const step = indentStep(text)
  const tall = `{${end}${step}${movedIn(property, step, end)}${end}}`
  const code = movedIn(tall, outer, end)
  if (!call.argList) return put(call.node.to, `(${code})`)
  if (instead) return replace(instead, code)
  const last = call.args.at(-1)
  const flat = `{ ${property} }`
  if (last) return append(source, call.argList, last, startsLine(text, last.from) ? flat : tall)
  const { from, to } = call.argList
  return fill(source, call.argList, commentsIn(source, from, to).length > 0 ? flat : tall, 'bare')
}

/** Puts a property behind the last one. */
export function addProperty(source: Source, object: SyntaxNode, code: string): Splice {
  const last = propertiesOf(source, object).at(-1)
  if (last) return append(source, object, last.node, code)
  return fill(source, object, code, object.parent?.name === 'ArgList' ? 'tall' : 'flat')
}

/** The comments of what goes away, to stand before what comes. */
export function keptComments(source: Source, from: number, to: number, at: number): string {
  const { text } = source
  const newLine = `${lineEnd(text)}${indentAt(text, at)}`
  const isFirst = startsLine(text, at)
  return commentsIn(source, from, to)
    .map((comment) => {
      const words = text.slice(comment.from, endOf(source, comment))
      return comment.name === 'LineComment' || isFirst ? `${words}${newLine}` : `${words} `
    })
    .join('')
}

/** The property with another value, its name written as it was; `null` where it says that already. */
export function replaceValue(source: Source, property: Property, code: string): Splice | null {
  const { text } = source
  const { node, value } = property
  const { from } = node
  const shown = value ?? (node.getChild('ParamList') ? null : property.key)
  const before = shown ? literalOf(source, shown) : undefined
  if (before !== undefined && same(before, meaningOf(code))) return null
  const moved = movedIn(code, indentAt(text, from), lineEnd(text))
  if (value) {
    if (text.slice(value.from, value.to) === moved) return null
    const kept = keptComments(source, value.from, value.to, from)
    return { from, to: value.to, insert: `${kept}${text.slice(from, value.from)}${moved}` }
  }
  const kept = keptComments(source, from, node.to, from)
  return { from, to: node.to, insert: `${kept}${property.keyCode}: ${moved}` }
}

const same = (a: unknown, b: unknown): boolean => b !== undefined && JSON.stringify(a) === JSON.stringify(b)

/** What code means that stands alone. */
function meaningOf(code: string): unknown {
  const source = parse(`(${code})`)
  const expression = source.root.firstChild?.firstChild
  return expression ? literalOf(source, expression) : undefined
}

/** Whether code is one whole expression, which can stand as a value. */
export function isExpression(code: string): boolean {
  const source = parse(`(${code})`)
  const [statement, another] = [source.root.firstChild, source.root.firstChild?.nextSibling]
  const outer = statement?.name === 'ExpressionStatement' ? statement.firstChild : null
  if (another || outer?.name !== 'ParenthesizedExpression' || outer.to !== source.text.length) return false
  let isWhole = true
  source.tree.iterate({
    enter: ({ type }) => {
      if (type.isError) isWhole = false
    },
  })
  return isWhole && outer.firstChild?.nextSibling?.name !== 'SequenceExpression'
}
