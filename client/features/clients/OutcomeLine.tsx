/** What came of the event that was sent last, in one line. */
import type { ReactNode } from 'react'
import type { Json } from '#shared/trace.ts'
import type { Unanswered } from '../../frame/protocol.ts'
import styles from './Composer.module.css'

export type Outcome =
  | { status: 'nothing' }
  | { status: 'wrong'; message: string }
  | { status: 'buffered' }
  | { status: 'waiting' }
  | { status: 'answered'; args: readonly Json[]; ms: number }
  | { status: 'none'; why: Unanswered; seconds: number }

interface OutcomeLineProps {
  id: string
  outcome: Outcome
  /** What would be sent, said while nothing was. */
  line: ReactNode
}

export function OutcomeLine({ id, outcome, line }: OutcomeLineProps) {
  return (
    <p id={id} className={styles.outcome} data-status={outcome.status} aria-live="polite">
      {outcome.status === 'nothing' ? line : <Words outcome={outcome} />}
    </p>
  )
}

function Words({ outcome }: { outcome: Exclude<Outcome, { status: 'nothing' }> }) {
  switch (outcome.status) {
    case 'wrong':
      return outcome.message
    case 'buffered':
      return '아직 연결되지 않아서 소켓이 들고 있어요. 연결되면 보내요.'
    case 'waiting':
      return '확인 응답을 기다리는 중이에요.'
    case 'none':
      if (outcome.why === 'closed') return '페이지가 닫혀서 응답을 받지 못했어요.'
      if (outcome.why === 'disconnected') return '연결이 끊겨서 응답을 받지 못했어요.'
      return `${outcome.seconds}초 동안 응답이 오지 않았어요. 서버의 리스너가 응답 함수를 부르는지 보세요.`
    case 'answered':
      return (
        <>
          확인 응답 <code>{outcome.args.map((arg) => JSON.stringify(arg)).join(', ') || '인자 없음'}</code>{' '}
          <span className={styles.ms}>{outcome.ms} ms</span>
        </>
      )
  }
}
