/** Does what the page's buttons ask of a client: the same calls that its code could make. */
import type { Socket } from 'socket.io-client'
import type { Answered, Ask, Sent, SocketState, Tell } from './protocol.ts'
import { argsOf } from './show.ts'

const answerSeconds = 10

interface Hands {
  sockets: ReadonlySet<Socket>
  states: () => SocketState[]
  tell: (tell: Tell) => void
}

/** The newest socket of that namespace, a connected one first. */
function socketOf(namespace: string, { sockets, states }: Hands): Socket | undefined {
  const known = states()
  const fitting = [...sockets].filter((_, i) => known[i]?.namespace === namespace).reverse()
  return fitting.find((socket) => socket.connected) ?? fitting[0]
}

/** The library gives up at once when the connection is lost, else when the time is over. */
function unanswered(error: unknown): Answered {
  const isLost = error instanceof Error && /disconnected/.test(error.message)
  return { status: 'none', why: isLost ? 'disconnected' : 'late', seconds: answerSeconds }
}

/** Emits for the page's form; tells how far it came, and later what was answered. */
export function emitFor(ask: Ask & { kind: 'emit' }, hands: Hands): void {
  const socket = socketOf(ask.namespace, hands)
  const sent = (value: Sent) => hands.tell({ kind: 'sent', id: ask.id, sent: value })
  const answered = (value: Answered) => hands.tell({ kind: 'answered', id: ask.id, answered: value })
  if (!socket) {
    sent({ status: 'refused', message: '이 네임스페이스에 만든 소켓이 없어요.' })
    return
  }
  const isConnected = socket.connected
  try {
    if (ask.ack)
      socket
        .timeout(answerSeconds * 1000)
        .emit(ask.event, ...ask.args, (error: unknown, ...values: unknown[]) => {
          answered(error ? unanswered(error) : { status: 'answered', args: argsOf(values) })
        })
    else socket.emit(ask.event, ...ask.args)
  } catch (error) {
    sent({ status: 'refused', message: error instanceof Error ? error.message : String(error) })
    return
  }
  sent({ status: isConnected ? 'sent' : 'buffered' })
}

/** Connects every socket that the code has made and that is not connected or trying. */
export function connectAll({ sockets, states }: Hands): void {
  const known = states()
  for (const [i, socket] of [...sockets].entries()) if (known[i]?.status === 'off') socket.connect()
}

/** Disconnects every socket, also those that go on trying. */
export function disconnectAll({ sockets }: Hands): void {
  for (const socket of sockets) if (socket.connected || socket.active) socket.disconnect()
}
