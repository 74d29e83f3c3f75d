/** The sending that the form stands for: the line that would run, or what is missing for it. */
import type { Json } from '#shared/trace.ts'
import { parseArgs } from '../../../pictures/args.ts'
import { namespaceCode, type SendLine, sendLine } from './lines.ts'
import type { Person } from './people.ts'
import type { RoomsState } from './store.ts'
import type { Rooms } from './useRooms.ts'
import { type Way, wayOf } from './ways.ts'

/** What can be chosen of a list, and its words. */
export interface Option {
  value: string
  label: string
}
export interface Draft {
  way: Way
  sender: Person | null
  /** Who `socket` can be. */
  senders: readonly Option[]
  rooms: readonly Option[]
  room: string
  second: string
  except: string
  /** The namespace that it is sent in. */
  namespace: string
  spaces: readonly Option[]
  data: readonly Json[]
  line: { ok: true; line: SendLine } | { ok: false; message: string }
}

/** The server's console waits for a second; what comes later, it does not tell. */
const mostMs = 900

function msOf(text: string): number | null {
  const ms = Number(text)
  return /^\d+$/.test(text) && ms >= 1 && ms <= mostMs ? ms : null
}

const among = (options: readonly Option[], value: string, otherwise: number): string =>
  (options.find((option) => option.value === value) ?? options[otherwise] ?? options[0])?.value ?? ''

/** Rooms to send to: those of the table, and each socket's own. */
function roomOptions({ columns, people }: Rooms): Option[] {
  const named = columns.map(({ room }) => ({ value: room, label: room }))
  const own = people
    .filter(({ id }) => !columns.some(({ room }) => room === id))
    .map(({ id, badge, short }) => ({ value: id, label: `${badge}의 자기 룸 ${short}` }))
  return [...named, ...own]
}

export function draftOf(rooms: Rooms, state: RoomsState): Draft {
  const { people, server, namespaces } = rooms
  const way = wayOf(state.way)
  const sender = people.find(({ client }) => client === state.sender) ?? people[0] ?? null
  const options = roomOptions(rooms)
  const room = among(options, state.room, 0)
  const rest = options.filter(({ value }) => value !== room)
  const second = among(rest, state.second, 0)
  const except = among(way.id === 'ioExcept' ? options : rest, state.except, 0)
  const spaces = namespaces.map((name) => ({ value: name, label: name }))
  const other = spaces.findIndex(({ value }) => value !== rooms.namespace)
  const namespace = way.needs.includes('namespace')
    ? among(spaces, state.other, Math.max(0, other))
    : rooms.namespace
  const parsed = parseArgs(state.args)
  const ms = msOf(state.ms)
  // A client with several sockets in this namespace speaks with its first.
  const senders = people.flatMap(({ client, badge }, index) =>
    client === null || people.findIndex((one) => one.client === client) !== index
      ? []
      : [{ value: client, label: badge }],
  )
  const base = { way, sender, senders, rooms: options, room, second, except, namespace, spaces }
  const none = (message: string): Draft => ({ ...base, data: [], line: { ok: false, message } })
  if (server === null) return none('서버 변수를 찾지 못했어요. 위에서 말한 대로 고쳐 주세요.')
  if (state.event === '') return none('이벤트 이름을 써 주세요.')
  if (!parsed.ok) return none(parsed.message)
  if (way.needs.includes('ms') && ms === null)
    return none('콘솔은 답을 1초까지만 기다려요. 1부터 900까지의 정수로 써 주세요.')
  if (sender === null) return none('`socket`이 될 클라이언트를 먼저 연결해 주세요.')
  const chosen = {
    server,
    base: namespaceCode(server, rooms.namespace),
    room,
    second,
    except,
    ms: ms ?? 0,
    namespace,
  }
  const from = { namespace: rooms.namespace, id: sender.id }
  const line = sendLine(way, chosen, from, state.event, parsed.args)
  return { ...base, data: [state.event, ...parsed.args], line: { ok: true, line } }
}
