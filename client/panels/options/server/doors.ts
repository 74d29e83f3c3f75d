/** Trials of the options that say who gets in, where and by which transport. */
import type { Trial } from '../entry.ts'
import { inClient, ioLine, renew, setServer } from '../lines.ts'
import { exchangesIn, headerIn, isHandshake, packetsIn, queryOf } from '../seen.ts'

const noRequest = '요청이 서버에 닿지 않았을 수 있어요. 프로그램이 `listen`하고 있는지 보세요.'

export const path: Trial = {
  changes: () => [setServer('path', '"/my-path"')],
  steps: (place) => [renew, inClient(ioLine({ ...place, path: '/my-path' }))],
  effect: (events) => {
    const found = exchangesIn(events).find(
      ({ request, answer }) => request.url.startsWith('/my-path/?') && answer.status === 200,
    )
    return found
      ? { seq: found.request.seq, says: '요청의 URL이 `/my-path/`로 시작하고, 서버가 `200`으로 답했어요.' }
      : null
  },
  seconds: 5,
  missing: noRequest,
}

export const cors: Trial = {
  changes: () => [setServer('cors', '{ origin: "*" }')],
  steps: (place) => [renew, inClient(ioLine(place))],
  effect: (events) => {
    const found = exchangesIn(events).find(
      ({ answer }) => headerIn(answer.headers, 'access-control-allow-origin') === '*',
    )
    return found
      ? { seq: found.answer.seq, says: '응답에 `Access-Control-Allow-Origin: *`가 붙었어요.' }
      : null
  },
  seconds: 5,
  missing: noRequest,
}

export const transports: Trial = {
  changes: () => [setServer('transports', '["websocket"]')],
  steps: (place) => [renew, inClient(ioLine(place))],
  effect: (events) => {
    const found = exchangesIn(events).find(
      ({ request, answer }) => isHandshake(request) && answer.status === 400,
    )
    return found
      ? {
          seq: found.answer.seq,
          says: '롱 폴링으로 시작한 클라이언트를 서버가 `400`, `Transport unknown`으로 거절했어요.',
        }
      : null
  },
  seconds: 5,
  missing: noRequest,
}

export const allowUpgrades: Trial = {
  changes: () => [setServer('allowUpgrades', 'false')],
  steps: (place) => [renew, inClient(ioLine(place))],
  effect: (events) => {
    const open = packetsIn(events, 'down').find(({ text }) => /^0\{.*"upgrades":\[\]/.test(text))
    return open ? { ...open, says: '`"upgrades":[]`라고 알려서, 클라이언트가 롱 폴링에 머물러요.' } : null
  },
  seconds: 5,
  missing: '롱 폴링 핸드셰이크가 없었어요. `transports`에 `"polling"`이 있는지 보세요.',
}

export const serveClient: Trial = {
  changes: () => [setServer('serveClient', 'false')],
  steps: ({ url, path: at }) => [renew, inClient(`fetch("${url}${at}/socket.io.js", { mode: "no-cors" })`)],
  effect: (events) => {
    const found = exchangesIn(events).find(
      ({ request, answer }) => request.url.endsWith('/socket.io.js') && answer.status === 400,
    )
    return found
      ? {
          seq: found.answer.seq,
          says: '파일 대신 `400`이 왔어요. 이 요청도 핸드셰이크로 읽혀서 `Transport unknown`이에요.',
        }
      : null
  },
  seconds: 5,
  missing: noRequest,
}

export const allowRequest: Trial = {
  changes: () => [setServer('allowRequest', '(req, callback) => callback("지금은 받지 않아요", false)')],
  steps: (place) => [renew, inClient(ioLine(place))],
  effect: (events) => {
    const found = exchangesIn(events).find(
      ({ request, answer }) => isHandshake(request) && answer.status === 403,
    )
    return found
      ? {
          seq: found.answer.seq,
          says: '서버가 핸드셰이크를 `403`으로 거절했어요. 함수가 준 말이 `message`에 있어요.',
        }
      : null
  },
  seconds: 5,
  missing: noRequest,
}

export const allowEIO3: Trial = {
  changes: () => [setServer('allowEIO3', 'true')],
  steps: ({ url, path: at }) => [
    renew,
    inClient(`fetch("${url}${at}/?EIO=3&transport=polling", { mode: "no-cors" })`),
  ],
  effect: (events) => {
    const found = exchangesIn(events).find(
      ({ request, answer }) => queryOf(request.url).get('EIO') === '3' && answer.status === 200,
    )
    return found
      ? {
          seq: found.answer.seq,
          says: '`EIO=3` 요청에 `200`이 왔어요. 기본값이면 `400`, `Unsupported protocol version`이에요.',
        }
      : null
  },
  seconds: 5,
  missing: noRequest,
}

export const addTrailingSlash: Trial = {
  changes: () => [setServer('addTrailingSlash', 'false')],
  steps: (place) => [renew, inClient(ioLine(place, { addTrailingSlash: false }))],
  effect: (events) => {
    const found = exchangesIn(events).find(
      ({ request, answer }) => /^[^?]*[^/?]\?EIO=/.test(request.url) && answer.status === 200,
    )
    return found
      ? {
          seq: found.request.seq,
          says: '`?` 앞에 `/`가 없는 요청인데 서버가 `200`으로 답했어요. 기본값이면 Socket.IO가 받지 않아요.',
        }
      : null
  },
  seconds: 5,
  missing: noRequest,
}
