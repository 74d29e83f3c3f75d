/** Trials of the options that decide when a connection is made, and made again. */
import type { Effect, Place, Step } from '../entry.ts'
import { handshakesIn, type Seen, told } from '../seen.ts'
import {
  at,
  client,
  connected,
  cut,
  heard,
  ioLine,
  line,
  run,
  silent,
  trial,
  upgraded,
  wait,
} from '../trials.ts'

/** Both namespaces are joined, and not over the same connection. */
const second = (seen: Seen): Effect | null => {
  const joined = told(seen.events, 'client.connect')
  const other = joined.findLast(({ namespace }) => namespace === '/two')
  const first = joined.findLast(({ namespace }) => namespace !== '/two')
  if (!other || !first || other.connection === first.connection) return null
  const asked = handshakesIn(seen).find(({ request }) => request.event.connection === other.connection)
  return at(asked?.request, '`/two`가 연결을 함께 쓰지 않고 핸드셰이크를 새로 했어요.')
}
/** Another namespace of the same server: usually it shares the connection. */
const intoAnother = (place: Place): readonly Step[] => [
  run,
  connected,
  line('server', `${place.io}.of("/two")`),
  line('client', ioLine({ ...place, url: `${place.url}/two` })),
]

export const forceNew = trial({
  changes: () => client({ forceNew: 'true' }),
  steps: intoAnother,
  effect: second,
})
export const multiplex = trial({
  changes: () => client({ multiplex: 'false' }),
  steps: intoAnother,
  effect: second,
})

export const autoConnect = trial({
  changes: () => client({ autoConnect: 'false' }),
  steps: ({ socket }) => [
    run,
    wait('코드가 실행되기를 기다려요', (events) => told(events, 'client.run').length > 0),
    line('client', `${socket}.connect()`),
  ],
  effect: ({ events }, { socket }) => {
    const [ran] = told(events, 'client.run')
    const said = told(events, 'client.log').find(({ text }) => text === `> ${socket}.connect()`)
    const began = ran && told(events, 'client.connecting').find(({ seq }) => seq > ran.seq)
    if (!ran || !said || !began || said.seq < ran.seq || began.seq < said.seq) return null
    return at(began, '코드가 실행될 때는 조용하다가, `connect()`를 부르자 연결하기 시작했어요.')
  },
})

/** The connection is cut as soon as it may be. */
const cutOff = (): readonly Step[] => [run, upgraded, cut]

export const reconnection = trial({
  changes: () => client({ reconnection: 'false' }),
  steps: cutOff,
  effect: heard('client.disconnect', '연결이 끊겼는데 다시 시도하지 않아요.', ({ retries }) => !retries),
})

export const reconnectionAttempts = trial({
  changes: () => client({ reconnectionAttempts: '2', reconnectionDelay: '200', timeout: '500' }),
  steps: () => [silent('both'), run],
  effect: ({ events }) => {
    const last = told(events, 'client.reconnecting').at(-1)
    const gaveUp = told(events, 'client.connect_error').find(({ retries }) => !retries)
    return at(last?.attempt === 2 ? gaveUp : null, '두 번째 재연결도 실패하자 더 시도하지 않아요.')
  },
})

export const reconnectionDelay = trial({
  changes: () => client({ reconnectionDelay: '300' }),
  steps: cutOff,
  effect: ({ events }) => {
    const waits = told(events, 'client.waiting').find(({ delay }) => delay <= 450)
    return at(waits, `\`${waits?.delay}\`ms 뒤에 다시 연결해요. 300을 절반까지 흔든 값이에요.`)
  },
})
export const reconnectionDelayMax = trial({
  changes: () => client({ reconnectionDelayMax: '300' }),
  steps: cutOff,
  effect: heard(
    'client.waiting',
    '1000ms 대신 가장 긴 간격인 `300`ms만 기다려요.',
    ({ delay }) => delay <= 300,
  ),
})
export const randomizationFactor = trial({
  changes: () => client({ randomizationFactor: '0', reconnectionDelay: '400' }),
  steps: cutOff,
  effect: heard('client.waiting', '흔들지 않아서 정확히 `400`ms를 기다려요.', ({ delay }) => delay === 400),
})

export const timeout = trial({
  changes: () => client({ timeout: '1000' }),
  steps: () => [silent('down'), run],
  effect: heard(
    'client.connect_error',
    '1초 동안 답이 없어서 `timeout`으로 실패했어요.',
    ({ message }) => message === 'timeout',
  ),
})
