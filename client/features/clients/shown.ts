/** A client as the page shows it: at the newest moment as its own page says, in the past as the trace tells. */
import type { FrameState } from '../../lab/clients/clients.ts'
import { useClients, useFold, useTrace } from '../../lab/useLab.ts'
import type { Lane, LaneStatus } from '../../pictures/flow/types.ts'
import { lanesOf } from '../../pictures/lanes.ts'
import { type Doing, doingOf, doingWords } from './useClients.ts'

export interface Shown {
  doing: Doing
  words: string
  transport: string | null
  sockets: readonly { readonly namespace: string; readonly id: string | null }[]
  isPast: boolean
}

/** As its page says. */
export function shownNow(frame: FrameState | undefined): Shown {
  const doing = doingOf(frame)
  const sockets = frame?.status === 'ready' ? frame.sockets : []
  const transport = sockets.find((socket) => socket.transport)?.transport ?? null
  return { doing, words: doingWords[doing], transport, sockets, isPast: false }
}

const then: Record<LaneStatus, { doing: Doing; words: string }> = {
  idle: { doing: 'idle', words: doingWords.idle },
  connecting: { doing: 'connecting', words: doingWords.connecting },
  connected: { doing: 'connected', words: doingWords.connected },
  refused: { doing: 'off', words: '연결 안 됨' },
  disconnected: { doing: 'off', words: doingWords.off },
  gone: { doing: 'idle', words: '페이지 닫힘' },
}

/** As the trace had it at a moment; before its first sign it had done nothing. */
function shownThen(lane: Lane | undefined): Shown {
  const { status = 'idle', transport = null, sockets = [] } = lane ?? {}
  return { ...then[status], transport, sockets, isPast: true }
}

/** The client at the moment that the page shows. */
export function useShown(client: string): Shown {
  const frame = useClients((s) => s.frames[client])
  const isPast = useTrace((trace) => trace.cursor !== null)
  const lanes = useFold(lanesOf)
  return isPast ? shownThen(lanes.find((lane) => lane.client === client)) : shownNow(frame)
}
