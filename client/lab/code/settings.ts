/** Reads and writes one option in the text of a program, by its syntax tree. Nothing else of the text changes: comments,
 *  layout and whatever the learner wrote stay as they are. A text that cannot be understood is left alone, and why is said. */
import type { Target } from './calls.ts'
import { applySplices, type Splice } from './change.ts'
import { find } from './find.ts'
import { literalOf } from './literal.ts'
import { takeAway } from './removal.ts'
import { addOptions, addProperty, isExpression, nested, replaceValue } from './splices.ts'
import { codeOf, lineAt, parse, type Source } from './tree.ts'
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
