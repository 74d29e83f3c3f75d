/** Stands in the place of the server's side until the learner has named the fault from the browser's side. */
import styles from './Cover.module.css'

export function Cover() {
  return (
    <div className={styles.cover}>
      <p>
        <strong>서버 쪽은 아직 덮여 있어요.</strong>
      </p>
      <p>
        실험에서 클라이언트 A를 연결하고, A를 눌러 콘솔에 무엇이 적혔는지 읽어 보세요. 진단을 고르면 코드와
        순서 그림이 열려요.
      </p>
    </div>
  )
}
