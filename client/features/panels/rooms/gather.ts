/** Makes sure that there are enough clients to tell the rooms by. */
import type { ClientsStore, FrameState } from '../../../lab/clients/clients.ts'

export const enough = 3

/** Its code has a socket that is connected. */
export const isConnected = (frame: FrameState | undefined): boolean =>
  frame?.status === 'ready' && frame.sockets.some(({ status }) => status === 'connected')

/** Which lanes will be connected by `gather`, in the order of their letters. */
export function gathered(lanes: readonly string[]): string[] {
  const free = ['A', 'B', 'C', 'D', 'E'].filter((lane) => !lanes.includes(lane))
  return [...lanes, ...free.slice(0, Math.max(0, enough - lanes.length))].slice(0, enough).sort()
}

/** Connects as many clients as are missing; makes those that there are not yet. */
export function gather(clients: ClientsStore): void {
  while (clients.getState().clients.length < enough) if (clients.add('app') === null) break
  const { clients: all, frames } = clients.getState()
  const missing = enough - all.filter(({ lane }) => isConnected(frames[lane])).length
  const idle = all.filter(({ lane }) => !isConnected(frames[lane]))
  for (const { lane } of idle.slice(0, Math.max(0, missing))) clients.connect(lane)
}
