/** What came of the event that was sent last, in one line. */
import type { Json } from '#shared/trace.ts'
import styles from './Composer.module.css'

export type Outcome =
  | { status: 'nothing' }
  | { status: 'wrong'; message: string }
  | { status: 'buffered' }
  | { status: 'waiting' }
  | { status: 'answered'; args: readonly Json[]; ms: number }
  | { status: 'none'; seconds: number }

export function OutcomeLine({ id, outcome }: { id: string; outcome: Outcome }) {
  return (
    <p id={id} className={styles.outcome} data-status={outcome.status} aria-live="polite">
      <Words outcome={outcome} />
    </p>
  )
}

function Words({ outcome }: { outcome: Outcome }) {
  switch (outcome.status) {
    case 'nothing':
      return null
    case 'wrong':
      return outcome.message
    case 'buffered':
      return '아직 연결되지 않아서 소켓이 들고 있어요. 연결되면 보내요.'
    case 'waiting':
      return '확인 응답을 기다리는 중이에요.'
    case 'none':
      return outcome.seconds === 0
        ? '페이지가 닫혀서 응답을 받지 못했어요.'
        : `${outcome.seconds}초 동안 응답이 오지 않았어요. 서버의 리스너가 응답 함수를 부르는지 보세요.`
    case 'answered':
      return (
        <>
          확인 응답 <code>{outcome.args.map((arg) => JSON.stringify(arg)).join(', ') || '인자 없음'}</code>{' '}
          <span className={styles.ms}>{outcome.ms} ms</span>
        </>
      )
  }
}
