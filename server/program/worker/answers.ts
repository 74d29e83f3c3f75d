/** The console's lines that wait for their answer. An answer is told at once; that what its turn sent was sent, at the turn's end. */
import type { Problem } from '#shared/problem.ts'

export interface AnswersOwner {
  evaluated: (call: number, ok: boolean, problem: Problem) => void
  /** What the turn of that answer sent, was sent. */
  applied: (call: number) => void
}

export function createAnswers(owner: AnswersOwner) {
  const waiting = new Set<number>()
  /** Those that were answered in the turn that is under way. */
  let answered: number[] | undefined

  function refuse(call: number, problem: Problem, ok = false): void {
    owner.evaluated(call, ok, problem)
    if (answered) answered.push(call)
    else owner.applied(call)
  }
  function answer(call: number, ok: boolean, problem: Problem): void {
    if (waiting.delete(call)) refuse(call, problem, ok)
  }
  return {
    await: (call: number): void => void waiting.add(call),
    /** Answers a line that waits; others were answered before. */
    answer,
    /** Answers a line that never began. */
    refuse: (call: number, problem: Problem): void => refuse(call, problem),
    refuseAll(problem: Problem): void {
      for (const call of [...waiting]) answer(call, false, problem)
    },
    turnBegins(): void {
      answered = []
    },
    turnEnds(): void {
      const done = answered ?? []
      answered = undefined
      for (const call of done) owner.applied(call)
    },
  }
}
