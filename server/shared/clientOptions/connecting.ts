/** The options of `io()` that decide when a connection is made, and made again (socket.io-client: url.js, index.js, manager.js). */
import { z } from 'zod'
import type { OptionMeta } from '../optionMeta.ts'
import { number } from '../options/number.ts'
import { flag, numberOr } from './parts.ts'

const FACTOR = 'randomizationFactor에는 0부터 1 사이의 수를 쓰세요. 1보다 크면 0으로 쳐요.'

export const connecting = {
  forceNew: flag('forceNew', {
    label: '새 연결 만들기',
    help: '같은 서버에 이미 연결이 있어도 함께 쓰지 않고 새로 만들어요.',
    default: false,
    wire: '네임스페이스마다 핸드셰이크를 새로 하고 세션 ID(sid)도 따로 받아요.',
    misnomers: ['force new connection', 'newConnection'],
  }),
  multiplex: flag('multiplex', {
    label: '연결 함께 쓰기',
    help: '같은 서버의 네임스페이스들이 한 연결을 함께 쓰는지 정해요. forceNew의 반대예요.',
    default: true,
    wire: '`false`면 네임스페이스마다 핸드셰이크를 새로 해요.',
    misnomers: ['share', 'reuse'],
  }),
  autoConnect: flag('autoConnect', {
    label: '바로 연결하기',
    help: 'io()를 부르자마자 연결해요. 끄면 socket.connect()를 부를 때 연결해요.',
    default: true,
    wire: '`false`면 `socket.connect()`를 부르기 전까지 요청이 하나도 없어요.',
    misnomers: ['lazy', 'autoconnect'],
  }),
  reconnection: flag('reconnection', {
    label: '재연결',
    help: '연결이 끊기면 스스로 다시 연결해요.',
    default: true,
    wire: '`false`면 끊긴 뒤에 새 핸드셰이크가 오지 않아요.',
    misnomers: ['reconnect', 'autoReconnect'],
  }),
  reconnectionAttempts: number({
    name: 'reconnectionAttempts',
    from: 1,
    to: 100,
    unit: '번',
    default: null,
    example: 3,
    label: '재연결 횟수',
    help: '이만큼 다시 해 보고도 안 되면 그만둬요. 적지 않거나 0이면 끝없이 해 봐요.',
    wire: '마지막 시도가 실패하면 `reconnect_failed`가 오고, 요청이 더 오지 않아요.',
    misnomers: ['maxRetries', 'reconnectAttempts', 'maxReconnectionAttempts'],
  }),
  reconnectionDelay: number({
    name: 'reconnectionDelay',
    from: 100,
    to: 60_000,
    unit: '밀리초',
    default: 1_000,
    label: '재연결 간격',
    help: '처음 다시 해 보기까지 기다려요. 실패할 때마다 두 배가 돼요. 수가 아닌 값은 쉬지 않고 서버를 두드리게 해서 받지 않아요.',
    wire: '끊긴 때부터 다음 핸드셰이크까지의 시간이 바뀌어요. `0`은 기본값 1000과 같아요.',
    misnomers: ['reconnectInterval', 'retryDelay', 'backoff'],
  }),
  reconnectionDelayMax: number({
    name: 'reconnectionDelayMax',
    from: 100,
    to: 60_000,
    unit: '밀리초',
    default: 5_000,
    label: '가장 긴 재연결 간격',
    help: '기다리는 시간이 두 배씩 늘어도 이보다 길어지지 않아요.',
    wire: '여러 번 실패한 뒤의 핸드셰이크도 이 시간 안에 와요.',
    misnomers: ['maxDelay', 'maxReconnectionDelay'],
  }),
  randomizationFactor: z
    .number({ error: FACTOR })
    .min(0, { error: FACTOR })
    .max(1, { error: FACTOR })
    .optional()
    .meta({
      label: '재연결 간격의 흔들림',
      help: '기다리는 시간을 이 비율만큼 흔들어요. 많은 클라이언트가 한꺼번에 돌아오지 않게 해요.',
      default: 0.5,
      kind: { is: 'code', examples: ['0', '0.5', '1'] },
      wire: '`0`이면 끊긴 클라이언트가 모두 같은 때에 핸드셰이크를 보내요.',
      misnomers: ['jitter', 'random'],
    } satisfies OptionMeta),
  timeout: numberOr(
    false,
    100,
    60_000,
    'timeout에는 100부터 60000 사이의 정수(밀리초)나 false를 쓰세요. 0이면 시도가 모두 실패해요.',
  )
    .optional()
    .meta({
      label: '연결 제한 시간',
      help: '핸드셰이크의 답을 이만큼 기다려요. 넘으면 그 시도는 실패예요. false면 끝없이 기다려요.',
      default: 20_000,
      kind: { is: 'number', from: 100, to: 60_000, unit: '밀리초' },
      wire: '답이 늦으면 클라이언트가 요청을 끊고 `connect_error: timeout`을 알려요.',
      misnomers: ['connectTimeout', 'connectionTimeout'],
    } satisfies OptionMeta),
}
