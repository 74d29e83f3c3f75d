/** The questions of a lesson: one to remember, one to predict. What really happens is looked up in the trace. */
import { z } from 'zod'
import { checkSchema } from './check.ts'

export const text = z.string().trim().min(1)
export const id = z.string().regex(/^[a-z][a-zA-Z0-9]*$/, '영어 소문자로 시작하는 이름이어야 해요')

const rightOnce = (choices: readonly { right?: true | undefined }[]) =>
  choices.filter(({ right }) => right).length === 1

/** From an earlier chapter, answered from memory. */
export const recallSchema = z.strictObject({
  /** Where it was learned. */
  from: id.optional(),
  ask: text,
  choices: z
    .array(z.strictObject({ text, right: z.literal(true).optional(), say: text }))
    .min(2)
    .max(4)
    .refine(rightOnce, 'right가 하나여야 해요'),
})
export type Recall = z.infer<typeof recallSchema>

const choice = z.strictObject({
  id,
  text,
  right: z.literal(true).optional(),
  /** What who chooses it believes: the misconception's name, for counting. */
  belief: id.optional(),
  /** One sentence about what was believed, shown beside what happened. */
  say: text,
  /** What the trace shows where it is so. */
  seen: checkSchema.optional(),
})
const choicePrediction = z.strictObject({
  kind: z.literal('choice'),
  ask: text,
  choices: z
    .array(choice)
    .min(2)
    .max(4)
    .refine(rightOnce, 'right가 하나여야 해요')
    .refine((all) => all.every((one) => !one.right || one.seen), '맞는 답에는 seen이 있어야 해요'),
})
const orderPrediction = z.strictObject({
  kind: z.literal('order'),
  ask: text,
  /** In the order in which they really come; the page shuffles them. */
  items: z
    .array(z.strictObject({ id, text, seen: checkSchema }))
    .min(3)
    .max(5),
  /** Pairs that may come either way. */
  either: z.array(z.tuple([id, id])).optional(),
  /** Said where it was right, and where it was not. */
  say: z.strictObject({ right: text, wrong: text }),
})
const numberPrediction = z
  .strictObject({
    kind: z.literal('number'),
    ask: text,
    unit: text,
    min: z.number(),
    max: z.number(),
    step: z.number().positive(),
    /** As it really is, and how far a prediction may be off. */
    right: z.number(),
    tolerance: z.number().min(0),
    /** The trace shows it: seconds from the event `from` to the event `to`; or the variable `$value`. */
    seen: checkSchema,
    /** Said to who was right, who said less, and who said more. */
    say: z.strictObject({ right: text, less: text, more: text }),
  })
  .refine(
    ({ seen }) => {
      const names = seen.map(({ as }) => as)
      const measured = names.includes('from') && names.includes('to')
      return measured || JSON.stringify(seen).includes('<value>') || JSON.stringify(seen).includes('"$value"')
    },
    { path: ['seen'], message: 'from과 to라는 이름의 두 사건이나 $value가 있어야 해요' },
  )
export const predictionSchema = z.discriminatedUnion('kind', [
  choicePrediction,
  orderPrediction,
  numberPrediction,
])
export type Prediction = z.infer<typeof predictionSchema>
export type ChoicePrediction = z.infer<typeof choicePrediction>
export type OrderPrediction = z.infer<typeof orderPrediction>
export type NumberPrediction = z.infer<typeof numberPrediction>
