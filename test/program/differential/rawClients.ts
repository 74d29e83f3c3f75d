/** Clients that put several packets into one read: one body, or one piece of TCP. */
import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { composeFrame } from '../../../server/wire/frames.ts'

export interface RawClient {
  /** Sends these packets so that the server reads them at once. */
  together: (...packets: string[]) => Promise<void>
  end: () => Promise<void>
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
export async function rawWebSocket(url: string): Promise<RawClient> {
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
  let heard = ''
  socket.on('data', (bytes) => {
    heard += bytes.toString('latin1')
  })
  socket.on('error', () => {})
  while (!heard.includes('"sid"')) await wait(5)
  return {
    async together(...packets) {
      const frames = packets.flatMap((packet) => composeFrame(1, Buffer.from(packet), true).chunks)
      socket.write(Buffer.concat(frames))
    },
    async end() {
      socket.destroy()
    },
  }
}
