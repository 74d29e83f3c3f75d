/** One HTTP request by hand: `fetch` sets the headers that browsers set itself. */
import { type IncomingMessage, request } from 'node:http'
import type { Playground } from './playground.ts'

export interface RawRequest {
  method?: string
  path: string
  port?: number
  headers?: Record<string, string>
  body?: string
}
/** Without a length in the headers, a body goes in chunks. */
export function ask(
  playground: Playground,
  { method = 'GET', path, port = playground.port, headers = {}, body }: RawRequest,
) {
  return new Promise<{ status: number; text: string; headers: IncomingMessage['headers'] }>(
    (resolve, reject) => {
      const req = request({ host: '127.0.0.1', port, method, path, headers }, async (res) => {
        let text = ''
        for await (const chunk of res) text += chunk
        resolve({ status: res.statusCode ?? 0, text, headers: res.headers })
      })
      req.on('upgrade', (res, socket) => {
        socket.destroy()
        resolve({ status: res.statusCode ?? 0, text: '', headers: res.headers })
      })
      req.on('error', reject)
      if (body !== undefined) req.write(body)
      req.end()
    },
  )
}
