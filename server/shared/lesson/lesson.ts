/** A chapter of the walkthrough: what its file says before the text, and the text itself. */
import { z } from 'zod'
import { actSchema, lane, place } from './acts.ts'
import { checkSchema } from './check.ts'
import type { Block } from './prose.ts'
import { id, predictionSchema, recallSchema, text } from './questions.ts'
import type { StepId } from './stepNames.ts'
import { taskSchema } from './task.ts'

/** A claim of the text, run for real: `[^name]` in the text is the sentence that it backs. */
const probeSchema = z.strictObject({
  id,
  clients: z.record(lane, place).optional(),
  do: z.array(actSchema).min(1),
  check: checkSchema,
})
export type Probe = z.infer<typeof probeSchema>

export const frontSchema = z
  .strictObject({
    id,
    /** A save of an older version is offered the new text. */
    version: z.number().int().min(1),
    /** In menus. */
    short: text,
    part: z.number().int().min(1).max(4),
    minutes: z.number().int().min(1).max(30),
    clients: z.record(lane, place),
    /** The panel that stands open with the experiment. */
    panel: z.enum(['cors', 'ping', 'rooms', 'namespaces', 'options', 'network', 'takeaway']).optional(),
    recall: recallSchema.optional(),
    predict: predictionSchema,
    /** What 예측 제출하고 실행 does. */
    runs: z.array(actSchema).default([]),
    tasks: z.array(taskSchema).min(1),
    /** Moments of the trace that the text speaks of: `[words](#name)`. */
    moments: z.record(id, checkSchema).default({}),
    /** The moment that 비교 goes to. */
    reveal: id.optional(),
    probes: z.array(probeSchema).default([]),
    /** What the reference card says. */
    card: z.array(text).min(1).max(5),
    /** Ideas for the free lab. */
    challenges: z.array(text).default([]),
  })
  .superRefine(({ tasks, moments, reveal }, context) => {
    if (!tasks.some(({ step }) => step === 'try'))
      context.addIssue({ code: 'custom', path: ['tasks'], message: 'step: try인 일이 하나는 있어야 해요' })
    if (reveal !== undefined && !(reveal in moments))
      context.addIssue({ code: 'custom', path: ['reveal'], message: `${reveal}이라는 moment가 없어요` })
  })
export type Front = z.infer<typeof frontSchema>

/** A chapter as the page has it. */
export interface Lesson extends Front {
  /** From the file's name: `06-cors.md` is 6. */
  number: number
  title: string
  /** Under the title, before the first step. */
  intro: readonly Block[]
  steps: Readonly<Record<StepId, readonly Block[]>>
  /** `## 모범 답안`, beside the learner's own work. */
  answer: readonly Block[]
  /** What the footnotes say: how a claim was checked. */
  notes: Readonly<Record<string, readonly Block[]>>
  /** The blocks of `## 코드`, by `server.js` or `server.js name`. */
  files: Readonly<Record<string, string>>
}

/** What menus say of a chapter that has not been opened. */
export interface LessonHead
  extends Pick<Lesson, 'id' | 'number' | 'title' | 'short' | 'part' | 'minutes' | 'version'> {
  /** The experiment's goals, as `task.goal`: with all of them the chapter is done. */
  goals: readonly string[]
  /** Ideas for the free lab. */
  challenges: readonly string[]
}

export const headOf = ({
  id,
  number,
  title,
  short,
  part,
  minutes,
  version,
  tasks,
  challenges,
}: Lesson): LessonHead => ({
  id,
  number,
  title,
  short,
  part,
  minutes,
  version,
  challenges,
  goals: tasks
    .filter(({ step }) => step === 'try')
    .flatMap((task) => task.goals.map((goal) => `${task.id}.${goal.id}`)),
})
