/** Options of a library on their way to the real one. */
import type { JsonObject } from '../protocol/messages.ts'
import { refuse } from './bridge.ts'

/** Options as plain values; functions among them can't reach the real parser. */
export function simple(options: Record<string, unknown>): JsonObject {
  for (const [name, value] of Object.entries(options)) {
    if (typeof value === 'function' || value instanceof RegExp)
      refuse(`놀이터에서는 ${name} 옵션에 함수나 정규식을 쓸 수 없어요.`)
  }
  return JSON.parse(JSON.stringify(options)) as JsonObject
}
