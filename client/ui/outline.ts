/** What an inspector printed over many lines, as the blocks that stand in it. */

/** `lines` of a block's head and end, with what is between; a line that opens nothing has no `inner`. */
export interface Part {
  head: string
  /** `null`: one line. */
  inner: readonly Part[] | null
  /** The line that closes it; empty where the text was cut before. */
  end: string
  /** How many lines it has, with head and end. */
  size: number
}

const opens = /[{[(]$/
const indentOf = (line: string): number => line.length - line.trimStart().length

/** The parts of a text, each block by the indent at which it opened. */
export function outlineOf(text: string): readonly Part[] {
  const lines = text.split('\n')
  let at = 0
  const partsBelow = (indent: number): Part[] => {
    const parts: Part[] = []
    while (at < lines.length) {
      const head = lines[at] ?? ''
      const own = indentOf(head)
      if (own <= indent && head !== '') break
      at += 1
      if (!opens.test(head)) {
        parts.push({ head, inner: null, end: '', size: 1 })
        continue
      }
      const from = at - 1
      const inner = partsBelow(own)
      const closing = lines[at]
      const isClosed =
        closing !== undefined && indentOf(closing) === own && /^[}\])]/.test(closing.trimStart())
      if (isClosed) at += 1
      parts.push({ head, inner, end: isClosed ? closing : '', size: at - from })
    }
    return parts
  }
  const parts: Part[] = []
  while (at < lines.length) parts.push(...partsBelow(-1))
  return parts
}

/** What tells one block from the next while it is folded: its id, else its name. */
export function nameIn({ inner }: Part): string | null {
  for (const key of ['id: ', 'name: ']) {
    const found = inner?.find(({ head, inner: below }) => below === null && head.trimStart().startsWith(key))
    if (found) return found.head.trim().replace(/,$/, '')
  }
  return null
}
