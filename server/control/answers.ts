/** Turns what went wrong into an answer: what the learner can act on is said, anything else is a bug and is logged. */
import type { z } from 'zod'
import type { Problem } from '#shared/problem.ts'
import { Refusal } from '#shared/problem.ts'

export interface Failure {
  status: number
  problem: Problem
}

export function failureOf(error: unknown): Failure {
  if (error instanceof Refusal) return { status: error.status, problem: error.problem }
  console.error(error)
  return { status: 500, problem: { message: '놀이터 안에서 문제가 생겼어요. 다시 해 보세요.' } }
}

/** Parses what came through a door. Throws `Refusal` that names the field. */
export function parse<T>(schema: z.ZodType<T>, raw: unknown): T {
  const result = schema.safeParse(raw)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  const field = unknown ?? issue?.path.join('.')
  const message = unknown
    ? `${unknown} 항목은 받지 않아요. 이름을 확인해 주세요.`
    : field
      ? `${field} 값의 모양이 맞지 않아요. 확인해 주세요.`
      : '보낸 값의 모양이 맞지 않아요. JSON 객체로 보내 주세요.'
  throw new Refusal({ message, ...(field && { field }) }, 400)
}
