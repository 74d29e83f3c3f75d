/** Reads and writes one option in the text of a program, by its syntax tree. Nothing else of the text changes: comments,
 *  layout and whatever the learner wrote stay as they are. A text that cannot be understood is left alone, and why is said. */

import type { SyntaxNode } from '@lezer/common'
import type { Target } from './calls.ts'
import { applySplices, type Splice } from './change.ts'
import { find } from './find.ts'
import { blanksAfter, breakAt, indentAt, lineEnd, lineStart, startsLine } from './layout.ts'
import { literalOf } from './literal.ts'
import { type Property, propertiesOf } from './objects.ts'
import {
  addOptions,
  addProperty,
  commaAfter,
  isExpression,
  keptComments,
  nested,
  replaceValue,
} from './splices.ts'
import { codeOf, commentsIn, lineAt, parse, type Source } from './tree.ts'
import * as words from './words.ts'

export type Setting =
  /** `code` as written; `value` what it means, `undefined` where only running it would tell. */
  | { is: 'set'; code: string; value: unknown; line: number }
  /** Not written: the default applies. `line` is that of the call or of the object that it would stand in. */
  | { is: 'absent'; line: number }
  /** `message`, in Korean, says what to write instead. */
  | { is: 'unclear'; message: string; line: number | null }

export interface Change {
  /** Such as `['cors', 'origin']`. */
  path: readonly string[]
  /** The value as code; `null` takes the option away, and leaves the object that it stood in (`cors: {}` lets every origin in). */
  code: string | null
}
export type Written =
  /** `line`: where the (last) change stands in the new text. */
  { ok: true; text: string; line: number } | { ok: false; message: string; line: number | null }

/** The option as the text has it: of the first Server (or of the first io) in it. */
export function readSetting(text: string, target: Target, path: readonly string[]): Setting {
  const source = parse(text)
  const place = find(source, target, path)
  const absent = (at: { from: number }): Setting => ({ is: 'absent', line: lineAt(text, at.from) })
  switch (place.is) {
    case 'unclear':
      return place
    case 'none':
      return absent(place.call.node)
    case 'plain':
      return absent(place.property.node)
    case 'missing': {
      const line = lineAt(text, place.object.from)
      return place.hidden ? { is: 'unclear', message: words.hidden, line } : absent(place.object)
    }
    case 'here': {
      const { node, value, key } = place.property
      const shown = value ?? (node.getChild('ParamList') ? null : key)
      const meant = shown ? literalOf(source, shown) : undefined
      return { is: 'set', code: codeOf(source, value ?? node), value: meant, line: lineAt(text, node.from) }
    }
  }
}

type Step = { splice: Splice | null } | { message: string; line: number | null }

function stepFor(source: Source, target: Target, { path, code }: Change): Step {
  const place = find(source, target, path)
  if (place.is === 'unclear') return place
  if (place.is === 'missing' && place.hidden && (code === null || place.rest.length > 1))
    return { message: words.hidden, line: lineAt(source.text, place.object.from) }
  if (code === null)
    return { splice: place.is === 'here' ? takeAway(source, place.object, place.property) : null }
  switch (place.is) {
    case 'none':
      return { splice: addOptions(source, place.call, place.instead, nested(path, code)) }
    case 'missing':
      return {
        splice: place.rest.length === 0 ? null : addProperty(source, place.object, nested(place.rest, code)),
      }
    case 'plain':
      return { splice: replaceValue(source, place.property, `{ ${nested(place.rest, code)} }`) }
    case 'here':
      return { splice: replaceValue(source, place.property, code) }
  }
}

/** An option may be written more often than anybody would: each is taken away. */
const mostTimes = 50

/** The text with these options changed, one after the other; all of them or none. Written again, it stays as it is. */
export function writeSettings(text: string, target: Target, changes: readonly Change[]): Written {
  let now = text
  let line = 1
  for (const change of changes) {
    if (change.code !== null && !isExpression(change.code))
      return { ok: false, message: words.badValue, line: null }
    for (let time = 0; time < mostTimes; time += 1) {
      const step = stepFor(parse(now), target, change)
      if ('message' in step) return { ok: false, message: step.message, line: step.line }
      const { splice } = step
      if (!splice) break
      now = applySplices(now, [splice])
      if (change.code !== null) break
    }
    const after = readSetting(now, target, change.path)
    line = after.line ?? line
    // What was written must be what is read: else the text is of a kind that nobody thought of.
    if (after.is !== (change.code === null ? 'absent' : 'set'))
      return { ok: false, message: words.notThere, line }
  }
  return { ok: true, text: now, line }
}

/** Comments within and beside the property stay where they are. */
function takeAway(source: Source, object: SyntaxNode, property: Property): Splice {
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
