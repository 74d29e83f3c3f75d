/** Values on their way across, in socket.io-parser's own form, so that nothing is lost that a client would receive. */
import type { Values } from './messages.ts'
import { kindOf, kindOfBytes, type Mark, putMarked } from './rich.ts'

/** Throws at the caller what JSON.stringify would throw: a circle, a BigInt. `plain`: as socket.io-parser does, which knows JSON and bytes. */
export function encode(values: readonly unknown[], plain = false): Values {
  const apart = { binary: false, rich: false }
  look(values, apart)
  if (!apart.binary && (plain || !apart.rich)) return { json: JSON.stringify(values) }
  const bytes: Uint8Array[] = []
  const marks: Mark[] = []
  const json = JSON.stringify(takeOut(values, { bytes, marks: plain ? undefined : marks, path: [] }))
  return {
    json,
    ...(apart.binary && { bytes }),
    ...(marks.length > 0 && { rich: JSON.stringify(marks) }),
  }
}

/** The same for what a client sent, which may be nested deeper than the stack is: then there is nothing to hand on. */
export function encodeForeign(values: readonly unknown[]): Values | undefined {
  try {
    return encode(values)
  } catch {
    return undefined
  }
}

/** The opposite of `encode`; bytes come back as Buffers, or as they were where that is marked. */
export function decode({ json, bytes = [], rich }: Values): unknown[] {
  const plain = JSON.parse(json) as unknown[]
  const values = bytes.length === 0 ? plain : (putBack(plain, [...bytes]) as unknown[])
  if (rich !== undefined) putMarked(values, rich)
  return values
}

const isBinary = (value: unknown): value is ArrayBuffer | ArrayBufferView =>
  value instanceof ArrayBuffer || ArrayBuffer.isView(value)

const bytesOf = (value: ArrayBuffer | ArrayBufferView): Uint8Array =>
  value instanceof ArrayBuffer
    ? new Uint8Array(value)
    : new Uint8Array(value.buffer, value.byteOffset, value.byteLength)

const hasToJson = (value: object): value is { toJSON: () => unknown } =>
  'toJSON' in value && typeof value.toJSON === 'function'

/** Values may be nested so deep; a circle is deeper, and ends as it does in socket.io-parser. */
const DEEPEST = 1_000

/** Finds out whether there is anything that JSON can't hold. */
function look(value: unknown, apart: { binary: boolean; rich: boolean }, depth = 0, fromJson = false): void {
  if (kindOf(value) !== undefined) apart.rich = true
  if (value === null || typeof value !== 'object' || value instanceof Date) return
  if (isBinary(value)) {
    apart.binary = true
    return
  }
  if (depth > DEEPEST) throw new RangeError('Maximum call stack size exceeded')
  if (!Array.isArray(value) && hasToJson(value) && !fromJson) {
    look(value.toJSON(), apart, depth + 1, true)
    return
  }
  for (const item of Array.isArray(value) ? value : Object.values(value)) look(item, apart, depth + 1)
}

interface Apart {
  bytes: Uint8Array[]
  marks: Mark[] | undefined
  path: readonly (string | number)[]
}

function takeOut(value: unknown, { bytes, marks, path }: Apart, fromJson = false): unknown {
  const kind = marks && kindOf(value)
  if (kind !== undefined) {
    marks?.push(value instanceof Date ? [path, kind, value.getTime()] : [path, kind])
    return value instanceof Date ? value : null
  }
  if (value === null || typeof value !== 'object' || value instanceof Date) return value
  if (isBinary(value)) {
    const bare = kindOfBytes(value)
    if (bare !== undefined) marks?.push([path, bare])
    bytes.push(bytesOf(value))
    return { _placeholder: true, num: bytes.length - 1 }
  }
  const below = (item: unknown, step: string | number) =>
    takeOut(item, { bytes, marks, path: [...path, step] })
  if (Array.isArray(value)) return value.map(below)
  if (hasToJson(value) && !fromJson) return takeOut(value.toJSON(), { bytes, marks, path }, true)
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, below(item, key)]))
}

/** Each part of `bytes` stands in one place, as `encode` put it there: a placeholder that somebody made up would multiply it. */
function putBack(value: unknown, bytes: (Uint8Array | undefined)[]): unknown {
  if (value === null || typeof value !== 'object') return value
  const { _placeholder, num } = value as { _placeholder?: unknown; num?: unknown }
  const part = _placeholder === true && typeof num === 'number' ? bytes[num] : undefined
  if (part !== undefined) {
    bytes[num as number] = undefined
    return part
  }
  if (Array.isArray(value)) return value.map((item) => putBack(item, bytes))
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, putBack(item, bytes)]))
}
