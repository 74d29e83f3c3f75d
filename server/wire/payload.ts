/** Puts bytes into the form the trace keeps: text where it is text, base64 where it is not, at most `keptBytes`. */
import { isUtf8 } from 'node:buffer'
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import { limits } from '#shared/limits.ts'
import type { Payload } from '#shared/trace.ts'

export interface KeptPayload {
  data: Payload
  size: number
  cut?: true
}

/** Ends a cut text before a character that was cut in two. */
function wholeCharacters(bytes: Buffer): Buffer {
  for (let back = 0; back < 4 && back < bytes.length; back++) {
    const head = bytes.subarray(0, bytes.length - back)
    if (isUtf8(head)) return head
  }
  return bytes
}

/** `size` is that of the whole payload, of which `bytes` may be the head. */
export function keepPayload(bytes: Buffer, binary: boolean, size = bytes.length): KeptPayload {
  const cut = size > limits.keptBytes
  const head = cut ? bytes.subarray(0, limits.keptBytes) : bytes
  const text = binary ? head : cut ? wholeCharacters(head) : head
  const data = !binary && isUtf8(text) ? text.toString() : { base64: head.toString('base64') }
  return { data, size, ...(cut && { cut: true as const }) }
}

const decompressors: Partial<Record<string, typeof gunzipSync>> = {
  gzip: gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
}

/** The text of a compressed body; `undefined` when it is not compressed, not text, or larger than what is kept. */
export function decompress(bytes: Buffer, encoding: string): string | undefined {
  try {
    const whole = decompressors[encoding]?.(bytes, { maxOutputLength: limits.keptBytes })
    return whole && isUtf8(whole) ? whole.toString() : undefined
  } catch {
    return undefined
  }
}
