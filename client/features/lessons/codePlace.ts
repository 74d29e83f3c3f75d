/** Lines of the learner's code that a chapter's text names, and where a step begins: at the first of them. */
import type { Lesson } from '#shared/lesson/lesson.ts'
import type { Block, Inline } from '#shared/lesson/prose.ts'
import type { StepId } from '#shared/lesson/stepNames.ts'
import type { Task } from '#shared/lesson/task.ts'

export interface CodePlace {
  file: string
  line: number
  /** What is said of it. */
  words: string
}

/** As the front matter has it: `[words](code:server.js:16)`. */
export const lineLink = /\[([^\]]+)\]\(code:([^:)]+):(\d+)\)/

/** Every line that a text of the front matter names. */
export const placesInText = (text: string): CodePlace[] =>
  [...text.matchAll(new RegExp(lineLink, 'g'))].map(([, words = '', file = '', line]) => ({
    file,
    line: Number(line),
    words,
  }))

const textOf = (all: readonly Inline[]): string =>
  all.map((one) => ('text' in one ? one.text : 'children' in one ? textOf(one.children) : '')).join('')

const placesInline = (all: readonly Inline[]): readonly CodePlace[] =>
  all.flatMap((one) => {
    if (one.type === 'line') return [{ file: one.file, line: one.line, words: textOf(one.children) }]
    return 'children' in one ? placesInline(one.children) : []
  })

/** Every line that the text of a step names, in its order. */
export const placesIn = (blocks: readonly Block[]): readonly CodePlace[] =>
  blocks.flatMap((block): readonly CodePlace[] => {
    if (block.type === 'paragraph') return placesInline(block.children)
    if (block.type === 'quote') return placesIn(block.children)
    if (block.type === 'list') return block.items.flatMap(placesIn)
    return block.type === 'table' ? block.rows.flat().flatMap(placesInline) : []
  })

/** The file and line that the page opens with a step of a task; `null`: what is open stays. */
export function beginningOf(
  lesson: Lesson,
  task: Task,
  step: StepId,
): { file: string; line?: number } | null {
  if (step === 'predict') return placesIn(lesson.steps.predict)[0] ?? null
  if (step !== task.step) return null
  const isTold = task.text === undefined || task === lesson.tasks[0]
  const [told] = [...placesInText(task.text ?? ''), ...(isTold ? placesIn(lesson.steps[step]) : [])]
  return told ?? (task.file === undefined ? null : { file: task.file })
}
