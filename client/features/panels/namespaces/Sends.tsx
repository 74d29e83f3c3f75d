/** `io.emit` against `io.of(…).emit`: two lines, and the packets that each client really received in each namespace. */
import { useStore } from 'zustand'
import { serverName } from '../../../lab/code/names.ts'
import { useFold, useLiveFold } from '../../../lab/useLab.ts'
import { LayerMark } from '../../../ui/LayerMark.tsx'
import { MomentLink } from '../parts/MomentLink.tsx'
import { RunLine } from '../parts/RunLine.tsx'
import { packetsOf, receivedOf } from './asks.ts'
import { choiceStore } from './choice.ts'
import { type Column, useColumns, whoText } from './columns.ts'
import { readNamespace } from './lines.ts'
import styles from './Namespaces.module.css'
import { spacesOf } from './spaces.ts'
import tables from './Tables.module.css'

const event = 'hello'

export function Sends() {
  const { program, spaces } = useLiveFold(spacesOf)
  const { name, problem } = readNamespace(useStore(choiceStore, (choice) => choice.namespace))
  const io = program === null ? null : serverName(program)
  const others = spaces.filter((space) => space.name !== '/').map((space) => space.name)
  const other = problem === null && others.includes(name) ? name : (others[0] ?? '/news')
  if (io === null) return null
  const lines = [
    { namespace: '/', head: `${io}.emit`, code: `${io}.emit("${event}", "기본 네임스페이스에게")` },
    {
      namespace: other,
      head: `${io}.of("${other}").emit`,
      code: `${io}.of(${JSON.stringify(other)}).emit("${event}", "${other}에게")`,
    },
  ]
  return (
    <section aria-labelledby="spaces-send">
      <div className={styles.title}>
        <h2 id="spaces-send">누가 받나요</h2>
        <p className={styles.legend}>
          <LayerMark layer="sio" size={10} /> 받은 패킷
        </p>
      </div>
      <div className={styles.lines}>
        {lines.map(({ namespace, code }) => (
          <RunLine
            key={namespace}
            where="server"
            code={code}
            name="보내기"
            disabled={!spaces.some((space) => space.name === namespace)}
          />
        ))}
      </div>
      <Received lines={lines} />
    </section>
  )
}

interface Sent {
  namespace: string
  head: string
}

function Received({ lines }: { lines: readonly Sent[] }) {
  const columns = useColumns().shown.filter(({ connection }) => connection !== null)
  const shown = lines.map(({ namespace }) => namespace)
  if (columns.length === 0)
    return <p className={styles.hint}>아직 연결한 클라이언트가 없어서 받을 소켓도 없어요.</p>
  return (
    <div className={tables.scroll}>
      <table className={tables.table}>
        <thead>
          <tr>
            <th scope="col" className={tables.first}>
              서버의 한 줄
            </th>
            {columns.map(({ key, client }) => (
              <th key={key} scope="col" className={tables.column}>
                {whoText(client)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.namespace}>
              <th scope="row" className={tables.first}>
                <code className={tables.head}>{line.head}</code>
              </th>
              {columns.map((column) => (
                <td key={column.key}>
                  <Got line={line} column={column} shown={shown} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** In each namespace that the client is in: the packet, or that none came. Empty before anything was sent. */
function Got({ line, column, shown }: { line: Sent; column: Column; shown: readonly string[] }) {
  const { sends } = useFold(spacesOf)
  const packets = useFold(packetsOf)
  const send = sends.get(line.namespace)
  const { connection, client } = column
  const joined = shown.filter((name) => connection?.sockets.some(({ namespace }) => namespace === name))
  return (
    <ul className={tables.got}>
      {joined.map((name) => {
        const sent = send?.event === event && name === line.namespace
        const [packet] =
          sent && connection ? receivedOf(packets, { ...send, namespace: name }, connection.sid) : []
        const who = `${whoText(client)}의 ${name}`
        return (
          <li key={name}>
            {packet ? (
              <MomentLink
                seq={packet.seq}
                part={packet.part}
                label={`${who}, 받았어요: ${packet.raw}`}
                className={tables.sio}
              >
                <LayerMark layer="sio" size={10} />
                <span>{name}</span>
              </MomentLink>
            ) : (
              <span
                className={tables.not}
                title={send?.event === event ? '받지 않았어요' : '아직 보내지 않았어요'}
              >
                · {name}
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
