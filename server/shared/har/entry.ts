/** One request and all that came of it, as an entry of HAR 1.2. */
import type { Headers, HttpRequest, HttpResponse, TraceEvent, WsClose, WsFrame, WsOpen } from '../trace.ts'
import { cookiesSent, cookiesSet } from './cookies.ts'
import { type Fate, fateFields } from './fates.ts'
import { charactersOf, messageOf } from './messages.ts'
import { absoluteUrl, queryOf } from './url.ts'

/** The events that one request brought with it; the request itself may have been let go. */
export interface Exchange {
  seq: number
  request?: HttpRequest
  response?: HttpResponse
  /** Why there is no answer. */
  failure?: 'not-listening' | 'cut-by-client' | 'cut-by-server'
  /** When that was told. */
  failedAt?: number
  open?: WsOpen
  close?: WsClose
  frames: WsFrame[]
}
interface Context {
  /** When the trace began, in ms since the Unix epoch. */
  born: number
  fates: ReadonlyMap<number, Fate>
}

const headersOf = (headers: Headers) =>
  Object.entries(headers).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((one) => ({ name, value: one })),
  )
const one = (header: string | readonly string[] | undefined): string =>
  typeof header === 'string' ? header : (header?.[0] ?? '')
const since = (from: number, to: number) => Math.max(0, Math.round((to - from) * 100) / 100)

const failureWords = {
  'not-listening': '듣는 서버가 없어서 답 없이 연결이 닫혔어요.',
  'cut-by-client': '답이 다 오기 전에 클라이언트가 연결을 끊었어요.',
  'cut-by-server': '답이 다 오기 전에 서버가 연결을 끊었어요.',
} as const

/** What is known of an exchange's beginning. */
function firstOf({ request, open, response, frames, close }: Exchange): TraceEvent | undefined {
  return request ?? open ?? response ?? frames[0] ?? close
}

/** The time an exchange took, in the parts that HAR knows: what the learner held is time in a queue. */
function timingsOf(exchange: Exchange, began: number, { fates }: Context) {
  const { request, response, close, frames, failedAt } = exchange
  const goesOn = (request && fates.get(request.seq)?.released) ?? began
  const answered = response?.at ?? failedAt ?? goesOn
  const arrived = (response && fates.get(response.seq)?.released) ?? answered
  const ended = Math.max(arrived, close?.at ?? frames.at(-1)?.at ?? arrived)
  const blocked = since(began, goesOn)
  return {
    ...(blocked > 0 && { blocked }),
    send: 0,
    wait: since(goesOn, answered),
    receive: since(answered, ended),
  }
}

function requestOf({ request, open }: Exchange, isSocket: boolean, fate: Fate | undefined) {
  const headers = request?.headers ?? open?.headers ?? {}
  const url = request?.url ?? open?.url ?? '/'
  const body = request ? charactersOf(request.body) : ''
  const hasBody = request !== undefined && (request.size > 0 || fate?.edited !== undefined)
  return {
    method: request?.method ?? 'GET',
    url: absoluteUrl(url, headers, isSocket ? 'ws' : 'http'),
    httpVersion: 'HTTP/1.1',
    cookies: cookiesSent(headers['cookie']),
    headers: headersOf(headers),
    queryString: queryOf(url),
    headersSize: -1,
    bodySize: request?.size ?? -1,
    ...(hasBody && {
      postData: {
        mimeType: one(headers['content-type']),
        text: fate?.edited ?? body,
        ...(typeof request.body !== 'string' && fate?.edited === undefined && { _encoding: 'base64' }),
        ...(fate?.edited !== undefined && { _original: body }),
        ...(request.cut && { comment: '너무 길어서 앞부분만 있어요.' }),
      },
    }),
    ...fateFields(fate),
  }
}

function contentOf(response: HttpResponse, fate: Fate | undefined) {
  const { body, decoded, size, cut } = response
  const text = fate?.edited ?? decoded ?? charactersOf(body)
  const isBytes = typeof body !== 'string' && decoded === undefined && fate?.edited === undefined
  return {
    size,
    mimeType: one(response.headers['content-type']) || 'x-unknown',
    text,
    ...(isBytes && { encoding: 'base64' }),
    ...(decoded !== undefined && { _compressed: one(response.headers['content-encoding']) }),
    ...(fate?.edited !== undefined && { _original: decoded ?? charactersOf(body) }),
    ...(cut && { comment: '너무 길어서 앞부분만 있어요.' }),
  }
}

function responseOf({ response, failure }: Exchange, fate: Fate | undefined) {
  const headers = response?.headers ?? {}
  return {
    status: response?.status ?? 0,
    statusText: '',
    httpVersion: 'HTTP/1.1',
    cookies: cookiesSet(headers['set-cookie']),
    headers: headersOf(headers),
    redirectURL: one(headers['location']),
    headersSize: -1,
    bodySize: response?.size ?? -1,
    content: response ? contentOf(response, fate) : { size: 0, mimeType: 'x-unknown' },
    ...(failure && { _error: failure, comment: failureWords[failure] }),
    ...fateFields(fate),
  }
}

export function entryOf(exchange: Exchange, context: Context) {
  const { request, response, open, close, frames } = exchange
  const { born, fates } = context
  const began = firstOf(exchange)?.at ?? 0
  const isSocket =
    response?.status === 101 ||
    open !== undefined ||
    frames.length > 0 ||
    close !== undefined ||
    one(request?.headers['upgrade']).toLowerCase() === 'websocket'
  const timings = timingsOf(exchange, began, context)
  const { blocked = 0, wait, receive } = timings
  const { client, connection } = request ?? response ?? open ?? frames[0] ?? {}
  return {
    startedDateTime: new Date(born + began).toISOString(),
    time: Math.round((blocked + wait + receive) * 100) / 100,
    request: requestOf(exchange, isSocket, request && fates.get(request.seq)),
    response: responseOf(exchange, response && fates.get(response.seq)),
    cache: {},
    timings,
    _seq: exchange.seq,
    ...(client !== undefined && { _client: client }),
    ...(connection !== undefined && { _sid: connection }),
    ...(request?.resent !== undefined && { _resent: request.resent }),
    ...(!request && { comment: '요청은 오래돼서 지워졌어요.' }),
    ...(isSocket && {
      _resourceType: 'websocket',
      _webSocketMessages: frames.map((frame) => messageOf(frame, born, fates.get(frame.seq))),
      ...(close && {
        _webSocketClose: {
          time: (born + close.at) / 1000,
          ...(close.code !== undefined && { code: close.code }),
          ...(close.reason !== undefined && { reason: close.reason }),
        },
      }),
    }),
  }
}
