/** A place in one of a lab's files other than server.js. */
export interface FilePlace {
  file: string
  /** From 1. */
  line: number
  column?: number
}

/** What was refused, said to the learner in Korean. */
export interface Problem {
  message: string
  field?: string
  /** In server.js, from 1. */
  line?: number
  column?: number
  /** Where it is when it is in another file. */
  place?: FilePlace
}

/** Thrown where the learner can act on it; turned into an answer at the door, in one place. */
export class Refusal extends Error {
  readonly problem: Problem
  readonly status: number
  /** Seconds after which it may be asked again. */
  readonly retryAfter: number | undefined
  constructor(problem: Problem | string, status = 422, retryAfter?: number) {
    const whole = typeof problem === 'string' ? { message: problem } : problem
    super(whole.message)
    this.name = 'Refusal'
    this.problem = whole
    this.status = status
    this.retryAfter = retryAfter
  }
}
