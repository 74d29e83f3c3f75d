/** Namespaces × connections: the sid stands at the head of a column, the socket ids below it. */
import { useFold, useLab, useRecord } from '../../../lab/useLab.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { Button } from '../../../ui/Button.tsx'
import { LayerMark } from '../../../ui/LayerMark.tsx'
import { MomentLink } from '../parts/MomentLink.tsx'
import { outcomeOf, packetsOf } from './asks.ts'
import { choose } from './choice.ts'
import { type Column, shortId, useColumns, whoText } from './columns.ts'
import { type Space, spacesOf } from './spaces.ts'
import tables from './Tables.module.css'

export function SpacesTable() {
  const { spaces, patterns } = useFold(spacesOf)
  const { shown: columns, more } = useColumns()
  return (
    <>
      <div className={tables.scroll}>
        <table className={tables.table}>
          <thead>
            <tr>
              <th scope="col" className={tables.first}>
                네임스페이스
              </th>
              {columns.map((column) => (
                <ColumnHead key={column.key} column={column} />
              ))}
            </tr>
          </thead>
          <tbody>
            {spaces.map((space) => (
              <tr key={space.name}>
                <SpaceHead space={space} />
                {columns.map((column) => (
                  <td key={column.key}>
                    <Cell space={space} column={column} />
                  </td>
                ))}
              </tr>
            ))}
            {patterns.map(({ text, seq }) => (
              <tr key={text}>
                <th scope="row" className={tables.first} colSpan={columns.length + 1}>
                  <MomentLink seq={seq} label={`패턴이 생긴 순간, ${text}`}>
                    <span>{text}</span>
                  </MomentLink>
                  <small>패턴 · 맞는 이름을 클라이언트가 찾을 때 생김</small>
                </th>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more > 0 && <small>{`연결이 ${more}개 더 있어요.`}</small>}
    </>
  )
}

function ColumnHead({ column: { client, connection } }: { column: Column }) {
  const { clients } = useLab()
  const viewing = useRecord() !== null
  const { opens } = useFold(packetsOf)
  const who = whoText(client)
  const letter = client !== null && client.length === 1 ? client : null
  if (!connection)
    return (
      <th scope="col" className={tables.column}>
        <span className={tables.who}>{letter !== null && <Badge letter={letter} off />}</span>
        {client !== null && (
          <Button
            size="small"
            aria-label={`${who} 연결`}
            disabled={viewing}
            onClick={() => clients.connect(client)}
          >
            연결
          </Button>
        )}
      </th>
    )
  const open = opens.get(connection.sid)
  return (
    <th scope="col" className={tables.column}>
      <span className={tables.who}>
        {letter === null ? who : <Badge letter={letter} />}
        <span className={tables.sid}>
          <LayerMark layer="eio" size={10} /> sid
        </span>
      </span>
      <MomentLink
        seq={open?.seq ?? connection.seq}
        part={open?.part ?? 0}
        label={`${who}의 sid ${connection.sid}, 받은 순간`}
        className={tables.eio}
      >
        <span title={connection.sid}>{shortId(connection.sid)}</span>
      </MomentLink>
    </th>
  )
}

function SpaceHead({ space: { name, seq, pattern } }: { space: Space }) {
  const how = name === '/' ? '언제나 있음' : pattern === null ? '이름으로 만듦' : '패턴에서 생김'
  return (
    <th scope="row" className={tables.first}>
      <MomentLink seq={seq} label={`${name} 네임스페이스, ${how}, 생긴 순간`}>
        <span title={name}>{name}</span>
      </MomentLink>
      <small title={pattern ?? undefined}>{how}</small>
    </th>
  )
}

function Cell({ space, column: { client, connection } }: { space: Space; column: Column }) {
  const packets = useFold(packetsOf)
  const who = whoText(client)
  const sockets = connection?.sockets.filter(({ namespace }) => namespace === space.name) ?? []
  if (sockets.length === 0 && connection && client !== null && client.length === 1 && space.name !== '/')
    return (
      <button
        type="button"
        className={tables.none}
        aria-label={`${who}를 ${space.name}에 넣는 줄 보기`}
        onClick={() => choose({ lane: client, namespace: space.name })}
      >
        ·
      </button>
    )
  if (sockets.length === 0) return <span className={tables.none}>·</span>
  return sockets.map(({ id, seq }) => {
    const outcome = client === null ? null : outcomeOf(packets, client, space.name)
    const isIts = outcome?.is === 'joined' && outcome.ask.sid === connection?.sid
    const moment = isIts ? outcome.answer : { seq, part: 0 }
    return (
      <MomentLink
        key={id}
        seq={moment.seq}
        part={moment.part}
        label={`${space.name}의 ${who}, 소켓 ID ${id}, 받은 순간`}
        className={tables.sio}
      >
        <span title={id}>{shortId(id)}</span>
      </MomentLink>
    )
  })
}
