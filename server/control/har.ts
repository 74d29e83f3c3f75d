/** The wire of a trace as HAR 1.2, with WebSocket messages as browser devtools write them (`_webSocketMessages`). */
import type { Headers, HttpRequest, HttpResponse, Payload, TraceEvent, WsFrame } from '#shared/trace.ts'

const textOf = (payload: Payload): string => (typeof payload === 'string' ? payload : payload.base64)
const headersOf = (headers: Headers) =>
  Object.entries(headers).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((one) => ({ name, value: one })),
  )

/** `born`: when the lab began, in ms since the epoch. */
export function harOf(events: readonly TraceEvent[], born: number) {
  const time = (at: number) => new Date(born + at).toISOString()
  const responses = new Map<number, HttpResponse>()
  const frames = new Map<number, WsFrame[]>()
  for (const event of events) {
    if (event.kind === 'http.response') responses.set(event.request, event)
    if (event.kind === 'ws.frame') frames.set(event.socket, [...(frames.get(event.socket) ?? []), event])
  }

  function entryOf(request: HttpRequest) {
    const response = responses.get(request.seq)
    const messages = frames.get(request.seq)
    const host = request.headers['host'] ?? 'localhost'
    const upgraded = response?.status === 101
    const url = `${upgraded ? 'ws' : 'http'}://${String(host)}${request.url}`
    const wait = response ? response.at - request.at : -1
    const binary = response && typeof response.body !== 'string'
    return {
      startedDateTime: time(request.at),
      time: Math.max(0, wait),
      request: {
        method: request.method,
        url,
        httpVersion: 'HTTP/1.1',
        cookies: [],
        headers: headersOf(request.headers),
        queryString: [...new URLSearchParams(request.url.split('?')[1] ?? '')].map(([name, value]) => ({
          name,
          value,
        })),
        headersSize: -1,
        bodySize: request.size,
        ...(request.size > 0 && {
          postData: { mimeType: String(request.headers['content-type'] ?? ''), text: textOf(request.body) },
        }),
      },
      response: {
        status: response?.status ?? 0,
        statusText: '',
        httpVersion: 'HTTP/1.1',
        cookies: [],
        headers: headersOf(response?.headers ?? {}),
        redirectURL: '',
        headersSize: -1,
        bodySize: response?.size ?? -1,
        content: {
          size: response?.size ?? 0,
          mimeType: String(response?.headers['content-type'] ?? 'x-unknown'),
          ...(response && { text: textOf(response.body) }),
          ...(binary && { encoding: 'base64' }),
        },
      },
      cache: {},
      timings: { send: 0, wait: Math.max(0, wait), receive: 0 },
      ...(upgraded && {
        _resourceType: 'websocket',
        _webSocketMessages: (messages ?? []).map((frame) => ({
          type: frame.direction === 'up' ? 'send' : 'receive',
          time: (born + frame.at) / 1000,
          opcode: frame.opcode,
          data: textOf(frame.data),
        })),
      }),
    }
  }

  const entries = events.filter((event) => event.kind === 'http.request').map(entryOf)
  return {
    log: { version: '1.2', creator: { name: 'Socket.IO 놀이터', version: '0.1' }, pages: [], entries },
  }
}
