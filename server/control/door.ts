/** Who may ask at all: by the name they call this machine, and by the page that makes the browser ask. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Refusal } from '#shared/problem.ts'
import { asksForServiceWorker } from '../wire/serviceWorker.ts'
import { type Hosts, hostOf } from './hosts.ts'
import { apiHeaders } from './pageHeaders.ts'

type Headed = Pick<IncomingMessage, 'headers'>

/** Throws `Refusal` where the name in `Host` is not this machine's. */
export function checkHost({ headers }: Headed, hosts: Hosts): void {
  const host = hostOf(headers.host)
  if (host && hosts.isOwn(host.name)) return
  const name = host?.name.slice(0, 100) ?? '이름'
  throw new Refusal(
    `이 컴퓨터의 주소가 아니에요. 이 주소로 열려면 HOST_NAMES=${name} npm start처럼 실행해 주세요.`,
    403,
  )
}

/** Throws `Refusal` where a browser wants a service worker: nothing here has any. */
export function checkWorker(asked: Headed): void {
  if (asksForServiceWorker(asked)) throw new Refusal('여기에는 서비스 워커가 없어요.', 403)
}

/**
 * Throws `Refusal` where a page that is not the playground's makes a browser ask. Who is no browser says nothing of itself and may ask.
 * Facts: Fetch 3.2 (browsers put `Origin` on each POST, PUT, DELETE and WebSocket), Fetch Metadata 2.4 (`none`: the user's own doing).
 */
export function checkOrigin({ headers }: Headed): void {
  const { origin, host = '' } = headers
  const site = headers['sec-fetch-site']
  const isOwnOrigin = origin === undefined || origin.toLowerCase() === `http://${host.toLowerCase()}`
  if (isOwnOrigin && (site === undefined || site === 'same-origin' || site === 'none')) return
  throw new Refusal('놀이터의 화면에서만 할 수 있어요. 다른 페이지가 보낸 요청은 받지 않아요.', 403)
}

/** Answers a request that was refused before anybody saw it. */
export function refuse(res: ServerResponse, { status, problem }: Refusal): void {
  res
    .writeHead(status, { ...apiHeaders, 'content-type': 'application/json; charset=utf-8' })
    .end(JSON.stringify({ problem }))
}

/** The same as text, for a connection that was to be upgraded. */
export function refusalText({ status, problem }: Refusal): string {
  const body = JSON.stringify({ problem })
  const heads = Object.entries({
    ...apiHeaders,
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  })
  return `HTTP/1.1 ${status} Forbidden\r\n${heads.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`
}
