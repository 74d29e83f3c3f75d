/** Keeps an eye on a connection whose upgrade request waits: nobody reads it yet, and it may end meanwhile. */
import type { Socket } from 'node:net'

/** What a client sends before it has its answer; more is only sent to fill memory. */
const most = 64_000

/** Until the returned function is called; what came meanwhile is then there to be read again. */
export function keepReading(raw: Socket): () => void {
  const early: Buffer[] = []
  let size = 0
  const keep = (bytes: Buffer) => {
    early.push(bytes)
    size += bytes.length
    if (size > most) raw.destroy()
  }
  const gone = () => raw.destroy()
  raw.on('data', keep)
  raw.on('end', gone)
  return () => {
    raw.off('data', keep)
    raw.off('end', gone)
    raw.pause()
    if (size > 0) raw.unshift(Buffer.concat(early))
  }
}
