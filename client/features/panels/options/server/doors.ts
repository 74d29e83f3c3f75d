/** Trials of the options that say who gets in, where and by which transport. */
import { headerOf } from '#shared/model/headers.ts'
import { answerIn } from '../seen.ts'
import { answered, at, ioLine, joins, line, renew, sent, server, trial } from '../trials.ts'

const usual = {
  seconds: 5,
  missing: '요청이 서버에 닿지 않았을 수 있어요. 프로그램이 `listen`하고 있는지 보세요.',
}

export const path = trial({
  ...usual,
  changes: () => server({ path: '"/my-path"' }),
  steps: (place) => [renew, line('client', ioLine({ ...place, path: '/my-path' }))],
  effect: (seen) => {
    const answer = answerIn(
      seen,
      ({ status }, { request }) => status === 200 && request.event.url.startsWith('/my-path/?'),
    )
    return at(answer?.exchange?.request, '요청의 URL이 `/my-path/`로 시작하고, 서버가 `200`으로 답했어요.')
  },
})

export const cors = trial({
  ...usual,
  changes: () => server({ cors: '{ origin: "*" }' }),
  steps: joins(),
  effect: answered(
    '응답에 `Access-Control-Allow-Origin: *`가 붙었어요.',
    ({ headers }) => headerOf(headers, 'access-control-allow-origin') === '*',
  ),
})

export const transports = trial({
  ...usual,
  changes: () => server({ transports: '["websocket"]' }),
  steps: joins(),
  effect: answered(
    '롱 폴링으로 시작한 클라이언트를 서버가 `400`, `Transport unknown`으로 거절했어요.',
    ({ status }, { purpose, transport }) =>
      status === 400 && purpose === 'handshake' && transport === 'polling',
  ),
})

export const allowUpgrades = trial({
  ...usual,
  changes: () => server({ allowUpgrades: 'false' }),
  steps: joins(),
  effect: sent('down', '`"upgrades":[]`라고 알려서, 클라이언트가 롱 폴링에 머물러요.', ({ text }) =>
    /^0\{.*"upgrades":\[\]/.test(text),
  ),
  missing: '롱 폴링 핸드셰이크가 없었어요. `transports`에 `"polling"`이 있는지 보세요.',
})

/** A request that no client of Socket.IO makes. */
const fetches =
  (rest: string) =>
  ({ url, path: own }: { url: string; path: string }) => [
    renew,
    line('client', `fetch("${url}${own}${rest}", { mode: "no-cors" })`),
  ]

export const serveClient = trial({
  ...usual,
  changes: () => server({ serveClient: 'false' }),
  steps: fetches('/socket.io.js'),
  effect: answered(
    '파일 대신 `400`이 왔어요. 이 요청도 핸드셰이크로 읽혀서 `Transport unknown`이에요.',
    ({ status }, { request }) => status === 400 && request.event.url.endsWith('/socket.io.js'),
  ),
})

export const allowRequest = trial({
  ...usual,
  changes: () => server({ allowRequest: '(req, callback) => callback("지금은 받지 않아요", false)' }),
  steps: joins(),
  effect: answered(
    '서버가 핸드셰이크를 `403`으로 거절했어요. 함수가 준 말이 `message`에 있어요.',
    ({ status }, { purpose, transport }) =>
      status === 403 && purpose === 'handshake' && transport === 'polling',
  ),
})

export const allowEIO3 = trial({
  ...usual,
  changes: () => server({ allowEIO3: 'true' }),
  steps: fetches('/?EIO=3&transport=polling'),
  effect: answered(
    '`EIO=3` 요청에 `200`이 왔어요. 기본값이면 `400`, `Unsupported protocol version`이에요.',
    ({ status }, { version }) => status === 200 && version === '3',
  ),
})

export const addTrailingSlash = trial({
  ...usual,
  changes: () => server({ addTrailingSlash: 'false' }),
  steps: joins({ addTrailingSlash: false }),
  effect: (seen) => {
    const answer = answerIn(
      seen,
      ({ status }, { request }) => status === 200 && /^[^?]*[^/?]\?EIO=/.test(request.event.url),
    )
    return at(
      answer?.exchange?.request,
      '`?` 앞에 `/`가 없는 요청인데 서버가 `200`으로 답했어요. 기본값이면 Socket.IO가 받지 않아요.',
    )
  },
})
