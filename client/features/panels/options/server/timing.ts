/** Trials of the options that are times: what they end, or make come sooner. */
import { closedByServer, type Seen, told } from '../seen.ts'
import { at, joins, line, renew, sent, server, trial } from '../trials.ts'

const usual = { seconds: 6, missing: 'A가 연결하지 못했을 수 있어요. 서버 콘솔과 A의 콘솔을 보세요.' }

/** The upgrade that nobody answered, and that this end cut: when it was asked, and for how many milliseconds it then waited. */
function cutBy({ exchanges }: Seen, end: 'server' | 'client'): { seq: number; waited: number } | null {
  for (const { request, end: came } of exchanges)
    if (came.is === 'cut' && came.by === end) return { seq: request.seq, waited: came.at - request.at }
  return null
}

export const pingInterval = trial({
  ...usual,
  changes: () => server({ pingInterval: '1000' }),
  steps: joins({ transports: ['websocket'] }),
  effect: sent(
    'down',
    '연결하고 1초쯤 뒤에 첫 핑 `2`가 왔어요. 기본값이면 25초 뒤예요.',
    ({ text }) => text === '2',
  ),
})

export const pingTimeout = trial({
  ...usual,
  changes: () => server({ pingInterval: '500', pingTimeout: '500' }),
  steps: (place) => [
    {
      do: 'conditions',
      conditions: { hold: { direction: 'up', types: ['pong'] } },
      says: '클라이언트의 퐁을 전선에 붙잡아요',
    },
    ...joins({ transports: ['websocket'] })(place),
  ],
  effect: (seen) => {
    const end = told(seen.events, 'engine.close').find(({ reason }) => reason === 'ping timeout')
    return at(
      end && closedByServer(seen, (_closed, { seq }) => seq > end.seq),
      '퐁을 0.5초 기다린 서버가 `ping timeout`으로 연결을 끊었어요.',
    )
  },
})

export const upgradeTimeout = trial({
  ...usual,
  changes: () => server({ upgradeTimeout: '500' }),
  steps: (place) => [
    {
      do: 'conditions',
      conditions: { hold: { direction: 'up', types: ['ping'] } },
      says: '업그레이드의 프로브 핑 `2probe`를 전선에 붙잡아요',
    },
    ...joins()(place),
  ],
  effect: (seen) =>
    at(
      closedByServer(seen),
      '0.5초 안에 `5`가 오지 않아서 서버가 WebSocket만 닫았어요. 롱 폴링은 그대로예요.',
    ),
  missing: '업그레이드가 시작되지 않았을 수 있어요. `transports`와 `allowUpgrades`를 보세요.',
})

export const connectTimeout = trial({
  ...usual,
  changes: () => server({ connectTimeout: '1000' }),
  steps: ({ url, path }) => [
    renew,
    line('client', `new WebSocket("${url.replace('http', 'ws')}${path}/?EIO=4&transport=websocket")`),
  ],
  effect: (seen) => at(closedByServer(seen), '1초가 지나도 `40`이 오지 않아서 서버가 연결을 닫았어요.'),
  missing: 'WebSocket이 열리지 않았을 수 있어요. `transports`와 `allowRequest`를 보세요.',
})

export const destroyUpgradeTimeout = trial({
  ...usual,
  changes: () => server({ destroyUpgradeTimeout: '300' }),
  steps: ({ url }) => [renew, line('client', `new WebSocket("${url.replace('http', 'ws')}/other")`)],
  effect: (seen) =>
    at(
      cutBy(seen, 'server'),
      '이 요청에 서버는 답하지 않고, 0.3초 뒤에 연결을 끊었어요. 기본값이면 1초 뒤예요.',
    ),
  seconds: 5,
  missing: '`destroyUpgrade`가 꺼져 있거나 다른 코드가 업그레이드에 답했을 수 있어요.',
})

export const destroyUpgrade = trial({
  ...usual,
  changes: () => server({ destroyUpgrade: 'false' }),
  steps: ({ url }) => [
    renew,
    line(
      'client',
      `const other = new WebSocket("${url.replace('http', 'ws')}/other"); setTimeout(() => other.close(), 2000)`,
    ),
  ],
  effect: (seen) => {
    const left = cutBy(seen, 'client')
    // Before a second has passed, nobody can tell.
    return at(
      left && left.waited > 1_000 ? left : null,
      '이 요청을 서버가 끊지 않고 두어서, 기다리던 클라이언트가 그만뒀어요. 기본값이면 1초 뒤에 서버가 끊어요.',
    )
  },
  seconds: 8,
  missing: '다른 코드가 업그레이드에 답했을 수 있어요. 서버 콘솔을 보세요.',
})
