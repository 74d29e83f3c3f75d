/** When an answer is over: it has left, or its connection has ended. */

interface Emitter {
  once: (event: 'close', listener: () => void) => unknown
}
interface Answer extends Emitter {
  req: { socket: object }
  /** Its connection while it has its turn there. */
  socket: object | null
  writableFinished: boolean
}

const waiting = new WeakMap<object, Set<() => void>>()

/** Who waits for the end of this connection; one listener serves them all, however many requests it carries. */
function waitingFor(socket: Emitter): Set<() => void> {
  const known = waiting.get(socket)
  if (known) return known
  const fresh = new Set<() => void>()
  waiting.set(socket, fresh)
  socket.once('close', () => {
    for (const over of fresh) over()
  })
  return fresh
}

/**
 * Calls `over` once. `wasSent`: the answer had its turn; `false` where the connection ended while it stood behind another one.
 * Node emits no `close` on such an answer (measured on 20.20 and 24.14, `findings/pipelined-answer-never-closes.sh`).
 */
export function whenOver(res: Answer, over: (wasSent: boolean) => void): void {
  const others = waitingFor(res.req.socket as Emitter)
  const unsent = () => {
    if (res.socket === null && !res.writableFinished) end(false)
  }
  const end = (wasSent: boolean) => {
    if (others.delete(unsent)) over(wasSent)
  }
  others.add(unsent)
  res.once('close', () => end(true))
}
