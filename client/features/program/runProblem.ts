/** What is wrong with the program, and where that stands in what is typed now. */
import type { Problem } from '#shared/problem.ts'
import { createFold } from '../../pictures/fold.ts'
import { mapLines } from './lineMap.ts'

/** The first that fits is said. */
const sentences: readonly (readonly [RegExp, string])[] = [
  [/^SyntaxError: missing \) /, '닫는 괄호가 빠졌어요.'],
  [/^SyntaxError: Unexpected end of input/, '닫지 않은 괄호가 있어요.'],
  [
    /^SyntaxError: (Invalid or unexpected token|Unterminated)/,
    '따옴표를 닫지 않았거나 쓸 수 없는 글자가 있어요.',
  ],
  [/^SyntaxError: Unexpected /, '여기에 올 수 없는 것이 있어요.'],
  [/^SyntaxError: .*already been declared/, '같은 이름을 두 번 만들었어요.'],
  [/^SyntaxError\b/, '문법이 맞지 않아요.'],
  [/^(Uncaught )?ReferenceError: .*is not defined/, '없는 이름을 썼어요.'],
  [/^(Uncaught )?TypeError: Cannot (read|set) propert/, '없는 값의 속성을 썼어요.'],
  [/^(Uncaught )?TypeError: .*is not a function/, '함수가 아닌 것을 불렀어요.'],
  [/^(Uncaught )?TypeError: Assignment to constant/, 'const는 다시 바꿀 수 없어요.'],
  [/^(Uncaught )?Error: Cannot find module/, '여기에 없는 모듈이에요.'],
  [/^(Uncaught )?\w*Error\b/, '아무도 처리하지 않은 오류예요.'],
]

/** The message as the editor shows it under its line. */
function plainWords(message: string): string {
  const sentence = sentences.find(([pattern]) => pattern.test(message))?.[1]
  return sentence === undefined ? message : `${sentence} ${message}`
}

/** The error that the newest run ended with or told of; `null` while there is none. */
export const runErrorOf = createFold<{ problem: Problem | null }, Problem | null>(
  {
    start: () => ({ problem: null }),
    step: (state, event) => {
      if (event.kind === 'program.run') state.problem = null
      if (event.kind !== 'program.error') return
      const { text, line, column } = event
      state.problem = {
        message: text,
        ...(line !== undefined && { line }),
        ...(column !== undefined && { column }),
      }
    },
  },
  (state) => state.problem,
)

interface ClientRun {
  program: string
  problem: Problem | null
}

/** By lane: the error that the newest run of a client's file ended with, and the text that it ran. */
export const clientErrorsOf = createFold<Map<string, ClientRun>, ReadonlyMap<string, ClientRun>>(
  {
    start: () => new Map(),
    step: (state, event) => {
      const lane = event.client ?? ''
      if (event.kind === 'client.run') state.set(lane, { program: event.text, problem: null })
      if (event.kind === 'client.gone') state.delete(lane)
      if (event.kind !== 'client.error') return
      const run = state.get(lane)
      const { text, line } = event
      if (run) state.set(lane, { ...run, problem: { message: text, ...(line !== undefined && { line }) } })
    },
  },
  (state) => new Map(state),
)

interface PlacedProblem {
  message: string
  /** In the typed text; `null`: the line is unknown, or has been taken away. */
  line: number | null
}

/** Finds the line of a problem with `program` in the text that is typed now. */
export function placeProblem(problem: Problem, program: string, typed: string): PlacedProblem {
  const line = problem.line === undefined ? null : mapLines(program, typed).moved(problem.line)
  return { message: plainWords(problem.message), line }
}
