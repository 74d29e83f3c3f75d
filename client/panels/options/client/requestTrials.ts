/** Trials of the options that decide what the requests look like. */
import { headerOf } from '#shared/model/headers.ts'
import type { Place, TrialChange } from '../entry.ts'
import { askedBy, handshakesOf, told } from './seen.ts'
import { client, run, silent, trial } from './steps.ts'

const server = (path: readonly string[], code: string): TrialChange => ({ in: 'server', path, code })
const CORS = '서버의 cors가 이 클라이언트의 출처를 허용하는지 살펴보세요.'

export const query = trial({
  changes: () => client({ query: '{ a: "1" }' }),
  effect: (events, { lane }) => {
    const asked = handshakesOf(events, lane).find(({ event }) => /[?&]a=1(&|$)/.test(event.url))
    return asked && { seq: asked.event.seq, says: '요청의 URL에 `a=1`이 붙었어요.' }
  },
})

const otherPath = ({ path }: Place): string => (path === '/chat' ? '/talk' : '/chat')
export const path = trial({
  changes: (place) => [
    ...client({ path: JSON.stringify(otherPath(place)) }),
    server(['path'], JSON.stringify(otherPath(place))),
  ],
  effect: (events, place) => {
    const own = otherPath(place)
    const asked = handshakesOf(events, place.lane).find(({ event }) => event.url.startsWith(`${own}/?`))
    return (
      asked && {
        seq: asked.event.seq,
        says: `요청의 URL이 \`${own}/\`로 시작해요. 서버의 경로도 같이 바꿨어요.`,
      }
    )
  },
})

export const addTrailingSlash = trial({
  changes: () => [...client({ addTrailingSlash: 'false' }), server(['addTrailingSlash'], 'false')],
  effect: (events, place) => {
    const asked = handshakesOf(events, place.lane).find(({ event }) => event.url.startsWith(`${place.path}?`))
    return asked && { seq: asked.event.seq, says: `경로 끝에 슬래시가 없어요: \`${place.path}?EIO=4…\`` }
  },
})

export const extraHeaders = trial({
  changes: () => client({ extraHeaders: '{ "x-token": "abcd" }' }),
  effect: (events, { lane }) => {
    const preflight = askedBy(events, lane).find(
      ({ event, purpose }) =>
        purpose === 'preflight' && headerOf(event.headers, 'access-control-request-headers') === 'x-token',
    )
    const asked = handshakesOf(events, lane).find(
      ({ event }) => headerOf(event.headers, 'x-token') === 'abcd',
    )
    if (preflight && (asked || events.at(-1)?.kind === 'client.connect_error'))
      return { seq: preflight.event.seq, says: '`x-token`을 보내도 되는지 `OPTIONS` 요청으로 먼저 물어요.' }
    return asked && { seq: asked.event.seq, says: '요청에 헤더 `x-token: abcd`가 붙었어요.' }
  },
  missing: CORS,
})

export const withCredentials = trial({
  changes: () => [
    ...client({ withCredentials: 'true' }),
    server(['cookie'], 'true'),
    server(['cors', 'credentials'], 'true'),
  ],
  effect: (events, { lane }) => {
    const asked = askedBy(events, lane).find(
      ({ event, transport }) =>
        transport === 'polling' && /(^|; )io=/.test(headerOf(event.headers, 'cookie') ?? ''),
    )
    return asked && { seq: asked.event.seq, says: '출처가 다른데도 롱 폴링 요청에 쿠키 `io=…`가 실렸어요.' }
  },
  missing: CORS,
})

export const transportOptions = trial({
  changes: () => client({ transportOptions: '{ polling: { extraHeaders: { "x-only": "polling" } } }' }),
  effect: (events, { lane }) => {
    const asked = askedBy(events, lane).find(({ event }) => headerOf(event.headers, 'x-only') === 'polling')
    return asked && { seq: asked.event.seq, says: '롱 폴링 요청에만 `x-only: polling`이 붙었어요.' }
  },
  missing: CORS,
})

export const timestampRequests = trial({
  changes: () => client({ timestampRequests: 'false' }),
  effect: (events, { lane }) => {
    const asked = handshakesOf(events, lane).find(
      ({ event, transport }) => transport === 'polling' && !/[?&]t=/.test(event.url),
    )
    return asked && { seq: asked.event.seq, says: '롱 폴링 요청의 URL에 `t=…`가 없어요.' }
  },
})
export const timestampParam = trial({
  changes: () => client({ timestampParam: '"ts"' }),
  effect: (events, { lane }) => {
    const asked = handshakesOf(events, lane).find(({ event }) => /[?&]ts=/.test(event.url))
    return asked && { seq: asked.event.seq, says: 'URL의 `t=…`가 `ts=…`로 바뀌었어요.' }
  },
})

export const requestTimeout = trial({
  changes: () => client({ requestTimeout: '1000' }),
  steps: () => [silent('down'), run],
  effect: (events, { lane }) => {
    const failed = told(events, lane, 'client.connect_error').find(
      ({ message }) => message === 'xhr poll error',
    )
    return (
      failed && { seq: failed.seq, says: '답이 없는 요청을 1초 만에 그만두고 `xhr poll error`를 알렸어요.' }
    )
  },
})
