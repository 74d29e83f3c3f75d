/** Answers the guest's `URL`: QuickJS has none, so the real one does the work. */
import type { Message } from '../protocol/codec.ts'
import { urlParts } from '../protocol/urlParts.ts'

const settable = urlParts.filter((part) => part !== 'origin')

export function answerUrl({ input, base, set, to }: Message): unknown {
  try {
    const url = base === undefined ? new URL(String(input)) : new URL(String(input), String(base))
    const part = settable.find((name) => name === set)
    if (part) url[part] = String(to)
    return { ok: true, parts: Object.fromEntries(urlParts.map((name) => [name, url[name]])) }
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : 'Invalid URL', input }
  }
}
