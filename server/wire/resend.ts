/** Sends once more what crossed the wire: a frame on the WebSocket that it crossed, or a request with a body. */
import { Refusal } from '#shared/problem.ts'
import type { TraceEvent, WsFrame } from '#shared/trace.ts'
import type { Connections } from './connections.ts'
import type { Loopback } from './loopback.ts'

/** Throws `Refusal`. */
export async function resend(
  event: TraceEvent | undefined,
  connections: Connections,
  loopback: Loopback,
): Promise<void> {
  if (!event) throw new Refusal('기록에 남아 있지 않아서 다시 보낼 수 없어요.', 409)
  if (event.kind === 'http.request' && event.size > 0) {
    if (event.cut) throw new Refusal('너무 커서 앞부분만 기록된 요청은 다시 보낼 수 없어요.')
    return loopback.send(event)
  }
  if (event.kind !== 'ws.frame')
    throw new Refusal('다시 보낼 수 있는 것은 WebSocket 프레임과, 본문이 있는 요청이에요.')
  refuseUnfit(event)
  const { data, opcode, direction, seq } = event
  const tap = connections.all().find(({ exchange }) => exchange.request === event.socket)?.tap
  const payload = typeof data === 'string' ? Buffer.from(data) : Buffer.from(data.base64, 'base64')
  if (!tap?.resend(direction, opcode, payload, seq))
    throw new Refusal('그 WebSocket이 이미 닫혀서 다시 보낼 수 없어요.', 409)
}

function refuseUnfit({ opcode, cut, compressed, more }: WsFrame): void {
  if (opcode !== 1 && opcode !== 2)
    throw new Refusal('WebSocket이 스스로 주고받는 프레임은 다시 보낼 수 없어요.')
  if (cut) throw new Refusal('너무 커서 앞부분만 기록된 프레임은 다시 보낼 수 없어요.')
  if (compressed || more) throw new Refusal('압축했거나 나누어 보낸 프레임은 다시 보낼 수 없어요.')
}
