/** What to type where the .zip was unpacked, one after the other. */
import { CopyButton } from '../../../ui/CopyButton.tsx'
import { folder } from './project.ts'
import styles from './Steps.module.css'

const commands = [`cd ${folder}`, 'npm install', 'npm start']

interface StepsProps {
  /** Of the client's page. */
  port: number
  /** Of the page that the server itself sends; `null`: it sends none, or only the program knows. */
  servedPort: number | null
  /** The least version that the form needs. */
  node: string
}

export function Steps({ port, servedPort, node }: StepsProps) {
  const address = `http://localhost:${port}`
  return (
    <section aria-label="실행하는 방법">
      <p>Node.js {node} 이상이 있는 컴퓨터에서 압축을 풀고, 터미널에 차례로 입력하세요.</p>
      <ol className={styles.steps}>
        {commands.map((command) => (
          <li key={command} className={styles.step}>
            <code className={styles.command}>{command}</code>
            <CopyButton text={command} label={`${command} 복사`} />
          </li>
        ))}
      </ol>
      <p>
        그다음 브라우저에서 <code>{address}</code> 주소를 여세요. 놀이터가 같은 컴퓨터에서 켜져 있으면 먼저
        끄세요.
      </p>
      {servedPort !== null && (
        <p>
          서버가 보내는 페이지는 <code>{`http://localhost:${servedPort}`}</code> 주소에 있어요.
        </p>
      )}
    </section>
  )
}
