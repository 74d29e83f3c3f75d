/** What a browser keeps of one chapter: answers, goals, the learner's own programs. Read from storage and from files. */
import { z } from 'zod'
import { stepIds } from '#shared/lesson/stepNames.ts'

const word = z.string().max(200)
const code = z.string().max(64_000)
const client = z.strictObject({
  lane: z.string().regex(/^[A-E]$/),
  place: z.enum(['app', 'other', 'null']),
  code,
})
/** The programs as typed. */
const sceneSchema = z.strictObject({ server: code, clients: z.array(client).max(5).readonly() })
export type Scene = z.infer<typeof sceneSchema>

const confidence = z.enum(['low', 'middle', 'high'])
export type Confidence = z.infer<typeof confidence>
/** `null`: 모르겠어요, which is a prediction too. */
const answer = z.union([word, z.array(word).max(10), z.number(), z.null()])
export type Answer = z.infer<typeof answer>

const place = { seq: z.number(), part: z.number().default(0) }
const reality = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('choice'), id: word, ...place }),
  z.strictObject({ kind: z.literal('order'), order: z.array(word), ...place }),
  z.strictObject({ kind: z.literal('number'), value: z.number(), ...place }),
])
const turned = z.strictObject({
  order: z.array(word).max(20),
  filled: z.record(word, z.string().max(1_000)),
  diagnosis: word.nullable(),
})

/** What a newer page wrote besides is left out. */
export const savedSchema = z.object({
  /** The chapter's, when this was begun. */
  version: z.number().int(),
  step: z.enum(stepIds).default('recall'),
  /** The task that is open, by its step. */
  tasks: z.record(word, word).default({}),
  /** Which choice of 되짚기. */
  recalled: z.number().int().nullable().default(null),
  predicted: z.strictObject({ answer, confidence }).nullable().default(null),
  reality: reality.nullable().default(null),
  /** The lab in which that was seen. */
  seenIn: word.nullable().default(null),
  /** The lab whose trace this browser keeps. */
  kept: word.nullable().default(null),
  /** `task.goal` of what was met. */
  met: z.array(word).max(100).default([]),
  /** `task.hint` of what was looked at. */
  hints: z.array(word).max(100).default([]),
  turned: z.record(word, turned).default({}),
  /** By the task whose start they began with; `''`: the chapter's. */
  scenes: z.record(z.string().max(50), sceneSchema).default({}),
  skipped: z.boolean().default(false),
})
export type Saved = z.infer<typeof savedSchema>
export const nothingSaved = (version: number): Saved => savedSchema.parse({ version })

export const courseFileSchema = z.strictObject({
  format: z.literal('socketio-playground-course'),
  version: z.literal(1),
  madeAt: z.iso.datetime(),
  chapters: z.record(z.string().max(50), savedSchema),
})
