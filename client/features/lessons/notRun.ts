/** Why what was written does not run: said in the chapter, where a learner looks when nothing happens. */

import type { SessionState } from '../../lab/session.ts'
import { useLiveFold, useSession } from '../../lab/useLab.ts'
import { isUnreadable } from '../../pictures/errorWords.ts'
import { fileOf } from '../../pictures/files.ts'
import { clientErrorsOf } from '../../pictures/problems.ts'
import { serverOf } from '../../pictures/server.ts'

interface Known {
  refused: SessionState['refused']
  status: SessionState['status']
  /** A program of before goes on. */
  runs: boolean
}

/** Of server.js; `null`: it was not refused. */
export function serverNotRun({ refused, status, runs }: Known): string | null {
  if (refused === null) return null
  if (status !== 'open')
    return '놀이터 서버에 닿지 않아서 server.js를 실행하지 못했어요. 다시 이어지면 다시 실행해 주세요.'
  const { line } = refused.problem
  if (line === undefined)
    return runs
      ? '고친 server.js가 실행되지 않아서 앞의 프로그램이 돌고 있어요. 코드 아래에 적힌 이유를 보세요.'
      : '고친 server.js가 실행되지 않았어요. 코드 아래에 적힌 이유를 보세요.'
  return runs
    ? `고친 server.js가 실행되지 않아서 앞의 프로그램이 돌고 있어요. 코드의 ${line}번째 줄을 보세요.`
    : `고친 server.js가 실행되지 않았어요. 코드의 ${line}번째 줄을 보세요.`
}

type ClientErrors = ReturnType<typeof clientErrorsOf>

/** Of the first client whose code could not be read; `null`: there is none. */
export function clientNotRun(errors: ClientErrors): string | null {
  for (const [lane, { problem }] of errors)
    if (problem !== null && isUnreadable(problem.message))
      return problem.line === undefined
        ? `${fileOf(lane)}의 문법이 맞지 않아서 실행되지 않았어요. 코드 아래에 적힌 이유를 보세요.`
        : `${fileOf(lane)}의 문법이 맞지 않아서 실행되지 않았어요. 코드의 ${problem.line}번째 줄을 보세요.`
  return null
}

/** What keeps the learner's code from running now; `null`: nothing. */
export function useNotRun(): string | null {
  const refused = useSession((session) => session.refused)
  const status = useSession((session) => session.status)
  const runs = useLiveFold(serverOf).stopped === null
  const errors = useLiveFold(clientErrorsOf)
  return serverNotRun({ refused, status, runs }) ?? clientNotRun(errors)
}
