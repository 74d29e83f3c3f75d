/** Where in the learner's code a step begins: the first line that its text names. */

import type { Lesson } from '#shared/lesson/lesson.ts'
import type { Block, Inline } from '#shared/lesson/prose.ts'
import type { StepId } from '#shared/lesson/stepNames.ts'
import type { Task } from '#shared/lesson/task.ts'

export interface CodePlace {
  file: string
  line?: number
}

const inWords = /\]\(code:([^:)]+):(\d+)\)/
const isPlace = (one: CodePlace | null): one is CodePlace => one !== null

/** `null`: the text names no line. */
export function placeInWords(text: string): CodePlace | null {
  const [, file, line] = inWords.exec(text) ?? []
  return file === undefined ? null : { file, line: Number(line) }
}

const placesInline = (all: readonly Inline[]): readonly CodePlace[] =>
  all.flatMap((one) =>
    one.type === 'line'
      ? [{ file: one.file, line: one.line }]
      : 'children' in one
        ? placesInline(one.children)
        : [],
  )

/** Every line that a text names, in its order. */
export const placesIn = (blocks: readonly Block[]): readonly CodePlace[] =>
  blocks.flatMap((block): readonly CodePlace[] => {
    if (block.type === 'paragraph') return placesInline(block.children)
    if (block.type === 'quote') return placesIn(block.children)
    if (block.type === 'list') return block.items.flatMap(placesIn)
    return block.type === 'table' ? block.rows.flat().flatMap(placesInline) : []
  })

/** The file and line that the page opens with a step of a task; `null`: what is open stays. */
export function beginningOf(lesson: Lesson, task: Task, step: StepId): CodePlace | null {
  if (step === 'predict') return placesIn(lesson.steps.predict)[0] ?? null
  if (step !== task.step) return null
  const isTold = task.text === undefined || task === lesson.tasks[0]
  const told = [
    task.text === undefined ? null : placeInWords(task.text),
    ...(isTold ? placesIn(lesson.steps[step]) : []),
  ].find(isPlace)
  return told ?? (task.file === undefined ? null : { file: task.file })
}
