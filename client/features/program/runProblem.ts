/** What is wrong with the program, and where that stands in what is typed now. */
import type { Problem } from '#shared/problem.ts'
import { errorWords } from '../../pictures/errorWords.ts'
import { type LineMap, mapLines } from './lineMap.ts'

export interface PlacedProblem {
  message: string
  /** In the typed text; `null`: it has no line. */
  line: number | null
  /** The line is another one since: whether that is better is known when it runs. */
  isEdited: boolean
}

const editedWords = '이 줄을 고쳤어요. 다시 실행하면 맞는지 알 수 있어요.'

/** Finds the line of a problem with `program` in the text that is typed now. `null`: its line is gone, or it has none and the text is
 *  another one by now. */
export function placeProblem(problem: Problem, program: string, typed: string): PlacedProblem | null {
  const words = errorWords(problem.message)
  const { place } = problem
  // Of another file its name and line are told, as Node does; here they stand beside nothing.
  const message = place ? `${place.file}:${place.line}\n${words}` : words
  if (problem.line === undefined) return program === typed ? { message, line: null, isEdited: false } : null
  const lines = mapLines(program, typed)
  const line = lines.moved(problem.line)
  if (line !== null) return { message, line, isEdited: false }
  const edited = editedLine(lines, problem.line)
  return edited === null ? null : { message: editedWords, line: edited, isEdited: true }
}

/** Where a line that was edited stands: as far behind the last line that stayed as before. */
function editedLine({ moved, changed }: LineMap, line: number): number | null {
  for (let before = line - 1; before >= 0; before -= 1) {
    const at = before === 0 ? 0 : moved(before)
    if (at === null) continue
    return changed.has(at + line - before) ? at + line - before : null
  }
  return null
}
