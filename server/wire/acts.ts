/** What a learner does to what is on the wire, one act at a time. Each throws `Refusal`. */
import type { WireInput } from '#shared/networkInput.ts'
import { Refusal } from '#shared/problem.ts'
import type { TraceEvent } from '#shared/trace.ts'
import type { Recorder } from '../trace/recorder.ts'
import type { Connections } from './connections.ts'
import type { HeldUnit } from './holding.ts'
import type { Loopback } from './loopback.ts'
import { resend } from './resend.ts'
import type { Wire } from './wire.ts'

export function createActs({
  wire,
  connections,
  loopback,
  recorder,
}: {
  wire: Wire
  connections: Connections
  loopback: Loopback
  recorder: Recorder
}) {
  const { holding } = wire

  function taken(seq: number | undefined, client: string | undefined): HeldUnit {
    const found = holding.find(seq, client)
    if (!found) throw new Refusal(seq === undefined ? nothingHeld : notHeld, 409)
    holding.take((unit) => unit === found.unit)
    return found
  }
  function cut(seq: number | undefined, client: string | undefined): void {
    const of = seq === undefined ? undefined : requestOf(recorder.find(seq))
    if (seq !== undefined && of === undefined) throw new Refusal(noConnection, 409)
    const chosen = connections
      .all()
      .filter(({ exchange }) => of === undefined || exchange.request === of)
      .filter(({ exchange }) => client === undefined || exchange.stamp().client === client)
    if (chosen.length === 0) throw new Refusal(noConnection, 409)
    for (const socket of new Set(chosen.map((one) => one.socket))) {
      const [one] = chosen.filter((other) => other.socket === socket)
      if (one) recorder.record({ kind: 'wire.cut', ...one.exchange.stamp(), of: one.exchange.request })
      connections.cut(socket)
    }
  }

  return async function act(input: WireInput): Promise<void> {
    switch (input.do) {
      case 'release':
        return wire.letGo(taken(input.seq, input.client))
      case 'release-all': {
        const { client } = input
        for (const held of holding.take(({ line }) => client === undefined || line.who().client === client))
          wire.letGo(held)
        return
      }
      case 'drop':
        return wire.discard(taken(input.seq, input.client))
      case 'cut':
        return cut(input.seq, input.client)
      case 'edit': {
        const { unit } = holding.find(input.seq, undefined) ?? {}
        if (!unit) throw new Refusal(notHeld, 409)
        if (!unit.edit) throw new Refusal('WebSocket을 여는 요청과 응답은 고칠 수 없어요.')
        return unit.edit(input.data)
      }
      case 'resend':
        return resend(recorder.find(input.seq), connections, loopback)
    }
  }
}

/** The request that the connection of this event was open for. */
function requestOf(event: TraceEvent | undefined): number | undefined {
  switch (event?.kind) {
    case 'http.request':
      return event.seq
    case 'http.response':
      return event.request
    case 'ws.open':
    case 'ws.frame':
      return event.socket
    default:
      return undefined
  }
}

const nothingHeld = '지금 붙잡고 있는 것이 없어요.'
const notHeld = '이미 지나갔거나 붙잡고 있지 않은 것이에요. 붙잡고 있는 것 가운데서 골라 주세요.'
const noConnection = '지금 열려 있는 연결이 없어서 끊을 것이 없어요.'
