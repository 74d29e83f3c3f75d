/** The line that the newest tick ran, as it stands in the console. */
import { FieldProblem } from '../../../ui/Field.tsx'
import { Sentence } from '../../../ui/Sentence.tsx'
import { CopyButton } from '../parts/RunLine.tsx'
import { CodeText } from './CodeText.tsx'
import styles from './Rooms.module.css'
import type { ConsoleLine } from './said.ts'

interface LastLineProps {
  /** `null`: the program's Server has no name that a line could use. */
  server: string | null
  last: ConsoleLine | null
  problem: string | null
}

export function LastLine({ server, last, problem }: LastLineProps) {
  if (server === null)
    return (
      <FieldProblem>
        서버 변수를 찾지 못했어요. const io = new Server(server)처럼 변수에 담아 주세요.
      </FieldProblem>
    )
  return (
    <div className={styles.last}>
      {last ? (
        <>
          <span className={styles.where}>서버에서</span>
          <CodeText code={last.code} />
          <CopyButton text={last.code} />
        </>
      ) : (
        <p className={styles.hint}>
          <Sentence text="칸을 누르면 서버가 `socket.join`을 실행해요. 첫 소켓이 들어가면 룸이 생겨요." />
        </p>
      )}
      {problem !== null && <FieldProblem>{problem}</FieldProblem>}
    </div>
  )
}
