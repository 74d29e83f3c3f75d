/** Trials of the options that say who gets in, where and by which transport. */
import { headerOf } from '#shared/model/headers.ts'
import { answerIn } from '../seen.ts'
import { at, ioLine, joins, line, renew, server, trial } from '../trials.ts'

const seconds = 5
const missing = '요청이 서버에 닿지 않았을 수 있어요. 프로그램이 `listen`하고 있는지 보세요.'

export const path = trial({
  changes: () => server({ path: '"/my-path"' }),
  steps: (place) => [renew, line('client', ioLine({ ...place, path: '/my-path' }))],
  effect: (seen) => {
    const answer = answerIn(
      seen,
      ({ status }, { request }) => request.event.url.startsWith('/my-path/?') && status === 200,
    )
    return at(answer?.exchange?.request, '요청의 URL이 `/my-path/`로 시작하고, 서버가 `200`으로 답했어요.')
  },
  seconds,
  missing,
})

export const cors = trial({
  changes: () => server({ cors: '{ origin: "*" }' }),
  steps: joins(),
  effect: (seen) =>
    at(
      answerIn(seen, ({ headers }) => headerOf(headers, 'access-control-allow-origin') === '*'),
      '응답에 `Access-Control-Allow-Origin: *`가 붙었어요.',
    ),
  seconds,
  missing,
})

export const transports = trial({
  changes: () => server({ transports: '["websocket"]' }),
  steps: joins(),
  effect: (seen) =>
    at(
      answerIn(
        seen,
        ({ status }, { purpose, transport }) =>
          purpose === 'handshake' && transport === 'polling' && status === 400,
      ),
      '롱 폴링으로 시작한 클라이언트를 서버가 `400`, `Transport unknown`으로 거절했어요.',
    ),
  seconds,
  missing,
})

export const allowUpgrades = trial({
  changes: () => server({ allowUpgrades: 'false' }),
  steps: joins(),
  effect: ({ packets }) =>
    at(
      packets.down.find(({ text }) => /^0\{.*"upgrades":\[\]/.test(text)),
      '`"upgrades":[]`라고 알려서, 클라이언트가 롱 폴링에 머물러요.',
    ),
  seconds,
  missing: '롱 폴링 핸드셰이크가 없었어요. `transports`에 `"polling"`이 있는지 보세요.',
})

export const serveClient = trial({
  changes: () => server({ serveClient: 'false' }),
  steps: (place) => [
    renew,
    line('client', `fetch("${place.url}${place.path}/socket.io.js", { mode: "no-cors" })`),
  ],
  effect: (seen) =>
    at(
      answerIn(
        seen,
        ({ status }, { request }) => request.event.url.endsWith('/socket.io.js') && status === 400,
      ),
      '파일 대신 `400`이 왔어요. 이 요청도 핸드셰이크로 읽혀서 `Transport unknown`이에요.',
    ),
  seconds,
  missing,
})

export const allowRequest = trial({
  changes: () => server({ allowRequest: '(req, callback) => callback("지금은 받지 않아요", false)' }),
  steps: joins(),
  effect: (seen) =>
    at(
      answerIn(
        seen,
        ({ status }, { purpose, transport }) =>
          purpose === 'handshake' && transport === 'polling' && status === 403,
      ),
      '서버가 핸드셰이크를 `403`으로 거절했어요. 함수가 준 말이 `message`에 있어요.',
    ),
  seconds,
  missing,
})

export const allowEIO3 = trial({
  changes: () => server({ allowEIO3: 'true' }),
  steps: (place) => [
    renew,
    line('client', `fetch("${place.url}${place.path}/?EIO=3&transport=polling", { mode: "no-cors" })`),
  ],
  effect: (seen) =>
    at(
      answerIn(seen, ({ status }, { version }) => version === '3' && status === 200),
      '`EIO=3` 요청에 `200`이 왔어요. 기본값이면 `400`, `Unsupported protocol version`이에요.',
    ),
  seconds,
  missing,
})

export const addTrailingSlash = trial({
  changes: () => server({ addTrailingSlash: 'false' }),
  steps: joins({ addTrailingSlash: false }),
  effect: (seen) => {
    const answer = answerIn(
      seen,
      ({ status }, { request }) => /^[^?]*[^/?]\?EIO=/.test(request.event.url) && status === 200,
    )
    return at(
      answer?.exchange?.request,
      '`?` 앞에 `/`가 없는 요청인데 서버가 `200`으로 답했어요. 기본값이면 Socket.IO가 받지 않아요.',
    )
  },
  seconds,
  missing,
})
