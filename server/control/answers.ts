/** Turns what went wrong into an answer: what the learner can act on is said, anything else is a bug and is logged. */
import type { z } from 'zod'
import type { Problem } from '#shared/problem.ts'
import { Refusal } from '#shared/problem.ts'

export interface Failure {
  status: number
  problem: Problem
  /** Seconds after which it may be asked again. */
  retryAfter?: number | undefined
}

export function failureOf(error: unknown): Failure {
  if (error instanceof Refusal)
    return { status: error.status, problem: error.problem, retryAfter: error.retryAfter }
  console.error(error)
  return { status: 500, problem: { message: '놀이터 안에서 문제가 생겼어요. 다시 해 보세요.' } }
}

/** What is nested deeper than the stack is has no shape that fits. */
function parsed<T>(schema: z.ZodType<T>, raw: unknown): z.ZodSafeParseResult<T> {
  try {
    return schema.safeParse(raw)
  } catch (error) {
    if (error instanceof RangeError)
      throw new Refusal('보낸 값이 너무 깊이 겹쳐 있어요. 얕게 보내 주세요.', 400)
    throw error
  }
}

/** Parses what came through a door. Throws `Refusal` that names the field. */
export function parse<T>(schema: z.ZodType<T>, raw: unknown): T {
  const result = parsed(schema, raw)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  const field = unknown ?? issue?.path.join('.')
  const own = issue?.code === 'custom' && issue.message !== 'Invalid input' ? issue.message : undefined
  const message = unknown
    ? `${unknown} 항목은 받지 않아요. 이름을 확인해 주세요.`
    : (own ??
      (field
        ? `${field} 값의 모양이 맞지 않아요. 확인해 주세요.`
        : '보낸 값의 모양이 맞지 않아요. JSON 객체로 보내 주세요.'))
  throw new Refusal({ message, ...(field && { field }) }, 400)
}
