/** Trials of the options that choose the transports. */
import type { Exchange } from '#shared/model/exchanges.ts'
import { headerOf } from '#shared/model/headers.ts'
import type { Effect, Place, Step } from '../entry.ts'
import { handshakesIn, type Seen, told } from '../seen.ts'
import { asked, at, client, connected, cut, line, nobody, run, shook, trial, upgraded } from '../trials.ts'

const isByWebSocket = ({ transport }: Exchange): boolean => transport === 'websocket'

export const transports = trial({
  changes: () => client({ transports: '["websocket"]' }),
  effect: shook('롱 폴링 없이 첫 요청이 WebSocket이에요.', isByWebSocket),
})

/** The upgrade begins with the handshake: an event that still goes by polling tells that there is none. */
const thenEmit = ({ socket }: Place): readonly Step[] => [
  run,
  connected,
  line('client', `${socket}.emit("${nobody}")`),
]
const staysOnPolling =
  (says: string) =>
  ({ events, exchanges, packets }: Seen): Effect | null => {
    const sid = told(events, 'client.connect').at(-1)?.connection
    const event = packets.up.findLast(({ text, framed }) => !framed && text === `42["${nobody}"]`)
    const isUpgraded = exchanges.some((one) => one.sid === sid && one.purpose === 'upgrade')
    return at(sid === undefined || isUpgraded ? null : event, says)
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
  steps: () => [run, upgraded, cut],
  effect: shook('다시 연결할 때 롱 폴링을 거치지 않고 WebSocket으로 왔어요.', isByWebSocket),
})

export const tryAllTransports = trial({
  changes: () => client({ tryAllTransports: 'true', transports: '["websocket", "polling"]' }),
  steps: () => [
    {
      do: 'conditions',
      conditions: { blockUpgrade: true },
      says: '이 클라이언트가 WebSocket을 열지 못하게 해요',
    },
    run,
  ],
  effect: (seen) => {
    const all = handshakesIn(seen)
    const failed = all.findIndex(isByWebSocket)
    const next = failed < 0 ? null : all.slice(failed).find(({ transport }) => transport === 'polling')
    return at(next?.request, 'WebSocket이 막히자 바로 롱 폴링으로 핸드셰이크를 했어요.')
  },
})

export const protocols = trial({
  changes: () => client({ protocols: '["chat"]' }),
  effect: asked(
    'WebSocket 요청에 `Sec-WebSocket-Protocol: chat`이 붙었어요.',
    ({ request }) => headerOf(request.event.headers, 'sec-websocket-protocol') === 'chat',
  ),
})
