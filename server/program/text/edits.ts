/** Changes to a program's text that keep its lines, and the way back from a place in the changed text to the original one. */
export interface Edit {
  at: number
  /** How many characters are replaced. */
  remove: number
  text: string
}
/** From 1; `column` counts UTF-16 units, as editors and V8 do. */
export interface TextPlace {
  line: number
  column: number
}

/** Applies edits (none of which may hold a line break); those at the same offset keep their order. */
export function applyEdits(original: string, edits: readonly Edit[]) {
  const sorted = [...edits].sort((a, b) => a.at - b.at)
  const parts: string[] = []
  let end = 0
  for (const { at, remove, text } of sorted) {
    parts.push(original.slice(end, at), text)
    end = at + remove
  }
  parts.push(original.slice(end))
  const text = parts.join('')

  function originalOffset(changed: number): number {
    let shift = 0
    for (const { at, remove, text: added } of sorted) {
      if (changed < at + shift) break
      if (changed < at + shift + added.length) return at
      shift += added.length - remove
    }
    return changed - shift
  }

  return {
    text,
    /** Where a place of the changed text is in the original; `column` in code points from 1, as QuickJS counts. */
    original({ line, column }: TextPlace): TextPlace {
      const lineStart = startOfLine(text, line)
      const points = Array.from(text.slice(lineStart, lineStart + 2 * column)).slice(0, column - 1)
      const offset = originalOffset(lineStart + points.join('').length)
      return placeOf(original, offset)
    },
  }
}
export type Edited = ReturnType<typeof applyEdits>

/** Line and column of an offset. */
export function placeOf(text: string, offset: number): TextPlace {
  const before = text.slice(0, offset)
  const lineStart = before.lastIndexOf('\n') + 1
  return { line: before.split('\n').length, column: offset - lineStart + 1 }
}

/** The opposite of `placeOf`. */
export function offsetOf(text: string, { line, column }: TextPlace): number {
  return startOfLine(text, line) + column - 1
}

function startOfLine(text: string, line: number): number {
  let start = 0
  for (let n = 1; n < line; n += 1) {
    const next = text.indexOf('\n', start)
    if (next === -1) break
    start = next + 1
  }
  return start
}
