/** What a client is doing, as its page says. */
import type { FrameState } from '../../lab/clients/clients.ts'

/** What a client is doing, in one word. */
export type Doing =
  | 'opening'
  | 'unreachable'
  | 'idle'
  | 'silent'
  | 'connected'
  | 'connecting'
  | 'trying'
  | 'off'

/** `idle`: its code has not run; `silent`: it ran, but made no socket. */
export function doingOf(frame: FrameState | undefined): Doing {
  if (!frame || frame.status === 'loading') return 'opening'
  if (frame.status === 'unreachable') return 'unreachable'
  if (frame.ran === null) return 'idle'
  if (frame.sockets.length === 0) return 'silent'
  if (frame.sockets.some((socket) => socket.status === 'connected')) return 'connected'
  return (
    (['trying', 'connecting'] as const).find((wish) => frame.sockets.some((s) => s.status === wish)) ?? 'off'
  )
}

export const doingWords: Record<Doing, string> = {
  opening: '페이지 여는 중',
  unreachable: '페이지에 닿지 못함',
  idle: '연결 전',
  silent: '소켓 없음',
  connected: '연결됨',
  connecting: '연결 중',
  trying: '다시 시도 중',
  off: '연결 끊김',
}

/** The same beside a badge, where they are longer: what is whole in three or four letters. */
export const shortWords: Partial<Record<Doing, string>> = {
  opening: '여는 중',
  unreachable: '닿지 못함',
  trying: '재시도',
  off: '끊김',
}
