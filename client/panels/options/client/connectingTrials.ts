/** Trials of the options that decide when a connection is made, and made again. */
import type { TraceEvent } from '#shared/trace.ts'
import type { Effect, Place, Step } from '../entry.ts'
import { handshakesOf, told } from './seen.ts'
import { client, connected, cut, line, run, silent, trial, upgraded } from './steps.ts'

/** Both namespaces are joined, and not over the same connection. */
const second = (events: readonly TraceEvent[], { lane }: Place): Effect | null => {
  const joined = told(events, lane, 'client.connect')
  const other = joined.findLast(({ namespace }) => namespace === '/two')
  const first = joined.findLast(({ namespace }) => namespace !== '/two')
  if (!other || !first || other.connection === first.connection) return null
  const asked = handshakesOf(events, lane).find(({ event }) => event.connection === other.connection)
  return asked
    ? { seq: asked.event.seq, says: '`/two`가 연결을 함께 쓰지 않고 핸드셰이크를 새로 했어요.' }
    : null
}
/** Another namespace of the same server: usually it shares the connection. */
const intoAnother = (place: Place): readonly Step[] => [
  run,
  connected(place),
  line('server', `${place.io}.of("/two")`),
  line('client', `io(${JSON.stringify(`${place.url}/two`)}${pathOf(place)})`),
]
const pathOf = ({ path }: Place): string =>
  path === '/socket.io' ? '' : `, { path: ${JSON.stringify(path)} }`

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
  steps: ({ lane, socket }) => [
    run,
    {
      do: 'wait',
      until: (events) => told(events, lane, 'client.run').length > 0,
      says: '코드가 실행되기를 기다려요.',
    },
    line('client', `${socket}.connect()`),
  ],
  effect: (events, { lane, socket }) => {
    const own = events.filter((event) => event.client === lane)
    const ran = own.findIndex(({ kind }) => kind === 'client.run')
    const said = own.findIndex(
      (event) => event.kind === 'client.log' && event.text === `> ${socket}.connect()`,
    )
    const began = own.findIndex(({ kind }, i) => i > ran && kind === 'client.connecting')
    const seq = own[began]?.seq
    if (ran < 0 || said < ran || began < said || seq === undefined) return null
    return { seq, says: '코드가 실행될 때는 조용하다가, `connect()`를 부르자 연결하기 시작했어요.' }
  },
})

export const reconnection = trial({
  changes: () => client({ reconnection: 'false' }),
  steps: (place) => [run, upgraded(place), cut],
  effect: (events, { lane }) => {
    const lost = told(events, lane, 'client.disconnect').find(({ retries }) => !retries)
    return lost && { seq: lost.seq, says: '연결이 끊겼는데 다시 시도하지 않아요.' }
  },
})

export const reconnectionAttempts = trial({
  changes: () => client({ reconnectionAttempts: '2', reconnectionDelay: '200', timeout: '500' }),
  steps: () => [silent('both'), run],
  effect: (events, { lane }) => {
    const last = told(events, lane, 'client.reconnecting').at(-1)
    const gaveUp = told(events, lane, 'client.connect_error').find(({ retries }) => !retries)
    if (!last || !gaveUp || last.attempt !== 2) return null
    return { seq: gaveUp.seq, says: '두 번째 재연결도 실패하자 더 시도하지 않아요.' }
  },
})

export const reconnectionDelay = trial({
  changes: () => client({ reconnectionDelay: '300' }),
  steps: (place) => [run, upgraded(place), cut],
  effect: (events, { lane }) => {
    const waits = told(events, lane, 'client.waiting').find(({ delay }) => delay <= 450)
    return (
      waits && {
        seq: waits.seq,
        says: `\`${waits.delay}\`ms 뒤에 다시 연결해요. 300을 절반까지 흔든 값이에요.`,
      }
    )
  },
})
export const reconnectionDelayMax = trial({
  changes: () => client({ reconnectionDelayMax: '300' }),
  steps: (place) => [run, upgraded(place), cut],
  effect: (events, { lane }) => {
    const waits = told(events, lane, 'client.waiting').find(({ delay }) => delay <= 300)
    return waits && { seq: waits.seq, says: '1000ms 대신 가장 긴 간격인 `300`ms만 기다려요.' }
  },
})
export const randomizationFactor = trial({
  changes: () => client({ randomizationFactor: '0', reconnectionDelay: '400' }),
  steps: (place) => [run, upgraded(place), cut],
  effect: (events, { lane }) => {
    const waits = told(events, lane, 'client.waiting').find(({ delay }) => delay === 400)
    return waits && { seq: waits.seq, says: '흔들지 않아서 정확히 `400`ms를 기다려요.' }
  },
})

export const timeout = trial({
  changes: () => client({ timeout: '1000' }),
  steps: () => [silent('down'), run],
  effect: (events, { lane }) => {
    const failed = told(events, lane, 'client.connect_error').find(({ message }) => message === 'timeout')
    return failed && { seq: failed.seq, says: '1초 동안 답이 없어서 `timeout`으로 실패했어요.' }
  },
})
