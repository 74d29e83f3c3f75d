/** What a learner does in a lesson, as a file says it: the page does it for a button, tests do it on a real lab. */
import { z } from 'zod'
import { conditionsInput } from '../networkInput.ts'
import { checkSchema } from './check.ts'

export const lane = z.string().regex(/^[A-E]$/)
export const place = z.enum(['app', 'other', 'null'])
export type Place = z.infer<typeof place>
/** `server.js`, or `client-a.js`. */
export const fileName = z.string().regex(/^(server|client-[a-e])\.js$/)
const id = z.string().regex(/^[a-z][a-zA-Z0-9]*$/)

const acts = {
  /** Puts the block ` ```js server.js name` of the lesson in the place of the file. */
  write: z.strictObject({ write: fileName, from: z.string() }),
  /** Replaces a text that stands in the file exactly once. */
  edit: z.strictObject({ edit: fileName, from: z.string().min(1), to: z.string() }),
  /** Runs server.js. */
  run: z.strictObject({ run: z.literal('server.js') }),
  /** Runs the client's file in a new page, as its 연결 does. */
  connect: z.strictObject({ connect: lane }),
  disconnect: z.strictObject({ disconnect: lane }),
  /** Closes the client's page; another one, that has run nothing, takes its place. */
  close: z.strictObject({ close: lane }),
  add: z.strictObject({ add: lane, place }),
  /** A line in the server's console. */
  server: z.strictObject({ server: z.string().min(1) }),
  /** A line in a client's console. */
  client: z.strictObject({ client: lane, line: z.string().min(1) }),
  /** Conditions on the wire. */
  wire: z.strictObject({ wire: conditionsInput }),
  cut: z.strictObject({ cut: lane }),
  /** Lets the oldest go, or all. */
  release: z.strictObject({ release: z.enum(['next', 'all']) }),
  /** Drops the oldest that is held. */
  drop: z.strictObject({ drop: z.literal('next') }),
  /** Puts the cards in this order. */
  order: z.strictObject({ order: z.array(id).min(2) }),
  /** Fills a blank of the program. */
  fill: z.strictObject({ fill: id, text: z.string() }),
  diagnose: z.strictObject({ diagnose: id }),
  /** Waits until the trace of the present run of the program shows this; at most ten seconds. */
  wait: z.strictObject({ wait: checkSchema }),
}

/** The act by its first word: a file that says something else is told what it can say. */
export const actSchema = z.unknown().transform((value, context): Act => {
  const words = value && typeof value === 'object' ? Object.keys(value) : []
  const name = words.find((word): word is keyof typeof acts => word in acts)
  if (!name) {
    context.addIssue({
      code: 'custom',
      message: `할 수 있는 일이 아니에요. 할 수 있는 일: ${Object.keys(acts).join(', ')}`,
    })
    return z.NEVER
  }
  const parsed = acts[name].safeParse(value)
  if (parsed.success) return parsed.data
  for (const issue of parsed.error.issues)
    context.addIssue({ code: 'custom', path: [...issue.path], message: issue.message })
  return z.NEVER
})
export type Act = { [K in keyof typeof acts]: z.infer<(typeof acts)[K]> }[keyof typeof acts]
