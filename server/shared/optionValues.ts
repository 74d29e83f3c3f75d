/** Kinds of option values, with what to say of the ones that are not accepted. */
import { z } from 'zod'

/** What JSON can't hold: a function, a regular expression, NaN… */
export interface Mark {
  $: string
  text?: string
}
export const isMark = (value: unknown): value is Mark =>
  value !== null && typeof value === 'object' && '$' in value && typeof value.$ === 'string'

/** The real server only asks whether it is truthy. */
export const anything = z.unknown()

/** Goes into an HTTP header as it is; Node refuses other characters by ending the process. */
const HEADER = /^[\t\x20-\x7e]*$/
export const headerSafe = (value: string): boolean => HEADER.test(value)

export const range = (name: string, from: number, to: number, unit: string, example: number) => {
  const key = name.split('.').at(-1)
  const error = `${name}에는 ${from}부터 ${to} 사이의 정수(${unit})를 쓰세요. 예: ${key}: ${example}`
  return z.number({ error }).int({ error }).min(from, { error }).max(to, { error })
}

export const text = (error: string) => z.string({ error })

export const fn = (error: string) =>
  z.custom<Mark | null | false>(
    (value) => value === null || value === false || (isMark(value) && value.$ === 'function'),
    { error },
  )

/** Part of the real Server that a shared process keeps for itself. */
export const unavailable = (error: string, nullable: boolean) =>
  z.custom<null>((value) => value === null && nullable, { error })

/** An option that may be a plain value or an object: the object's own fields say what is wrong with them. */
export const plainOr = <S extends z.ZodType>(plain: (value: unknown) => boolean, fields: S, error: string) =>
  z.unknown().superRefine((value, context) => {
    if (plain(value)) return
    if (value === null || typeof value !== 'object' || Array.isArray(value) || isMark(value)) {
      context.addIssue({ code: 'custom', message: error })
      return
    }
    const given = Object.fromEntries(
      Object.entries(value).filter(([, item]) => !(isMark(item) && item.$ === 'undefined')),
    )
    const parsed = fields.safeParse(given)
    if (parsed.success) return
    for (const issue of parsed.error.issues)
      context.addIssue({ code: 'custom', message: issue.message, path: issue.path })
  })
