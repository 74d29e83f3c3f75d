/** Takes a property out of an object literal, with its comma and with its line where nothing else stands on it. */
import type { SyntaxNode } from '@lezer/common'
import type { Splice } from './change.ts'
import { blanksAfter, breakAt, indentAt, lineEnd, lineStart, startsLine } from './layout.ts'
import { type Property, propertiesOf } from './objects.ts'
import { commaAfter, keptComments } from './splices.ts'
import { commentsIn, type Source } from './tree.ts'

/** Comments within and beside the property stay where they are. */
export function takeAway(source: Source, object: SyntaxNode, property: Property): Splice {
  const { text } = source
  const { from, to } = property.node
  const comma = commaAfter(property.node)
  const end = comma ? comma.to : to
  const kept = keptComments(source, from, to, from)
  const between = comma ? text.slice(to, comma.from) : ''
  const hasBetween = between.trim() !== ''
  if (kept !== '' || hasBetween) {
    const words = `${kept}${hasBetween ? between.trimStart() : ''}`
    const rest = end + blanksAfter(text, end)
    return withoutComma(source, object, property, comma, {
      from,
      to: rest,
      insert: ended(text, rest, words, from),
    })
  }
  return withoutComma(source, object, property, comma, { ...tidy(source, object, property, end), insert: '' })
}

/** A line comment must end before the rest of the line; what ends a line already leaves no blanks behind. */
function ended(text: string, rest: number, words: string, at: number): string {
  const isEnd = breakAt(text, rest) > 0
  const needsBreak = /\/\/[^\n]*$/.test(words.trimEnd())
  if (isEnd) return words.trimEnd()
  return needsBreak ? `${words.trimEnd()}${lineEnd(text)}${indentAt(text, at)}` : `${words.trimEnd()} `
}

/** How much goes with a property that leaves nothing behind. */
function tidy(source: Source, object: SyntaxNode, property: Property, end: number) {
  const { text } = source
  const { from } = property.node
  const start = lineStart(text, from)
  const rest = end + blanksAfter(text, end)
  const isOnly =
    text.slice(object.from + 1, from).trim() === '' && text.slice(end, object.to - 1).trim() === ''
  const isFlat = !text.slice(object.from, from).includes('\n') && !text.slice(end, object.to).includes('\n')
  if (isOnly && isFlat && commentsIn(source, object.from, from).length === 0)
    return { from: object.from + 1, to: object.to - 1 }
  const lineBreak = breakAt(text, rest)
  if (startsLine(text, from))
    return lineBreak > 0 ? { from: start, to: rest + lineBreak } : { from, to: rest }
  // The last on a line that others began: the blanks before it go.
  if (lineBreak > 0)
    return { from: from - (/[ \t]*$/.exec(text.slice(start, from))?.[0].length ?? 0), to: rest }
  return { from, to: text[rest] === '}' ? end : rest }
}

/** The last property has no comma: then neither has the one that is the last from now on. */
function withoutComma(
  source: Source,
  object: SyntaxNode,
  property: Property,
  comma: SyntaxNode | null,
  splice: Splice,
): Splice {
  if (comma) return splice
  const all = propertiesOf(source, object)
  const previous = all[all.findIndex(({ node }) => node.from === property.node.from) - 1]
  const before = previous && commaAfter(previous.node)
  if (!before) return splice
  const gap = source.text.slice(before.to, splice.from)
  const isFlat = gap.trim() === '' && !gap.includes('\n') && splice.insert === ''
  return { from: before.from, to: splice.to, insert: `${isFlat ? '' : gap}${splice.insert}` }
}
