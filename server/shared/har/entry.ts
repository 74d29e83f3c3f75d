/** One request and all that came of it, as an entry of HAR 1.2. */
import type { ExchangeEnd } from '../model/exchanges.ts'
import type { FrameUnit, RequestUnit, ResponseUnit, Unit } from '../model/units.ts'
import type { Headers, WsClose, WsOpen } from '../trace.ts'
import { cookiesSent, cookiesSet } from './cookies.ts'
import { editOf, fateFields, releaseOf } from './fates.ts'
import { charactersOf, messageOf } from './messages.ts'
import { absoluteUrl, queryOf } from './url.ts'

/** What one request brought with it. */
export interface Parts {
  /** That of the request. */
  seq: number
  /** `null`: it is gone from the trace. */
  request: RequestUnit | null
  response: ResponseUnit | null
  opened: WsOpen | null
  closed: WsClose | null
  frames: FrameUnit[]
}
interface Context {
  /** When the trace began, in ms since the Unix epoch. */
  born: number
  /** What was open on the TCP connections that the learner destroyed. */
  cut: ReadonlySet<Unit>
}

const headersOf = (headers: Headers) =>
  Object.entries(headers).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((one) => ({ name, value: one })),
  )
/** Bytes of a text in UTF-8. */
function bytesOf(text: string): number {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4
  }
  return bytes
}
const one = (header: string | readonly string[] | undefined): string =>
  typeof header === 'string' ? header : (header?.[0] ?? '')
const since = (from: number, to: number) => Math.max(0, Math.round((to - from) * 100) / 100)

const failureWords = {
  'not-listening': '기다리는 서버가 없어서 답 없이 연결이 닫혔어요.',
  'cut-by-client': '답이 다 오기 전에 클라이언트가 연결을 끊었어요.',
  'cut-by-server': '답이 다 오기 전에 서버가 연결을 끊었어요.',
  'cut-by-learner': '답이 다 오기 전에 놀이터에서 연결을 끊었어요.',
} as const

/** Why there is no answer, and when that was known; `null`: there is one, or it may still come. */
function failureOf(end: ExchangeEnd | undefined): { why: keyof typeof failureWords; at: number } | null {
  switch (end?.is) {
    case 'refused':
      return { why: end.reason, at: end.at }
    case 'cut':
      return { why: `cut-by-${end.by}`, at: end.at }
    case 'answered':
    case 'waiting':
    case undefined:
      return null
  }
}

/** The time an exchange took, in the parts that HAR knows: what the learner held is time in a queue. */
function timingsOf({ request, response, closed, frames }: Parts, began: number) {
  const goesOn = (request && releaseOf(request)) ?? began
  const answered = response?.at ?? failureOf(request?.exchange.end)?.at ?? goesOn
  const arrived = (response && releaseOf(response)) ?? answered
  const ended = Math.max(arrived, closed?.at ?? frames.at(-1)?.at ?? arrived)
  const blocked = since(began, goesOn)
  return {
    ...(blocked > 0 && { blocked }),
    send: 0,
    wait: since(goesOn, answered),
    receive: since(answered, ended),
  }
}

function requestOf({ request: unit, opened }: Parts, isSocket: boolean, { cut }: Context) {
  const request = unit?.event
  const edited = unit ? editOf(unit) : undefined
  const headers = request?.headers ?? opened?.headers ?? {}
  const url = request?.url ?? opened?.url ?? '/'
  const address = url.startsWith('/') ? `${request?.base ?? ''}${url}` : url
  const body = request ? charactersOf(request.body) : ''
  const hasBody = request !== undefined && (request.size > 0 || edited !== undefined)
  return {
    method: request?.method ?? 'GET',
    url: absoluteUrl(address, headers, isSocket ? 'ws' : 'http'),
    httpVersion: 'HTTP/1.1',
    cookies: cookiesSent(headers['cookie']),
    headers: headersOf(headers),
    queryString: queryOf(url),
    headersSize: -1,
    bodySize: request?.size ?? -1,
    ...(hasBody && {
      postData: {
        mimeType: one(headers['content-type']),
        text: edited ?? body,
        ...(typeof request.body !== 'string' && edited === undefined && { _encoding: 'base64' }),
        ...(edited !== undefined && { _original: body }),
        ...(request.cut && { comment: '너무 길어서 앞부분만 있어요.' }),
      },
    }),
    ...fateFields(unit, unit !== null && cut.has(unit)),
  }
}

function contentOf(unit: ResponseUnit) {
  const { body, decoded, size, cut, headers } = unit.event
  const edited = editOf(unit)
  const encoding = one(headers['content-encoding'])
  const mimeType = one(headers['content-type']) || 'x-unknown'
  const isCompressed = encoding !== '' && encoding !== 'identity'
  // What cannot be decompressed is no content: who reads a HAR takes its text for what the page got.
  if (isCompressed && decoded === undefined && edited === undefined)
    return {
      size: 0,
      mimeType,
      comment: '압축된 본문이라 내용은 없어요.',
      _compressed: encoding,
      _wire: charactersOf(body),
    }
  const text = edited ?? decoded ?? charactersOf(body)
  const isBytes = typeof body !== 'string' && decoded === undefined && edited === undefined
  const whole = decoded === undefined ? size : bytesOf(decoded)
  return {
    size: whole,
    mimeType,
    text,
    ...(isBytes && { encoding: 'base64' }),
    ...(decoded !== undefined && { compression: whole - size, _compressed: encoding }),
    ...(edited !== undefined && { _original: decoded ?? charactersOf(body) }),
    ...(cut && { comment: '너무 길어서 앞부분만 있어요.' }),
  }
}

function responseOf({ request, response: unit }: Parts, { cut }: Context) {
  const headers = unit?.event.headers ?? {}
  const failure = failureOf(request?.exchange.end)
  return {
    status: unit?.event.status ?? 0,
    statusText: '',
    httpVersion: 'HTTP/1.1',
    cookies: cookiesSet(headers['set-cookie']),
    headers: headersOf(headers),
    redirectURL: one(headers['location']),
    headersSize: -1,
    bodySize: unit?.size ?? -1,
    content: unit ? contentOf(unit) : { size: 0, mimeType: 'x-unknown' },
    ...(failure && { _error: failure.why, comment: failureWords[failure.why] }),
    ...fateFields(unit, unit !== null && cut.has(unit)),
  }
}

/** `seq`, client and session of an entry are those of its request; where that is gone, of the first that there is. */
export function entryOf(parts: Parts, context: Context) {
  const { request, response, opened, closed, frames } = parts
  const { born, cut } = context
  const first = request?.event ?? opened ?? response?.event ?? frames[0]?.event ?? closed
  const began = first?.at ?? 0
  const isSocket =
    response?.event.status === 101 ||
    opened !== null ||
    frames.length > 0 ||
    closed !== null ||
    one(request?.event.headers['upgrade']).toLowerCase() === 'websocket'
  const timings = timingsOf(parts, began)
  const { blocked = 0, wait, receive } = timings
  const { client, connection } = request?.event ?? response?.event ?? opened ?? frames[0]?.event ?? {}
  return {
    startedDateTime: new Date(born + began).toISOString(),
    time: Math.round((blocked + wait + receive) * 100) / 100,
    request: requestOf(parts, isSocket, context),
    response: responseOf(parts, context),
    cache: {},
    timings,
    _seq: parts.seq,
    ...(client !== undefined && { _client: client }),
    ...(connection !== undefined && { _sid: connection }),
    ...(request && request.resent !== null && { _resent: request.resent }),
    ...(!request && { comment: '요청은 오래돼서 지워졌어요.' }),
    ...(isSocket && {
      _resourceType: 'websocket',
      _webSocketMessages: frames.map((unit) => messageOf(unit, born, cut.has(unit))),
      ...(closed && {
        _webSocketClose: {
          time: (born + closed.at) / 1000,
          ...(closed.code !== undefined && { code: closed.code }),
          ...(closed.reason !== undefined && { reason: closed.reason }),
        },
      }),
    }),
  }
}
