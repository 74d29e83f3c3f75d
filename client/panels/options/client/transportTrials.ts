/** Trials of the options that choose the transports. */

import { headerOf } from '#shared/model/headers.ts'
import type { TraceEvent } from '#shared/trace.ts'
import type { Effect, Place, Step } from '../entry.ts'
import { askedBy, handshakesOf, sentBy, sessionOf } from './seen.ts'
import { client, connected, cut, line, nobody, run, trial, upgraded } from './steps.ts'

export const transports = trial({
  changes: () => client({ transports: '["websocket"]' }),
  effect: (events, { lane }) => {
    const asked = handshakesOf(events, lane).find(({ transport }) => transport === 'websocket')
    return asked && { seq: asked.event.seq, says: '롱 폴링 없이 첫 요청이 WebSocket이에요.' }
  },
})

/** The upgrade begins with the handshake: an event that still goes by polling tells that there is none. */
const thenEmit = (place: Place): readonly Step[] => [
  run,
  connected(place),
  line('client', `${place.socket}.emit("${nobody}")`),
]
const staysOnPolling =
  (says: string) =>
  (events: readonly TraceEvent[], { lane }: Place): Effect | null => {
    const sid = sessionOf(events, lane)
    const asked = askedBy(events, lane).filter((one) => one.sid === sid)
    const event = sentBy(events, lane).findLast(({ text, framed }) => !framed && text === `42["${nobody}"]`)
    if (sid === undefined || !event || asked.some(({ purpose }) => purpose === 'upgrade')) return null
    return { seq: event.seq, part: event.part, says }
  }

export const upgrade = trial({
  changes: () => client({ upgrade: 'false' }),
  steps: thenEmit,
  effect: staysOnPolling('WebSocket 요청이 없어서 이벤트가 롱 폴링으로 가요.'),
})
export const transportImplementations = trial({
  changes: () => client({ transportImplementations: '[Fetch]' }),
  steps: thenEmit,
  effect: staysOnPolling('`Fetch`만 써서 업그레이드 없이 롱 폴링으로 가요.'),
  missing: 'transports와 함께 쓸 수 없어요. 클라이언트의 코드에 transports가 있으면 지우고 다시 해 보세요.',
})

export const rememberUpgrade = trial({
  changes: () => client({ rememberUpgrade: 'true' }),
  steps: (place) => [run, upgraded(place), cut],
  effect: (events, { lane }) => {
    const asked = handshakesOf(events, lane).find(({ transport }) => transport === 'websocket')
    return (
      asked && { seq: asked.event.seq, says: '다시 연결할 때 롱 폴링을 거치지 않고 WebSocket으로 왔어요.' }
    )
  },
})

export const tryAllTransports = trial({
  changes: () => client({ tryAllTransports: 'true', transports: '["websocket", "polling"]' }),
  steps: () => [
    {
      do: 'conditions',
      conditions: { blockUpgrade: true },
      says: '이 클라이언트가 WebSocket을 열지 못하게 해요.',
    },
    run,
  ],
  effect: (events, { lane }) => {
    const asked = handshakesOf(events, lane)
    const failed = asked.findIndex(({ transport }) => transport === 'websocket')
    const next = asked.find(({ transport }, i) => failed >= 0 && i > failed && transport === 'polling')
    return next && { seq: next.event.seq, says: 'WebSocket이 막히자 바로 롱 폴링으로 핸드셰이크를 했어요.' }
  },
})

export const protocols = trial({
  changes: () => client({ protocols: '["chat"]' }),
  effect: (events, { lane }) => {
    const asked = askedBy(events, lane).find(
      ({ event }) => headerOf(event.headers, 'sec-websocket-protocol') === 'chat',
    )
    return (
      asked && { seq: asked.event.seq, says: 'WebSocket 요청에 `Sec-WebSocket-Protocol: chat`이 붙었어요.' }
    )
  },
})
