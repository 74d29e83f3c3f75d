/** Trials of the options that are times: what they end, or make come sooner. */

import type { HttpCut } from '#shared/trace/wire.ts'
import type { TraceEvent } from '#shared/trace.ts'
import type { Trial } from '../entry.ts'
import { inClient, ioLine, renew, setServer } from '../lines.ts'
import { closedByServer, packetsIn } from '../seen.ts'

const cannotConnect = 'A가 연결하지 못했을 수 있어요. 서버 콘솔과 A의 콘솔을 보세요.'
/** The upgrade that nobody answered, and that this end cut. */
const cutBy = (events: readonly TraceEvent[], end: 'server' | 'client') =>
  events.find((event): event is HttpCut => event.kind === 'http.cut' && event.by === end)

export const pingInterval: Trial = {
  changes: () => [setServer('pingInterval', '1000')],
  steps: (place) => [renew, inClient(ioLine(place, { transports: ['websocket'] }))],
  effect: (events) => {
    const ping = packetsIn(events, 'down').find(({ text }) => text === '2')
    return ping ? { ...ping, says: '연결하고 1초쯤 뒤에 첫 핑 `2`가 왔어요. 기본값이면 25초 뒤예요.' } : null
  },
  seconds: 6,
  missing: cannotConnect,
}

export const pingTimeout: Trial = {
  changes: () => [setServer('pingInterval', '500'), setServer('pingTimeout', '500')],
  steps: (place) => [
    {
      do: 'conditions',
      conditions: { hold: { direction: 'up', types: ['pong'] } },
      says: '클라이언트의 퐁을 전선에 붙잡아요',
    },
    renew,
    inClient(ioLine(place, { transports: ['websocket'] })),
  ],
  effect: (events) => {
    const end = events.find((event) => event.kind === 'engine.close' && event.reason === 'ping timeout')
    const close = end && closedByServer(events, ({ frame }) => frame.seq > end.seq)
    return close
      ? { seq: close.seq, says: '퐁을 0.5초 기다린 서버가 `ping timeout`으로 연결을 끊었어요.' }
      : null
  },
  seconds: 6,
  missing: cannotConnect,
}

export const upgradeTimeout: Trial = {
  changes: () => [setServer('upgradeTimeout', '500')],
  steps: (place) => [
    {
      do: 'conditions',
      conditions: { hold: { direction: 'up', types: ['ping'] } },
      says: '업그레이드의 시험 핑 `2probe`를 전선에 붙잡아요',
    },
    renew,
    inClient(ioLine(place)),
  ],
  effect: (events) => {
    const close = closedByServer(events)
    return close
      ? {
          seq: close.seq,
          says: '0.5초 안에 `5`가 오지 않아서 서버가 WebSocket만 닫았어요. 롱 폴링은 그대로예요.',
        }
      : null
  },
  seconds: 6,
  missing: '업그레이드가 시작되지 않았을 수 있어요. `transports`와 `allowUpgrades`를 보세요.',
}

export const connectTimeout: Trial = {
  changes: () => [setServer('connectTimeout', '1000')],
  steps: ({ url, path }) => [
    renew,
    inClient(`new WebSocket("${url.replace('http', 'ws')}${path}/?EIO=4&transport=websocket")`),
  ],
  effect: (events) => {
    const close = closedByServer(events)
    return close ? { seq: close.seq, says: '1초가 지나도 `40`이 오지 않아서 서버가 연결을 닫았어요.' } : null
  },
  seconds: 6,
  missing: 'WebSocket이 열리지 않았을 수 있어요. `transports`와 `allowRequest`를 보세요.',
}

export const destroyUpgradeTimeout: Trial = {
  changes: () => [setServer('destroyUpgradeTimeout', '300')],
  steps: ({ url }) => [renew, inClient(`new WebSocket("${url.replace('http', 'ws')}/other")`)],
  effect: (events) => {
    const cut = cutBy(events, 'server')
    return cut
      ? {
          seq: cut.request,
          says: '이 요청에 서버는 답하지 않고, 0.3초 뒤에 연결을 끊었어요. 기본값이면 1초 뒤예요.',
        }
      : null
  },
  seconds: 5,
  missing: '`destroyUpgrade`가 꺼져 있거나 다른 코드가 업그레이드에 답했을 수 있어요.',
}

export const destroyUpgrade: Trial = {
  changes: () => [setServer('destroyUpgrade', 'false')],
  steps: ({ url }) => [
    renew,
    inClient(
      `const other = new WebSocket("${url.replace('http', 'ws')}/other"); setTimeout(() => other.close(), 2000)`,
    ),
  ],
  effect: (events) => {
    const cut = cutBy(events, 'client')
    const asked = events.find(({ seq }) => seq === cut?.request)
    // Before a second has passed, nobody can tell.
    return cut && asked && cut.at - asked.at > 1_000
      ? {
          seq: cut.request,
          says: '이 요청을 서버가 끊지 않고 두어서, 기다리던 클라이언트가 그만뒀어요. 기본값이면 1초 뒤에 서버가 끊어요.',
        }
      : null
  },
  seconds: 8,
  missing: '다른 코드가 업그레이드에 답했을 수 있어요. 서버 콘솔을 보세요.',
}
