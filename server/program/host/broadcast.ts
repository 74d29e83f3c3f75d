/** Broadcasts of the program, done by the real adapter, and told to the trace with whom they reached. */
import type { Namespace } from 'socket.io'
import type { MessageOf } from '../protocol/messages.ts'
import { encodeForeign } from '../protocol/values.ts'
import type { Context } from './context.ts'
import { decode } from './given.ts'
import type { Kept } from './recovery.ts'
import { sizeOf, spoken } from './sockets.ts'

export function broadcast(
  message: MessageOf<'broadcast'>,
  namespace: Namespace,
  { owner, deliver, account, timers }: Context,
  recovery: Kept,
): void {
  const { flags, ack, line } = message
  const rooms = [...message.rooms]
  const except = [...message.except]
  const [event, ...args] = decode(message)
  const recipients = recipientsOf(namespace, rooms, except)
  const leftOut = except.length === 0 ? 0 : recipientsOf(namespace, rooms, []).length - recipients.length
  owner.record({
    kind: 'broadcast',
    namespace: namespace.name,
    rooms: rooms.map(String),
    except: except.map(String),
    recipients,
    ...(leftOut > 0 && { leftOut }),
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
    account.add('ack')
    const answered = (error: Error | null, responses: unknown) => {
      sent.end()
      account.remove('ack')
      deliver({
        kind: 'acked',
        ack,
        failed: error !== null,
        values: encodeForeign([responses]) ?? { json: '[[]]' },
      })
    }
    const asking = operator.timeout(flags.timeout as number)
    const sent = timers.caught(() => asking.emit(event as string, ...args, answered))
  }
  recovery.sent(namespace, sizeOf(message))
}

/** Whom the adapter is about to reach. */
function recipientsOf({ adapter, sockets }: Namespace, rooms: string[], except: string[]): string[] {
  const left = new Set(except.flatMap((room) => [...(adapter.rooms.get(room) ?? [])]))
  const ids =
    rooms.length === 0 ? adapter.sids.keys() : rooms.flatMap((room) => [...(adapter.rooms.get(room) ?? [])])
  return [...new Set(ids)].filter((id) => !left.has(id) && sockets.has(id))
}
