/** Values as the trace tells them: bytes by their size, and nothing longer than the trace keeps. */
import { limits } from '#shared/limits.ts'
import type { Json } from '#shared/trace.ts'
import type { Values } from '../protocol/messages.ts'

/** The event and its arguments, as JSON. */
export function told({ json, bytes = [] }: Values): Json[] {
  if (json.length > limits.keptBytes) return [`${json.slice(0, limits.keptBytes)}…`]
  const values = JSON.parse(json) as Json[]
  return bytes.length === 0 ? values : (sized(values, bytes) as Json[])
}

function sized(value: Json, bytes: readonly Uint8Array[]): Json {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map((item: Json) => sized(item, bytes))
  const { _placeholder, num } = value as { _placeholder?: Json; num?: Json }
  if (_placeholder === true && typeof num === 'number')
    return { _placeholder: 'binary', size: bytes[num]?.byteLength ?? 0 }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, sized(item, bytes)]))
}

/** Anything of Node's as plain JSON. */
export const plain = <T extends Json>(value: unknown): T => JSON.parse(JSON.stringify(value ?? null)) as T
