/** How long the head of a response becomes by what a program puts into it. */

import { limits } from '#shared/limits.ts'

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
    case 'attachment':
      return 'content-disposition'
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

/** Whether Express may make a header of this name of a file: it looks through the name, and encodes it. */
export const isAttachmentName = (name: unknown): boolean =>
  name === undefined || (typeof name === 'string' && name.length <= limits.attachmentName)

export function createHeadLength() {
  const parts = new Map<string, number>()
  let total = 0
  let calls = 0
  /** Counts a call whose arguments are so many characters as they cross. False: the head would be too long, and nothing is counted. */
  return (method: string, args: readonly unknown[], length: number): boolean => {
    calls += 1
    const part = partOf(method, args, calls)
    if (part === undefined) return true
    const removed = method === 'removeHeader'
    const then = total + (removed ? 0 : length) - (parts.get(part) ?? 0)
    if (then > limits.headerCharacters) return false
    total = then
    if (removed) parts.delete(part)
    else parts.set(part, length)
    return true
  }
}
