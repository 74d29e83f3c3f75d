/** The options of `new Server()` that are times: heartbeat, and how long anything may take. */
import { z } from 'zod'
import type { OptionMeta } from '../optionMeta.ts'
import { range } from '../optionValues.ts'
import { number } from './number.ts'

export const timing = {
  pingInterval: number({
    name: 'pingInterval',
    from: 200,
    to: 60_000,
    unit: '밀리초',
    default: 25_000,
    label: '핑 간격',
    help: '서버가 이 간격마다 핑을 보내 연결이 살아 있는지 물어요.',
    wire: '핸드셰이크 `0{…}`의 `pingInterval` 값과, 핑 `2`가 오는 간격이 바뀌어요.',
    misnomers: ['heartbeat', 'heartbeatInterval', 'ping'],
  }),
  pingTimeout: number({
    name: 'pingTimeout',
    from: 200,
    to: 60_000,
    unit: '밀리초',
    default: 20_000,
    label: '퐁 대기 시간',
    help: '이 시간 안에 퐁이 오지 않으면 서버가 연결을 끊어요.',
    wire: '핸드셰이크 `0{…}`의 `pingTimeout` 값과, 퐁 `3`을 기다리는 시간이 바뀌어요.',
    misnomers: ['heartbeatTimeout', 'pongTimeout', 'timeout'],
  }),
  upgradeTimeout: number({
    name: 'upgradeTimeout',
    from: 500,
    to: 30_000,
    unit: '밀리초',
    default: 10_000,
    label: '업그레이드 제한 시간',
    help: '이 시간 안에 끝나지 않은 업그레이드는 그만두고 롱 폴링에 머물러요.',
    wire: '제때 `5`가 오지 않으면 서버가 WebSocket만 닫아요.',
  }),
  connectTimeout: z
    .union([z.literal(0), range('connectTimeout', 500, 60_000, '밀리초', 45_000)], {
      error: 'connectTimeout에는 500부터 60000 사이의 정수(밀리초)를 쓰세요. 예: connectTimeout: 45000',
    })
    .optional()
    .meta({
      label: '연결 제한 시간',
      help: '이 시간 안에 어느 네임스페이스에도 들어오지 않은 클라이언트는 끊겨요.',
      default: 45_000,
      kind: { is: 'number', from: 500, to: 60_000, unit: '밀리초' },
      wire: '제때 `40`을 보내지 않은 클라이언트의 연결을 서버가 닫아요.',
      misnomers: ['connectionTimeout', 'timeout', 'handshakeTimeout'],
    } satisfies OptionMeta),
  destroyUpgradeTimeout: number({
    name: 'destroyUpgradeTimeout',
    from: 0,
    to: 60_000,
    unit: '밀리초',
    default: 1_000,
    label: '모르는 업그레이드를 끊기까지',
    help: '다른 경로로 온 WebSocket 요청을 이만큼 기다렸다가 끊어요.',
    wire: '다른 경로의 WebSocket 요청이 답 없이 끊기기까지의 시간이 바뀌어요.',
  }),
}
