/** Single changes of a text: a property more, a property less, an argument more. */
import type { SyntaxNode } from '@lezer/common'
import type { Call } from './calls.ts'
import { optionsOf } from './calls.ts'
import { keyCode } from './literal.ts'
import { type Property, propertiesOf } from './objects.ts'
import type { Source } from './tree.ts'

export interface Splice {
  from: number
  to: number
  insert: string
}

/** `cors: { origin: "…" }` for `['cors', 'origin']`. */
export function nested(path: readonly string[], code: string): string {
  const [name = '', ...rest] = path
  return `${keyCode(name)}: ${rest.length === 0 ? code : `{ ${nested(rest, code)} }`}`
}

/** Puts the options behind the last argument. */
export function addArgument(call: Call, code: string): Splice {
  const { before } = optionsOf(call)
  const at = before ? before.to : call.argList.from + 1
  return { from: at, to: at, insert: before ? `, ${code}` : code }
}

const indentAt = (text: string, at: number): string => {
  const start = text.lastIndexOf('\n', at - 1) + 1
  return /^[ \t]*/.exec(text.slice(start, at))?.[0] ?? ''
}

/** Puts a property behind the last one, laid out as the others are. */
export function addProperty(source: Source, object: SyntaxNode, code: string): Splice {
  const { text } = source
  const last = propertiesOf(source, object).at(-1)
  const isTall = text.slice(object.from, object.to).includes('\n')
  if (!last) {
    const at = object.from + 1
    const isEmpty = text.slice(at, object.to - 1).trim() === ''
    if (isEmpty && !isTall) return { from: at, to: object.to - 1, insert: ` ${code} ` }
    const indent = indentAt(text, object.from)
    return { from: at, to: at, insert: isTall ? `\n${indent}  ${code},` : ` ${code},` }
  }
  const at = last.node.to
  const startsLine = text.slice(text.lastIndexOf('\n', last.node.from - 1) + 1, last.node.from).trim() === ''
  const gap = isTall && startsLine ? `\n${indentAt(text, last.node.from)}` : ' '
  return { from: at, to: at, insert: `,${gap}${code}` }
}

/** The comma that belongs to a property; comments may stand between. */
export function commaAfter(node: SyntaxNode): SyntaxNode | null {
  for (let next = node.nextSibling; next; next = next.nextSibling) {
    if (next.name === ',') return next
    if (next.name === 'Property' || next.name === '}') return null
  }
  return null
}

/** Takes a property away with its comma, and its line where nothing else stands on it. */
export function takeAway(source: Source, object: SyntaxNode, property: Property): Splice {
  const { text } = source
  const all = propertiesOf(source, object)
  const comma = commaAfter(property.node)
  const previous = all[all.findIndex(({ node }) => node.from === property.node.from) - 1]
  if (comma && text.slice(property.node.to, comma.from).trim() === '')
    return { from: property.node.from, to: afterComma(text, property.node.from, comma.to), insert: '' }
  const before = previous && commaAfter(previous.node)
  if (!comma && before && text.slice(before.to, property.node.from).trim() === '')
    return { from: before.from, to: property.node.to, insert: '' }
  return { from: property.node.from, to: property.node.to, insert: '' }
}

/** Up to the next thing: the rest of the line where the property stood alone on it, else the blanks. */
function afterComma(text: string, from: number, to: number): number {
  const startsLine = text.slice(text.lastIndexOf('\n', from - 1) + 1, from).trim() === ''
  const rest = /^[ \t]*/.exec(text.slice(to))?.[0].length ?? 0
  if (!startsLine || text[to + rest] !== '\n') return to + rest
  return to + rest + 1 + (/^[ \t]*/.exec(text.slice(to + rest + 1))?.[0].length ?? 0)
}
