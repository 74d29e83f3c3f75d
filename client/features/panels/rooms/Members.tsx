/** Who is in which room: a tick lets a socket join, another lets it leave. */

import { Plus } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useFold } from '../../../lab/useLab.ts'
import { Button } from '../../../ui/Button.tsx'
import { CopyButton } from '../../../ui/CopyButton.tsx'
import { Field, FieldProblem } from '../../../ui/Field.tsx'
import { Segment } from '../../../ui/Segment.tsx'
import { Sentence } from '../../../ui/Sentence.tsx'
import { CodeText } from './CodeText.tsx'
import { isMemberLine, memberLine } from './lines.ts'
import { MembersTable } from './MembersTable.tsx'
import { Nobody, TooFew } from './Nobody.tsx'
import styles from './Rooms.module.css'
import { type ConsoleLine, saidOf } from './said.ts'
import { roomsStore, thinkOf } from './store.ts'
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

/** A name for a room that may come to be. */
function NewRoom({ off }: { off: boolean }) {
  const [name, setName] = useState('')
  const add = (event: FormEvent) => {
    event.preventDefault()
    if (name === '') return
    thinkOf(name)
    setName('')
  }
  return (
    <form className={styles.newRoom} onSubmit={add}>
      <Field
        label="새 룸 이름"
        placeholder="새 룸 이름"
        code
        maxLength={40}
        value={name}
        disabled={off}
        onChange={(event) => setName(event.target.value)}
      />
      <Button
        type="submit"
        size="small"
        disabled={off || name === ''}
        icon={<Plus size={14} strokeWidth={2.1} aria-hidden="true" />}
      >
        칸 더하기
      </Button>
    </form>
  )
}

interface LastLineProps {
  /** `null`: the program's Server has no name that a line could use. */
  server: string | null
  last: ConsoleLine | null
  problem: string | null
}

/** The line that the newest tick ran, as it stands in the console. */
function LastLine({ server, last, problem }: LastLineProps) {
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
