/** Clients × rooms. A room that nobody is in has no members to show: it does not exist. */
import { Check, X } from 'lucide-react'
import { useCurrent } from '../../../lab/useCurrent.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { IconButton } from '../../../ui/Button.tsx'
import { classes } from '../../../ui/classes.ts'
import type { Column } from './columns.ts'
import styles from './Members.module.css'
import type { Person } from './people.ts'
import { shortId } from './people.ts'
import { isAtHome, memberKey } from './roomBook.ts'
import { hide } from './store.ts'
import type { Rooms } from './useRooms.ts'

interface MembersTableProps {
  rooms: Rooms
  onToggle: (id: string, room: string, joins: boolean) => void
}

export function MembersTable({ rooms, onToggle }: MembersTableProps) {
  const { people, columns, book, namespace, server, isReading } = rooms
  const current = useCurrent()?.seq
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={styles.scroll} aria-label="룸의 명단" tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.who}>
              클라이언트
            </th>
            {columns.map((column) => (
              <RoomHead key={column.room} column={column} off={isReading} />
            ))}
            <th scope="col" className={styles.room}>
              <span className={classes(styles.name, styles.home)}>자기 룸</span>
              <span className={styles.count}>
                <code>socket.id</code>
              </span>
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <th scope="row" className={styles.who} title={person.id}>
                <span className="row">
                  <Badge letter={person.badge} />
                  <code>{person.short}</code>
                </span>
              </th>
              {columns.map(({ room, members }) => (
                <td
                  key={room}
                  className={classes(
                    styles.cell,
                    current !== undefined &&
                      book.changed.get(memberKey(namespace, room, person.id)) === current &&
                      'current-cell',
                  )}
                >
                  <Tick
                    person={person}
                    room={room}
                    isIn={members.includes(person.id)}
                    off={isReading || server === null}
                    onToggle={onToggle}
                  />
                </td>
              ))}
              <td className={styles.cell}>
                <HomeMark person={person} isIn={isAtHome(book, namespace, person.id)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const standing: Record<Column['status'], string | null> = {
  there: null,
  gone: '비어서 사라짐',
  thought: '아직 없어요',
}

function RoomHead({ column: { room, members, status }, off }: { column: Column; off: boolean }) {
  return (
    <th scope="col" className={classes(styles.room, status !== 'there' && styles.absent)}>
      <span className={styles.name}>
        <code title={room}>{room.length === 20 ? shortId(room) : room}</code>
        {status !== 'there' && (
          <IconButton
            label={`${room} 칸 치우기`}
            size="small"
            className={styles.hide ?? ''}
            disabled={off}
            icon={<X size={12} strokeWidth={2.1} />}
            onClick={() => hide(room)}
          />
        )}
      </span>
      <span className={styles.count}>{standing[status] ?? `${members.length}명`}</span>
    </th>
  )
}

interface TickProps {
  person: Person
  room: string
  isIn: boolean
  off: boolean
  onToggle: MembersTableProps['onToggle']
}

function Tick({ person, room, isIn, off, onToggle }: TickProps) {
  return (
    <label className={styles.tick}>
      <input
        type="checkbox"
        aria-label={`${person.name}, 룸 ${room}`}
        checked={isIn}
        disabled={off}
        onChange={() => onToggle(person.id, room, !isIn)}
      />
      <span className={styles.box}>
        <Check size={14} strokeWidth={3} aria-hidden="true" />
      </span>
    </label>
  )
}

/** Not a room to join: it is there as long as the socket is. */
function HomeMark({ person, isIn }: { person: Person; isIn: boolean }) {
  return (
    <span className={styles.tick} title={isIn ? `룸 이름이 ${person.id}예요.` : undefined}>
      <span className={classes(styles.box, styles.dashed, isIn && styles.in)}>
        <Check size={14} strokeWidth={2.1} aria-hidden="true" />
      </span>
      <span className="hidden-text">
        {isIn ? `${person.name}: 자기 룸에 있어요.` : `${person.name}: 자기 룸에서 나갔어요.`}
      </span>
    </span>
  )
}
