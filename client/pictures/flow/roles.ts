/** What crossings and steps are for, and what each is called in Korean. */

export const wireNames = {
  preflight: '사전 요청',
  'preflight-answer': '사전 요청의 답',
  'handshake-request': '연결 요청',
  open: '세션 ID 받음',
  refusal: '서버의 거절',
  poll: '폴링 요청',
  post: '보내기 요청',
  'post-ok': '받았다는 답',
  'upgrade-request': '웹소켓 요청',
  'upgrade-answer': '웹소켓 열림',
  'probe-ping': '프로브 핑',
  'probe-pong': '프로브 퐁',
  noop: '폴링 마침',
  upgrade: '업그레이드 확정',
  'namespace-request': '네임스페이스 요청',
  'namespace-answer': '소켓 ID 받음',
  'namespace-refusal': '연결 거절',
  ping: '핑',
  pong: '퐁',
  'event-asking': '확인 응답 요청',
  ack: '확인 응답',
  leave: '연결 끊기',
  close: '연결 닫기',
  'ws-close-frame': '웹소켓 닫기',
  'ws-control': '웹소켓 핑퐁',
  fragment: '이어지는 조각',
  'http-request': '요청',
  'http-answer': '서버의 답',
  unknown: '읽지 못한 패킷',
} as const
/** What something on the wire is for. Events and bytes are called by who sent them. */
export type WireRole = keyof typeof wireNames | 'event' | 'attachment'

export const noteNames = {
  run: 'server.js',
  'server-made': '서버 코드',
  listen: '서버 코드',
  'listen-end': '서버 코드',
  stop: '서버 멈춤',
  'program-error': '서버 오류',
  slowed: '너무 많은 패킷',
  'room-join': '서버 코드',
  'room-leave': '서버 코드',
  nobody: '서버 코드',
  unheard: '서버 코드',
  'heard-again': '서버 코드',
  'server-disconnect': '서버 코드',
  'engine-close': '서버의 연결',
  'client-refused': '클라이언트 코드',
  'client-disconnect': '클라이언트 코드',
  'client-gave-up': '클라이언트 코드',
  'client-buffered': '클라이언트 코드',
  'client-error': '클라이언트 오류',
  'ws-end': '웹소켓 끝남',
  cut: '네트워크 끊김',
} as const
/** What something that one end told is for. */
export type NoteRole = keyof typeof noteNames

export const stepNames = {
  handshake: '핸드셰이크',
  namespace: '네임스페이스 연결',
  upgrade: '업그레이드',
  refusal: '연결 거절',
  event: '이벤트',
  'event-ack': '이벤트와 응답',
  broadcast: '브로드캐스트',
  ping: '핑과 퐁',
  disconnect: '연결 끊기',
  'gave-up': '시도를 그만둠',
  buffered: '연결을 기다림',
  ghost: '빈 연결 정리',
  stop: '서버 멈춤',
  ongoing: '이어지는 통신',
  http: 'HTTP 요청',
  slowed: '너무 많은 패킷',
  other: '그 밖의 것',
} as const
/** What the crossings of a step mean together. The others are called by whom they are about, or by how it went. */
export type StepKind = keyof typeof stepNames | 'connection' | 'failure' | 'mistake' | 'room' | 'server'
