/** Values on their way across, in socket.io-parser's own form, so that nothing is lost that a client would receive. */
import type { Values } from './messages.ts'

/** Throws at the caller what JSON.stringify would throw: a circle, a BigInt. */
export function encode(values: readonly unknown[]): Values {
  if (!hasBinary(values)) return { json: JSON.stringify(values) }
  const bytes: Uint8Array[] = []
  const json = JSON.stringify(takeOut(values, bytes))
  return { json, bytes }
}

/** The same for what a client sent, which may be nested deeper than the stack is: then there is nothing to hand on. */
export function encodeForeign(values: readonly unknown[]): Values | undefined {
  try {
    return encode(values)
  } catch {
    return undefined
  }
}

/** The opposite of `encode`; bytes come back as Buffers. */
export function decode({ json, bytes }: Values): unknown[] {
  const values = JSON.parse(json) as unknown[]
  return bytes === undefined || bytes.length === 0 ? values : (putBack(values, bytes) as unknown[])
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

function hasBinary(value: unknown, depth = 0, fromJson = false): boolean {
  if (value === null || typeof value !== 'object') return false
  if (isBinary(value)) return true
  if (depth > DEEPEST) throw new RangeError('Maximum call stack size exceeded')
  if (!Array.isArray(value) && hasToJson(value) && !fromJson)
    return hasBinary(value.toJSON(), depth + 1, true)
  for (const item of Array.isArray(value) ? value : Object.values(value)) {
    if (hasBinary(item, depth + 1)) return true
  }
  return false
}

function takeOut(value: unknown, bytes: Uint8Array[], fromJson = false): unknown {
  if (value === null || typeof value !== 'object') return value
  if (isBinary(value)) {
    bytes.push(bytesOf(value))
    return { _placeholder: true, num: bytes.length - 1 }
  }
  if (Array.isArray(value)) return value.map((item) => takeOut(item, bytes))
  if (value instanceof Date) return value
  if (hasToJson(value) && !fromJson) return takeOut(value.toJSON(), bytes, true)
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, takeOut(item, bytes)]))
}

function putBack(value: unknown, bytes: readonly Uint8Array[]): unknown {
  if (value === null || typeof value !== 'object') return value
  if (
    '_placeholder' in value &&
    value._placeholder === true &&
    'num' in value &&
    typeof value.num === 'number'
  )
    return bytes[value.num]
  if (Array.isArray(value)) return value.map((item) => putBack(item, bytes))
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, putBack(item, bytes)]))
}
