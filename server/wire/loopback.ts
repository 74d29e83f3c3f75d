/** Sends a client's request once more: a real one, to the address that it came by, over loopback. */
import { type IncomingMessage, request } from 'node:http'
import { Refusal } from '#shared/problem.ts'
import type { HttpRequest } from '#shared/trace.ts'
import { type Address, prefixOf } from './address.ts'
import { markedAll } from './labCookies.ts'

/** They belong to a connection, not to what is sent on it. */
const ofConnection = ['connection', 'content-length', 'transfer-encoding', 'expect']

export function createLoopback() {
  /** By client: where it came in, what stands before its URLs there, and before the names of its cookies. */
  const doors = new Map<string, { host: string; port: number; prefix: string; mark: string | undefined }>()
  /** By the port of our own end: what is on its way. */
  const coming = new Map<number, { resent: number; arrived: () => void }>()

  return {
    /** A request of this client came by this address. */
    note({ socket }: IncomingMessage, address: Address, client: string | undefined): void {
      const { localAddress: host, localPort: port } = socket
      if (host && port)
        doors.set(client ?? '', { host, port, prefix: prefixOf(address), mark: address.own?.mark })
    },
    /** The `seq` of the request that is sent once more with this one; `undefined` for a client's own. */
    claim({ socket }: IncomingMessage): number | undefined {
      const port = socket.remotePort ?? 0
      const mine = coming.get(port)
      coming.delete(port)
      mine?.arrived()
      return mine?.resent
    },
    /** Resolves when it has reached the wire. Throws `Refusal`. */
    send({ seq, method, url, headers, body, client }: HttpRequest): Promise<void> {
      const door = doors.get(client ?? '')
      if (!door) throw new Refusal(notSent, 409)
      const kept = Object.fromEntries(
        Object.entries(headers).filter(([name]) => !ofConnection.includes(name)),
      )
      const { cookie } = kept
      if (door.mark && typeof cookie === 'string') kept['cookie'] = markedAll(cookie, door.mark)
      const bytes = typeof body === 'string' ? Buffer.from(body) : Buffer.from(body.base64, 'base64')
      const out = request({
        host: door.host,
        port: door.port,
        method,
        path: door.prefix + url,
        headers: { ...kept, 'content-length': String(bytes.length) } as never,
        agent: false,
      })
      return new Promise((resolve, reject) => {
        let port = 0
        out.once('socket', (socket) => {
          socket.once('connect', () => {
            port = socket.localPort ?? 0
            coming.set(port, { resent: seq, arrived: resolve })
          })
        })
        out.once('response', (answer) => answer.resume())
        out.on('error', () => reject(new Refusal(notSent, 409)))
        out.once('close', () => {
          coming.delete(port)
          reject(new Refusal(notSent, 409))
        })
        out.end(bytes)
      })
    },
  }
}
export type Loopback = ReturnType<typeof createLoopback>

const notSent = '그 요청을 다시 보낼 수 없었어요. 새로 오간 요청으로 다시 해 보세요.'
