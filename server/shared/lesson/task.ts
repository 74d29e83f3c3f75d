/** One thing to do in a lesson: where it begins, its goals, the typical mistakes, hints, and a way to the end. */
import { z } from 'zod'
import { actSchema, fileName, lane, place } from './acts.ts'
import { checkSchema } from './check.ts'
import { id, text } from './questions.ts'

const goalSchema = z.strictObject({ id, text, check: checkSchema })
export type Goal = z.infer<typeof goalSchema>

const mistakeSchema = z.strictObject({
  id,
  /** What it is called, for counting. */
  belief: id.optional(),
  /** The goal that is not reached by it. */
  goal: id,
  /** One sentence: what was done, and where to look. */
  say: text,
  check: checkSchema,
  /** Makes the mistake, from the task's beginning. */
  do: z.array(actSchema).min(1),
})
export type Mistake = z.infer<typeof mistakeSchema>

/** A sentence, or lines of code as cards in their order. With a goal it is offered as long as that is not met. */
const hintSchema = z.union([
  text,
  z.strictObject({ goal: id.optional(), text }),
  z.strictObject({ goal: id.optional(), cards: z.array(z.string().min(1)).min(2) }),
])
export type Hint = z.infer<typeof hintSchema>

/** The program is put together from cards, or from a text with blanks; or its fault is named before it is seen. */
const deviceSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('order'),
    cards: z.array(z.strictObject({ id, name: text, code: z.string().min(1) })).min(3),
    /** As they lie in the beginning. */
    begin: z.array(id),
  }),
  z.strictObject({
    kind: z.literal('blanks'),
    /** `{{name}}` is a blank. */
    code: z.string().min(1),
    blanks: z.array(z.strictObject({ id, label: text })).min(1),
  }),
  z.strictObject({
    kind: z.literal('diagnose'),
    ask: text,
    choices: z
      .array(z.strictObject({ id, text, right: z.literal(true).optional(), say: text }))
      .min(2)
      .max(6),
  }),
])
export type Device = z.infer<typeof deviceSchema>

export const taskSchema = z
  .strictObject({
    id,
    /** Whether it is the chapter's experiment or its 한 번 더. */
    step: z.enum(['try', 'more']),
    title: text.optional(),
    /** Whoever has little time goes on without it. */
    optional: z.literal(true).optional(),
    text: text.optional(),
    /** Begins with the block ` ```js server.js <start>`; without it, where the learner stands. */
    start: z.string().optional(),
    clients: z.record(lane, place).optional(),
    /** A client that connects as the task begins. */
    connects: z.array(lane).optional(),
    /** The file that is open in the editor as the task begins. */
    file: fileName.optional(),
    device: deviceSchema.optional(),
    goals: z.array(goalSchema).min(1).max(6),
    mistakes: z.array(mistakeSchema).default([]),
    hints: z.array(hintSchema).max(6).default([]),
    solution: z.array(actSchema).min(1),
  })
  .superRefine(({ goals, mistakes, hints }, context) => {
    const lists = { mistakes, hints }
    for (const [name, list] of Object.entries(lists))
      for (const [i, one] of list.entries()) {
        const goal = typeof one === 'string' ? undefined : one.goal
        if (goal !== undefined && !goals.some(({ id }) => id === goal))
          context.addIssue({
            code: 'custom',
            path: [name, i, 'goal'],
            message: `${goal}이라는 목표가 없어요`,
          })
      }
  })
export type Task = z.infer<typeof taskSchema>
