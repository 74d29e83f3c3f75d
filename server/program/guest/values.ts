/** The values that the program sends, as they cross: what is more than the host takes is refused where it was written. */
import { limits } from '#shared/limits.ts'
import { excessOf } from '#shared/weight.ts'
import { boundWords } from '../protocol/boundWords.ts'
import type { Values } from '../protocol/messages.ts'
import { encode as encodeAny } from '../protocol/values.ts'
import { refuse } from './bridge.ts'

const most = { values: limits.messageValues, depth: limits.messageDepth + 1 }

/** Throws at the learner's line what JSON.stringify throws, and a sentence for what is too many or too deep. */
export function encode(values: readonly unknown[]): Values {
  const encoded = encodeAny(values)
  // A shorter text can hold neither.
  if (encoded.json.length <= 2 * limits.messageDepth) return encoded
  const excess = excessOf(values, most)
  if (excess === 'values') refuse(boundWords.manyValues)
  if (excess === 'depth') refuse(boundWords.deepValues)
  return encoded
}
