/** What a lesson looks for in a trace: events that fit patterns, with what they share and how they follow each other. */
import { z } from 'zod'
import { fieldsOf, kinds } from './fields.ts'

const literal = z.union([z.string(), z.number(), z.boolean(), z.null()])
/** How one field is compared. A text that begins with `$` is a variable: the same value wherever it stands. */
const comparison = z.union([
  literal,
  z.array(z.json()),
  z
    .strictObject({
      /** Text that it holds, or an element of the list. */
      has: literal.optional(),
      /** A regular expression; a named group `(?<n>…)` is the variable `$n`. */
      match: z.string().refine(isPattern, '정규식을 읽을 수 없어요').optional(),
      in: z.array(literal).min(1).optional(),
      /** Anything but this, which may be a variable. */
      not: literal.optional(),
      min: z.number().optional(),
      max: z.number().optional(),
      /** Of a text or a list. */
      length: z.number().int().min(0).optional(),
      /** The field is not there. */
      absent: z.literal(true).optional(),
      /** The variable that gets the value. */
      bind: z.string().startsWith('$').optional(),
    })
    .refine((one) => Object.keys(one).length > 0, '비교가 비어 있어요'),
])
export type Comparison = z.infer<typeof comparison>

const reserved = ['kind', 'as', 'after', 'within', 'count', 'absent', 'say'] as const
const name = z.string().regex(/^[a-z][a-zA-Z0-9]*$/)

const patternSchema = z
  .object({
    kind: z.enum(kinds),
    /** What later patterns and sentences call the event. */
    as: name.optional(),
    /** It comes after the event of that name. */
    after: name.optional(),
    /** Milliseconds after the event that `after` names. */
    within: z.tuple([z.number().min(0), z.number().min(0)]).optional(),
    /** How many fit, instead of one. */
    count: z
      .strictObject({
        min: z.number().int().min(0).max(50).optional(),
        max: z.number().int().min(0).max(50).optional(),
      })
      .optional(),
    /** None fits. */
    absent: z.literal(true).optional(),
    /** What is still missing, in Korean. */
    say: z.string().optional(),
  })
  .catchall(comparison)
  .superRefine((pattern, context) => {
    const known = fieldsOf[pattern.kind]
    for (const field of Object.keys(pattern)) {
      const [first = ''] = field.split('.')
      if ((reserved as readonly string[]).includes(field) || known.includes(first)) continue
      context.addIssue({
        code: 'custom',
        path: [field],
        message: `${pattern.kind}에는 ${first}라는 값이 없어요. 있는 값: ${known.join(', ')}`,
      })
    }
    if (pattern.within && pattern.after === undefined)
      context.addIssue({ code: 'custom', path: ['within'], message: 'within에는 after가 있어야 해요' })
  })
export type Pattern = z.infer<typeof patternSchema>

/** All of it has to be found together; variables have one value in all of it. */
export const checkSchema = z
  .array(patternSchema)
  .min(1)
  .superRefine((patterns, context) => {
    const named = new Set<string>()
    for (const [i, { as, after, absent, count }] of patterns.entries()) {
      if (after !== undefined && !named.has(after))
        context.addIssue({
          code: 'custom',
          path: [i, 'after'],
          message: `${after}라는 이름이 앞에 없어요`,
        })
      if (as !== undefined && !absent && !count) named.add(as)
    }
  })
export type Check = z.infer<typeof checkSchema>

function isPattern(source: string): boolean {
  try {
    new RegExp(source, 'u')
    return true
  } catch {
    return false
  }
}
