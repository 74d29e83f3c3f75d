/** 네임스페이스: which there are, and who is in them: over one connection, with one sid, and a socket id in each. */

import { useFold } from '../../../lab/useLab.ts'
import { ClientSpace } from './ClientSpace.tsx'
import styles from './Namespaces.module.css'
import { Sends } from './Sends.tsx'
import { ServerSpaces } from './ServerSpaces.tsx'
import { SpacesTable } from './SpacesTable.tsx'
import { spacesOf } from './spaces.ts'

export function NamespacesPanel() {
  const { program } = useFold(spacesOf)
  return (
    <div className={styles.panel}>
      <section aria-labelledby="spaces-who">
        <div className={styles.title}>
          <h2 id="spaces-who">누가 어느 네임스페이스에 있나요</h2>
          <p>연결 하나에 sid 하나, 네임스페이스마다 소켓 ID 하나</p>
        </div>
        {program === null ? (
          <p className={styles.empty}>서버가 멈춰 있어요. 실행을 누르면 네임스페이스가 여기에 보여요.</p>
        ) : (
          <SpacesTable />
        )}
      </section>
      <ClientSpace />
      <ServerSpaces />
      <Sends />
    </div>
  )
}
