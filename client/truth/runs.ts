/** Connections that ended because their program did. */
import type { ServerEvidence } from './facts.ts'
import { browserOf } from './loss.ts'
import type { Cause, Scene } from './truth.ts'

const runWords: Record<NonNullable<Scene['evidence']['lostRun']>, (server: ServerEvidence) => string> = {
  error: ({ errorLine }) =>
    errorLine === null
      ? '처리하지 않은 오류로 끝났어요.'
      : `처리하지 않은 오류로 끝났어요. \`server.js:${errorLine}\``,
  limit: () => '한계를 넘어서 멈췄어요.',
  closed: () => '실험실이 닫혀서 끝났어요.',
  replaced: ({ port }) =>
    port === null
      ? '새 프로그램이 실행됐지만 듣고 있지 않아요.'
      : '새 프로그램을 실행하며 옛 서버를 닫았어요.',
}
/** The program went away under the connection; the client may not know yet. */
const runEnded = (
  id: string,
  name: string,
  run: keyof typeof runWords,
  why: (returns: boolean) => string,
): Cause => ({
  id,
  name,
  of({ socket: { told }, evidence, server }) {
    if (evidence.lostRun !== run || (told.kind !== 'connected' && told.kind !== 'disconnected'))
      return undefined
    const browser = told.kind === 'connected' ? '아직 연결돼 있다고 알아요.' : browserOf(told)
    return { browser, server: runWords[run](server), why: why(told.kind === 'connected' || told.retries) }
  },
})
const programError = runEnded(
  'program-error',
  '서버를 끝낸 오류',
  'error',
  () => '오류 하나가 서버 전체를 끝냈어요. 다시 실행해야 해요.',
)
const programLimit = runEnded(
  'program-limit',
  '한계를 넘은 프로그램',
  'limit',
  () => '놀이터가 프로그램을 멈췄어요. 코드를 고쳐 다시 실행하세요.',
)
const labClosed = runEnded('lab-closed', '닫힌 실험실', 'closed', () => '실험실이 닫히면서 모두 끊겼어요.')
const programReplaced = runEnded('program-replaced', '바뀐 프로그램', 'replaced', (returns) =>
  returns
    ? '프로그램이 바뀌었어요. 클라이언트는 저절로 돌아와요.'
    : '프로그램이 바뀌었어요. 저절로 돌아오지는 않아요.',
)

/** The first that the evidence shows is told. */
export const runCauses: readonly Cause[] = [programError, programLimit, labClosed, programReplaced]
