/** Why a value of a lesson's file is not one, in Korean: what stands there, and what could. */
import { z } from 'zod'
import type { $ZodIssue, $ZodRawIssue } from 'zod/v4/core'

const types: Readonly<Record<string, string>> = {
  string: '글',
  number: '숫자',
  int: '정수',
  boolean: 'true나 false',
  array: '목록',
  object: '이름과 값',
  record: '이름과 값',
  tuple: '목록',
}
const shown = (value: unknown) => JSON.stringify(value) ?? '없음'

function reasonOf(issue: $ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return '있어야 하는데 없어요'
      return `여기에는 ${types[issue.expected] ?? issue.expected} 꼴이 와야 해요. 적힌 값: ${shown(issue.input)}`
    case 'invalid_value':
      return `쓸 수 없는 값이에요. 적힌 값: ${shown(issue.input)}, 쓸 수 있는 값: ${issue.values.join(', ')}`
    case 'too_small':
      return `너무 작거나 적어요. 적어도 ${issue.minimum}, 적힌 값: ${shown(issue.input)}`
    case 'too_big':
      return `너무 크거나 많아요. 많아야 ${issue.maximum}, 적힌 값: ${shown(issue.input)}`
    case 'invalid_format':
      return `꼴이 맞지 않아요. 적힌 값: ${shown(issue.input)}${issue.pattern ? `, 맞는 꼴: ${issue.pattern}` : ''}`
    case 'unrecognized_keys':
      return `여기에 쓸 수 없는 이름이에요: ${issue.keys.join(', ')}`
    case 'invalid_union':
      return issue.discriminator === undefined
        ? `쓸 수 있는 꼴이 아니에요. 적힌 값: ${shown(issue.input)}`
        : `쓸 수 없는 ${issue.discriminator}예요. 적힌 값: ${shown((issue.input as Record<string, unknown>)[issue.discriminator])}`
    case 'invalid_key':
      return `쓸 수 없는 이름이에요: ${issue.issues.map(({ message }) => message).join(', ')}`
    default:
      return undefined
  }
}

/** Parses with reasons in Korean, also inside of forms that parse by themselves. */
export function parseInKorean<T extends z.ZodType>(
  schema: T,
  value: unknown,
): z.ZodSafeParseResult<z.infer<T>> {
  const { localeError } = z.config()
  z.config({ localeError: reasonOf })
  try {
    const parsed = schema.safeParse(value)
    // The words are found when they are first read.
    void parsed.error?.issues
    return parsed
  } finally {
    z.config({ localeError })
  }
}

/** Of a value that fits none of several forms, what is wrong with the form that it comes nearest to. */
export function deepest(issue: $ZodIssue): $ZodIssue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue]
  const depth = (issues: readonly $ZodIssue[]) => Math.max(0, ...issues.map(({ path }) => path.length))
  const known = (issues: readonly $ZodIssue[]) =>
    issues.filter(({ code }) => code !== 'unrecognized_keys').length
  const [best = []] = [...issue.errors].sort((a, b) => depth(b) - depth(a) || known(a) - known(b))
  const nearest = depth(best) > 0 || best.some(({ code }) => code === 'unrecognized_keys')
  if (!nearest) return [issue]
  return best.flatMap((one) => deepest({ ...one, path: [...issue.path, ...one.path] } as $ZodIssue))
}
