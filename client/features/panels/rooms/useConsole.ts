/** Runs a line in the server's console, and keeps what was wrong with the newest until another one runs. */
import { useState } from 'react'
import type { Session } from '../../../lab/session.ts'
import { useLab } from '../../../lab/useLab.ts'

type Answered = Awaited<ReturnType<Session['evaluate']>>

export interface Console {
  run: (code: string) => Promise<Answered>
  problem: string | null
  busy: boolean
}

export function useConsole(): Console {
  const lab = useLab()
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const run = async (code: string) => {
    setProblem(null)
    setBusy(true)
    const answer = await lab.session.evaluate(code)
    setBusy(false)
    if (!answer.ok) setProblem(answer.problem.message)
    return answer
  }
  return { run, problem, busy }
}

/** The line came to the program, and failed there: the trace has it. */
export const hasRun = (answer: Answered): boolean => answer.ok || answer.status === 422
