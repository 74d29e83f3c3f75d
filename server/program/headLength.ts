/** How long the head of a response becomes by what a program puts into it. */

/** What a call fills: the header that it puts in the place of an earlier one, or one more part of the head. */
function partOf(method: string, [name]: readonly unknown[], nth: number): string | undefined {
  switch (method) {
    case 'setHeader':
    case 'removeHeader':
    case 'set':
      return String(name).toLowerCase()
    case 'type':
      return 'content-type'
    case 'location':
      return 'location'
    case 'writeHead':
    case 'vary':
    case 'links':
    case 'cookie':
    case 'clearCookie':
    case 'redirect':
    case 'statusMessage':
      return `${method} ${nth}`
    default:
      return undefined
  }
}

export function createHeadLength() {
  const parts = new Map<string, number>()
  let total = 0
  /** Counts a call whose arguments are so many characters as they cross; returns those of the whole head then. */
  return (method: string, args: readonly unknown[], length: number): number => {
    const part = partOf(method, args, parts.size)
    if (part === undefined) return total
    const now = method === 'removeHeader' ? 0 : length
    total += now - (parts.get(part) ?? 0)
    parts.set(part, now)
    return total
  }
}
