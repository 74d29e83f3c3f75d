/** Broadcasts of the program, done by the real adapter, and told to the trace with whom they reached. */
import type { Namespace } from 'socket.io'
import type { GuestMessage } from '../messages.ts'
import { encodeForeign } from '../values.ts'
import type { Context } from './context.ts'
import { decode } from './given.ts'
import { forgetOldPackets } from './recovery.ts'
import { spoken } from './sockets.ts'

type Told = Extract<GuestMessage, { kind: 'broadcast' }>

export function broadcast(message: Told, namespace: Namespace, { owner, deliver }: Context): void {
  const { flags, ack, line } = message
  const rooms = [...message.rooms]
  const except = [...message.except]
  const [event, ...args] = decode(message)
  const recipients = recipientsOf(namespace, rooms, except)
  owner.record({
    kind: 'broadcast',
    namespace: namespace.name,
    rooms,
    except,
    recipients,
    ...spoken(message),
    ...(line && { line }),
  })
  let operator = namespace.except(except)
  if (rooms.length > 0) operator = operator.to(rooms)
  if (flags.volatile) operator = operator.volatile
  if (flags.local) operator = operator.local
  if (flags.compress !== undefined) operator = operator.compress(flags.compress)
  if (ack === undefined) operator.emit(event as string, ...args)
  else {
    const answered = (error: Error | null, responses: unknown) =>
      deliver({
        kind: 'acked',
        ack,
        failed: error !== null,
        values: encodeForeign([responses]) ?? { json: '[[]]' },
      })
    operator.timeout(flags.timeout as number).emit(event as string, ...args, answered)
  }
  forgetOldPackets(namespace)
}

/** Whom the adapter is about to reach. */
function recipientsOf({ adapter, sockets }: Namespace, rooms: string[], except: string[]): string[] {
  const left = new Set(except.flatMap((room) => [...(adapter.rooms.get(room) ?? [])]))
  const ids =
    rooms.length === 0 ? adapter.sids.keys() : rooms.flatMap((room) => [...(adapter.rooms.get(room) ?? [])])
  return [...new Set(ids)].filter((id) => !left.has(id) && sockets.has(id))
}
