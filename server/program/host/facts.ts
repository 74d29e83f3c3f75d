/** Values as the trace tells them: bytes by their size, and nothing longer than the trace keeps. */
import { limits } from '#shared/limits.ts'
import type { Json } from '#shared/trace.ts'
import type { Values } from '../protocol/messages.ts'
import { putMarked } from '../protocol/rich.ts'

/** The event and its arguments, as JSON. */
export function told({ json, bytes = [], rich }: Values): Json[] {
  if (json.length > limits.keptBytes) return [`${json.slice(0, limits.keptBytes)}…`]
  const values = rich === undefined ? (JSON.parse(json) as Json[]) : withoutMarked(json, rich)
  return bytes.length === 0 ? values : (sized(values, bytes) as Json[])
}

/** What JSON has no form for as JSON writes it: a field that is `undefined` is not there. */
function withoutMarked(json: string, rich: string): Json[] {
  const values = JSON.parse(json) as unknown[]
  putMarked(values, rich)
  return plain(values)
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
