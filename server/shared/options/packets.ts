/** The options of `new Server()` that change packets, headers, and what outlives a connection. */
import { z } from 'zod'
import type { OptionMeta } from '../optionMeta.ts'
import { cookieOption, deflateOption, gzipOption, parserOption } from '../optionParts.ts'
import { anything, range, text, unavailable } from '../optionValues.ts'
import { number } from './number.ts'

const recovery = z.looseObject({
  maxDisconnectionDuration: range(
    'connectionStateRecovery.maxDisconnectionDuration',
    0,
    600_000,
    '밀리초',
    120_000,
  ).optional(),
})
const RECOVERY = 'connectionStateRecovery에는 true나 { maxDisconnectionDuration: 120000 }을 쓰세요.'

export const packets = {
  maxHttpBufferSize: number({
    name: 'maxHttpBufferSize',
    from: 1,
    to: 2 ** 31 - 1,
    unit: '바이트',
    default: 1_000_000,
    label: '메시지 최대 크기',
    help: '클라이언트가 한 번에 보낼 수 있는 바이트 수예요. 넘으면 연결이 끊겨요.',
    wire: '핸드셰이크의 `maxPayload`가 되고, 넘으면 WebSocket은 `1009`로 닫히고 롱 폴링은 `413`이에요.',
    misnomers: ['maxPayload', 'maxPayloadSize', 'maxMessageSize', 'maxBufferSize'],
  }),
  connectionStateRecovery: z
    .union([z.boolean(), z.null(), recovery], { error: RECOVERY })
    .optional()
    .meta({
      label: '연결 상태 복구',
      help: '잠깐 끊긴 클라이언트에게 룸과 데이터, 놓친 이벤트를 돌려줘요.',
      default: false,
      kind: { is: 'code', examples: ['true', '{ maxDisconnectionDuration: 120000 }', 'false'] },
      wire: '`40{…}`에 `pid`가 붙고 이벤트 끝에 오프셋이 붙어요. 다시 연결할 때 클라이언트가 둘을 보내요.',
      misnomers: ['recovery', 'stateRecovery', 'maxDisconnectionDuration', 'offset', 'pid'],
    } satisfies OptionMeta),
  cleanupEmptyChildNamespaces: anything.optional().meta({
    label: '빈 네임스페이스 치우기',
    help: '동적으로 만들어진 네임스페이스를 마지막 소켓이 떠날 때 없애요.',
    default: false,
    kind: { is: 'boolean' },
    wire: '오가는 패킷은 같아요. 서버에 네임스페이스가 남지 않아서, 다시 들어오면 새로 만들어져요.',
    misnomers: ['cleanupNamespaces', 'cleanupEmptyNamespaces'],
  } satisfies OptionMeta),
  perMessageDeflate: deflateOption.optional().meta({
    label: 'WebSocket 압축',
    help: 'WebSocket 프레임을 압축해요. 메모리를 많이 써서 기본은 꺼져 있어요.',
    default: false,
    kind: { is: 'code', examples: ['true', '{ threshold: 1024 }', 'false'] },
    wire: '`101` 응답에 `Sec-WebSocket-Extensions: permessage-deflate`가 붙고, 긴 프레임이 압축돼요.',
    misnomers: ['compression', 'deflate'],
  } satisfies OptionMeta),
  httpCompression: gzipOption.optional().meta({
    label: '롱 폴링 압축',
    help: '이 크기(threshold)를 넘는 롱 폴링 응답을 압축해요.',
    default: { threshold: 1024 },
    kind: { is: 'code', examples: ['{ threshold: 1024 }', '{ threshold: 0 }', 'false'] },
    wire: '압축한 응답에는 `Content-Encoding: gzip`이 붙어요.',
    misnomers: ['gzip', 'compression', 'compress'],
  } satisfies OptionMeta),
  cookie: cookieOption.optional().meta({
    label: '쿠키',
    help: '핸드셰이크 응답에 세션 ID(sid)를 담은 쿠키를 넣어요.',
    default: false,
    kind: { is: 'code', examples: ['true', '{ name: "io", sameSite: "strict" }', 'false'] },
    wire: '롱 폴링 핸드셰이크의 답에 `Set-Cookie: io=…`가 붙어요. WebSocket으로만 연결하면 없어요.',
    misnomers: ['cookies', 'sticky', 'session'],
  } satisfies OptionMeta),
  initialPacket: z
    .union([text(''), z.null(), z.literal(false)], {
      error: 'initialPacket에는 Socket.IO 패킷을 담은 문자열을 쓰세요. 예: initialPacket: "0"',
    })
    .optional()
    .meta({
      label: '첫 패킷',
      help: '핸드셰이크와 함께 보낼 패킷이에요. Socket.IO 패킷이 아니면 클라이언트가 해석하지 못해요.',
      default: null,
      kind: { is: 'text', example: '2["hello"]' },
      wire: '첫 응답에 `0{…}` 다음으로 `4`로 시작하는 패킷이 하나 더 실려요.',
      misnomers: ['firstPacket', 'welcome'],
    } satisfies OptionMeta),
  parser: parserOption.optional().meta({
    label: '파서',
    help: '패킷을 무엇으로 옮길지 정해요. 놀이터에서는 기본 파서와 MessagePack 파서를 쓸 수 있고, 클라이언트도 같아야 해요.',
    default: null,
    kind: { is: 'code', examples: ['require("socket.io-msgpack-parser")'] },
    wire: 'Socket.IO 패킷이 글자가 아니라 바이트로 오가요. 양쪽의 파서가 같아야 해요.',
    misnomers: ['msgpack', 'MessagePack', 'encoder', 'serializer', 'msgpackParser'],
  } satisfies OptionMeta),
  adapter: unavailable('놀이터에서는 adapter를 바꿀 수 없어요. 이 줄을 지우면 기본 어댑터로 동작해요.', true)
    .optional()
    .meta({
      label: '어댑터',
      help: '룸과 브로드캐스트를 맡는 부분이에요. 놀이터에서는 기본 어댑터만 써요.',
      default: null,
      kind: { is: 'code', examples: [] },
      wire: '클라이언트와 오가는 패킷은 같아요. 서버가 여럿일 때 서버끼리 주고받는 것이 바뀌어요.',
      misnomers: ['redis', 'redisAdapter', 'cluster', 'store'],
    } satisfies OptionMeta),
  wsEngine: unavailable(
    '놀이터에서는 wsEngine을 바꿀 수 없어요. 이 줄을 지우면 기본 엔진으로 동작해요.',
    false,
  )
    .optional()
    .meta({
      label: 'WebSocket 엔진',
      help: 'WebSocket을 맡는 부분이에요. 놀이터에서는 기본 엔진만 써요.',
      default: null,
      kind: { is: 'code', examples: [] },
      wire: '오가는 프레임은 같아요. 서버에서 WebSocket을 처리하는 코드만 바뀌어요.',
      misnomers: ['uws', 'eiows', 'ws'],
    } satisfies OptionMeta),
}
