/** Trials of the options that decide what the requests look like. */
import type { Exchange } from '#shared/model/exchanges.ts'
import { headerOf } from '#shared/model/headers.ts'
import type { RequestUnit } from '#shared/model/units.ts'
import type { Place } from '../entry.ts'
import { handshakesIn, type Seen, told } from '../seen.ts'
import { at, client, run, server, silent, trial } from '../trials.ts'

const CORS = '서버의 cors가 이 클라이언트의 출처를 허용하는지 살펴보세요.'

/** The first handshake whose address fits. */
const handshakeTo = (seen: Seen, fits: (url: string) => boolean): RequestUnit | undefined =>
  handshakesIn(seen).find(({ request }) => fits(request.event.url))?.request
const header = ({ request }: Exchange, name: string): string | undefined =>
  headerOf(request.event.headers, name)

export const query = trial({
  changes: () => client({ query: '{ a: "1" }' }),
  effect: (seen) =>
    at(
      handshakeTo(seen, (url) => /[?&]a=1(&|$)/.test(url)),
      '요청의 URL에 `a=1`이 붙었어요.',
    ),
})

const otherPath = ({ path }: Place): string => (path === '/chat' ? '/talk' : '/chat')
export const path = trial({
  changes: (place) => {
    const code = JSON.stringify(otherPath(place))
    return [...client({ path: code }), ...server({ path: code })]
  },
  effect: (seen, place) => {
    const own = otherPath(place)
    return at(
      handshakeTo(seen, (url) => url.startsWith(`${own}/?`)),
      `요청의 URL이 \`${own}/\`로 시작해요. 서버의 경로도 같이 바꿨어요.`,
    )
  },
})

export const addTrailingSlash = trial({
  changes: () => [...client({ addTrailingSlash: 'false' }), ...server({ addTrailingSlash: 'false' })],
  effect: (seen, { path }) =>
    at(
      handshakeTo(seen, (url) => url.startsWith(`${path}?`)),
      `경로 끝에 슬래시가 없어요: \`${path}?EIO=4…\``,
    ),
})

export const extraHeaders = trial({
  changes: () => client({ extraHeaders: '{ "x-token": "abcd" }' }),
  effect: (seen) => {
    const preflight = seen.exchanges.find(
      (one) => one.purpose === 'preflight' && header(one, 'access-control-request-headers') === 'x-token',
    )
    const asked = handshakesIn(seen).find((one) => header(one, 'x-token') === 'abcd')
    if (preflight && (asked || seen.events.at(-1)?.kind === 'client.connect_error'))
      return at(preflight.request, '`x-token`을 보내도 되는지 `OPTIONS` 요청으로 먼저 물어요.')
    return at(asked?.request, '요청에 헤더 `x-token: abcd`가 붙었어요.')
  },
  missing: CORS,
})

export const withCredentials = trial({
  changes: () => [
    ...client({ withCredentials: 'true' }),
    ...server({ cookie: 'true' }),
    { in: 'server', path: ['cors', 'credentials'], code: 'true' },
  ],
  effect: ({ exchanges }) =>
    at(
      exchanges.find((one) => one.transport === 'polling' && /(^|; )io=/.test(header(one, 'cookie') ?? ''))
        ?.request,
      '출처가 다른데도 롱 폴링 요청에 쿠키 `io=…`가 실렸어요.',
    ),
  missing: CORS,
})

export const transportOptions = trial({
  changes: () => client({ transportOptions: '{ polling: { extraHeaders: { "x-only": "polling" } } }' }),
  effect: ({ exchanges }) =>
    at(
      exchanges.find((one) => header(one, 'x-only') === 'polling')?.request,
      '롱 폴링 요청에만 `x-only: polling`이 붙었어요.',
    ),
  missing: CORS,
})

export const timestampRequests = trial({
  changes: () => client({ timestampRequests: 'false' }),
  effect: (seen) =>
    at(
      handshakesIn(seen).find(
        ({ request, transport }) => transport === 'polling' && !/[?&]t=/.test(request.event.url),
      )?.request,
      '롱 폴링 요청의 URL에 `t=…`가 없어요.',
    ),
})
export const timestampParam = trial({
  changes: () => client({ timestampParam: '"ts"' }),
  effect: (seen) =>
    at(
      handshakeTo(seen, (url) => /[?&]ts=/.test(url)),
      'URL의 `t=…`가 `ts=…`로 바뀌었어요.',
    ),
})

export const requestTimeout = trial({
  changes: () => client({ requestTimeout: '1000' }),
  steps: () => [silent('down'), run],
  effect: ({ events }) =>
    at(
      told(events, 'client.connect_error').find(({ message }) => message === 'xhr poll error'),
      '답이 없는 요청을 1초 만에 그만두고 `xhr poll error`를 알렸어요.',
    ),
})
