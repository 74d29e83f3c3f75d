/** Who is in which room: a tick lets a socket join, another lets it leave. */

import { useFold } from '../../../lab/useLab.ts'
import { Segment } from '../../../ui/Segment.tsx'
import { LastLine } from './LastLine.tsx'
import { isMemberLine, memberLine } from './lines.ts'
import { MembersTable } from './MembersTable.tsx'
import { NewRoom } from './NewRoom.tsx'
import { Nobody, TooFew } from './Nobody.tsx'
import styles from './Rooms.module.css'
import { saidOf } from './said.ts'
import { roomsStore } from './store.ts'
import { useConsole } from './useConsole.ts'
import type { Rooms } from './useRooms.ts'

export function Members({ rooms }: { rooms: Rooms }) {
  const { namespace, namespaces, people, server } = rooms
  const console = useConsole()
  const last = useFold(saidOf).lines.findLast(({ code }) => isMemberLine(code))
  const toggle = (id: string, room: string, joins: boolean) => {
    if (server !== null) void console.run(memberLine(server, { namespace, id, room, joins }))
  }
  return (
    <section className={styles.part} aria-labelledby="rooms-members">
      <div className={styles.head}>
        <h2 id="rooms-members">누가 어느 룸에 있나요</h2>
        <NewRoom off={rooms.isReading} />
      </div>
      {namespaces.length > 1 && (
        <div className={styles.spaces}>
          <Segment
            label="네임스페이스"
            options={namespaces.map((name) => ({ value: name, label: <code>{name}</code> }))}
            value={namespace}
            onChange={(next) => roomsStore.setState({ namespace: next })}
          />
          <span>룸은 네임스페이스마다 따로예요.</span>
        </div>
      )}
      {people.length === 0 ? (
        <Nobody rooms={rooms} />
      ) : (
        <>
          <MembersTable rooms={rooms} onToggle={toggle} />
          <LastLine server={server} last={last ?? null} problem={console.problem} />
          <p className={styles.hint}>
            룸은 서버만 아는 명단이라, 클라이언트는 자기가 어느 룸에 있는지 몰라요.
          </p>
          <TooFew rooms={rooms} />
        </>
      )}
    </section>
  )
}
