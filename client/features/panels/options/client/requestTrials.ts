/** Trials of the options that decide what the requests look like. */
import type { Exchange } from '#shared/model/exchanges.ts'
import { headerOf } from '#shared/model/headers.ts'
import type { Place } from '../entry.ts'
import { handshakesIn } from '../seen.ts'
import { asked, at, client, heard, run, server, shook, silent, trial } from '../trials.ts'

const CORS = '서버의 cors가 이 클라이언트의 출처를 허용하는지 살펴보세요.'
const header = ({ request }: Exchange, name: string): string | undefined =>
  headerOf(request.event.headers, name)

export const query = trial({
  changes: () => client({ query: '{ a: "1" }' }),
  effect: shook('요청의 URL에 `a=1`이 붙었어요.', (_, url) => /[?&]a=1(&|$)/.test(url)),
})

const otherPath = ({ path }: Place): string => (path === '/chat' ? '/talk' : '/chat')
export const path = trial({
  changes: (place) => {
    const code = JSON.stringify(otherPath(place))
    return [...client({ path: code }), ...server({ path: code })]
  },
  effect: (seen, place) => {
    const own = otherPath(place)
    const says = `요청의 URL이 \`${own}/\`로 시작해요. 서버의 경로도 같이 바꿨어요.`
    return shook(says, (_, url) => url.startsWith(`${own}/?`))(seen, place)
  },
})

export const addTrailingSlash = trial({
  changes: () => [...client({ addTrailingSlash: 'false' }), ...server({ addTrailingSlash: 'false' })],
  effect: (seen, place) => {
    const says = `경로 끝에 슬래시가 없어요: \`${place.path}?EIO=4…\``
    return shook(says, (_, url) => url.startsWith(`${place.path}?`))(seen, place)
  },
})

export const extraHeaders = trial({
  changes: () => client({ extraHeaders: '{ "x-token": "abcd" }' }),
  effect: (seen) => {
    const preflight = seen.exchanges.find(
      (one) => one.purpose === 'preflight' && header(one, 'access-control-request-headers') === 'x-token',
    )
    const own = handshakesIn(seen).find((one) => header(one, 'x-token') === 'abcd')
    if (preflight && (own || seen.events.at(-1)?.kind === 'client.connect_error'))
      return at(preflight.request, '`x-token`을 보내도 되는지 `OPTIONS` 요청으로 먼저 물어요.')
    return at(own?.request, '요청에 헤더 `x-token: abcd`가 붙었어요.')
  },
  missing: CORS,
})

export const withCredentials = trial({
  changes: () => [
    ...client({ withCredentials: 'true' }),
    ...server({ cookie: 'true' }),
    { in: 'server', path: ['cors', 'credentials'], code: 'true' },
  ],
  effect: asked(
    '출처가 다른데도 롱 폴링 요청에 쿠키 `io=…`가 실렸어요.',
    (one) => one.transport === 'polling' && /(^|; )io=/.test(header(one, 'cookie') ?? ''),
  ),
  missing: CORS,
})

export const transportOptions = trial({
  changes: () => client({ transportOptions: '{ polling: { extraHeaders: { "x-only": "polling" } } }' }),
  effect: asked(
    '롱 폴링 요청에만 `x-only: polling`이 붙었어요.',
    (one) => header(one, 'x-only') === 'polling',
  ),
  missing: CORS,
})

export const timestampRequests = trial({
  changes: () => client({ timestampRequests: 'false' }),
  effect: shook(
    '롱 폴링 요청의 URL에 `t=…`가 없어요.',
    ({ transport }, url) => transport === 'polling' && !/[?&]t=/.test(url),
  ),
})
export const timestampParam = trial({
  changes: () => client({ timestampParam: '"ts"' }),
  effect: shook('URL의 `t=…`가 `ts=…`로 바뀌었어요.', (_, url) => /[?&]ts=/.test(url)),
})

export const requestTimeout = trial({
  changes: () => client({ requestTimeout: '1000' }),
  steps: () => [silent('down'), run],
  effect: heard(
    'client.connect_error',
    '답이 없는 요청을 1초 만에 그만두고 `xhr poll error`를 알렸어요.',
    ({ message }) => message === 'xhr poll error',
  ),
})
