/** Clients that put several packets into one read: one body, or one piece of TCP. */
import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { composeFrame, createFrameSplitter, payloadOf } from '../../../server/wire/frames.ts'

export interface RawClient {
  /** Sends these packets so that the server reads them at once. */
  together: (...packets: string[]) => Promise<void>
  end: () => Promise<void>
}
/** What the server said with text, `41` and the like; of a WebSocket only. */
export interface Hearing extends RawClient {
  heard: readonly string[]
}

/** A client over long polling. Nothing asks for what the server says. */
export async function rawPolling(url: string): Promise<RawClient> {
  const path = `${url}/socket.io/?EIO=4&transport=polling`
  const opened = await (await fetch(path)).text()
  const { sid } = JSON.parse(opened.slice(1)) as { sid: string }
  return {
    async together(...packets) {
      await (await fetch(`${path}&sid=${sid}`, { method: 'POST', body: packets.join('\x1e') })).text()
    },
    async end() {
      await fetch(`${path}&sid=${sid}`, { method: 'POST', body: '1' })
    },
  }
}

/** A client over a WebSocket of its own. */
export async function rawWebSocket(url: string): Promise<Hearing> {
  const { hostname, port } = new URL(url)
  const socket: Socket = connect(Number(port), hostname)
  socket.setNoDelay(true)
  const key = randomBytes(16).toString('base64')
  socket.write(
    [
      'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
      `Host: ${hostname}:${port}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${key}`,
      '\r\n',
    ].join('\r\n'),
  )
  const heard: string[] = []
  const frames = createFrameSplitter(
    Number.POSITIVE_INFINITY,
    (frame) => heard.push(payloadOf(frame, 10_000).toString()),
    () => {},
  )
  let head = Buffer.alloc(0)
  socket.on('data', (bytes: Buffer) => {
    if (head.includes('\r\n\r\n')) return frames.take(bytes)
    head = Buffer.concat([head, bytes])
    const end = head.indexOf('\r\n\r\n')
    if (end >= 0) frames.take(head.subarray(end + 4))
  })
  socket.on('error', () => {})
  while (heard.length === 0) await wait(5)
  return {
    heard,
    async together(...packets) {
      const bytes = packets.flatMap((packet) => composeFrame(1, Buffer.from(packet), true).chunks)
      socket.write(Buffer.concat(bytes))
    },
    async end() {
      socket.destroy()
    },
  }
}
