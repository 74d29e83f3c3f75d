/** What is said of Socket.IO's packets. */
import type { SocketKind } from '#shared/wire/part.ts'
import type { About, Words } from './about.ts'

/** A name longer than this would not leave the sentence short. */
const most = 20
const ordinals = ['첫', '두', '세', '네', '다섯', '여섯', '일곱', '여덟', '아홉', '열']

function nameSays({ text, direction }: About): string {
  if (text.length > most)
    return direction === 'up'
      ? '서버에서 이 이름을 기다리는 핸들러를 깨워요.'
      : '클라이언트에서 이 이름을 기다리는 핸들러를 깨워요.'
  return direction === 'up' ? `서버의 \`on(${text})\`을 깨워요.` : `클라이언트의 \`on(${text})\`을 깨워요.`
}

/** Counts among the values of the packet; the name of an event is none. */
function placeOf({ part, beside }: About): string | undefined {
  const values = beside.filter(({ kind }) => /^sio\.(argument|answer|placeholder)$/.test(kind))
  return ordinals[values.indexOf(part)]
}
function argumentSays(about: About): string {
  const place = placeOf(about)
  return place ? `핸들러의 ${place} 번째 인자가 돼요.` : '핸들러의 인자가 돼요.'
}
function answerSays(about: About): string {
  const place = placeOf(about)
  return place ? `콜백의 ${place} 번째 인자가 돼요.` : '콜백의 인자가 돼요.'
}
function placeholderSays({ part: { attachment } }: About): string {
  const place = attachment === undefined ? undefined : ordinals[attachment]
  return place ? `${place} 번째로 뒤따라올 바이트의 자리예요.` : '뒤따라올 바이트의 자리예요.'
}
const isAnswer = ({ beside }: About): boolean => /ACK$/.test(beside[0]?.kind ?? '')

export const socketWords: Record<SocketKind, Words> = {
  'sio.packet': {
    name: 'Socket.IO',
    says: '종류, 네임스페이스, 번호, 데이터 차례로 적어요.',
    more: 'Socket.IO는 네임스페이스, 이벤트, 응답을 맡아요. 기본값은 적지 않아요. 네임스페이스가 `/`이거나 확인 응답을 요청하지 않으면 그 자리가 비어요.',
  },
  'sio.CONNECT': {
    name: 'CONNECT',
    says: ({ direction }) =>
      direction === 'up' ? '네임스페이스에 들어가겠다는 요청이에요.' : '네임스페이스에 들어왔다는 답이에요.',
    more: 'Engine.IO 연결이 열린 뒤에 이 패킷을 주고받아야 소켓이 연결돼요. `connectTimeout`(기본 45초) 안에 어느 네임스페이스에도 들어가지 않으면 서버가 연결을 닫아요.',
  },
  'sio.DISCONNECT': {
    name: 'DISCONNECT',
    says: '이 네임스페이스에서 나간다는 뜻이에요.',
    more: '그 네임스페이스의 소켓만 끝나요. 같은 연결로 다른 네임스페이스를 쓰고 있으면 연결은 남아요. 서버가 보냈으면 클라이언트는 스스로 다시 연결하지 않아요.',
  },
  'sio.EVENT': {
    name: 'EVENT',
    says: '이벤트 하나를 전해요.',
    more: '받는 소켓마다 패킷 하나예요: 브로드캐스트는 받는 소켓의 수만큼 가요. 네임스페이스가 적혀 있지 않으면 `/`의 이벤트예요.',
  },
  'sio.ACK': {
    name: 'ACK',
    says: '앞서 온 이벤트에 답해요.',
    more: '보낸 쪽이 `emit`의 마지막에 둔 콜백을 부르거나, `emitWithAck`가 돌려준 프로미스를 이행해요.',
  },
  'sio.CONNECT_ERROR': {
    name: 'CONNECT_ERROR',
    says: '네임스페이스에 들어오는 것을 거절해요.',
    more: '미들웨어가 `next(err)`로 막았거나, 그런 네임스페이스가 없어요. 클라이언트는 `connect_error`를 받고 스스로 다시 시도하지 않아요. 연결(Engine.IO)은 아직 열려 있어요.',
  },
  'sio.BINARY_EVENT': {
    name: 'BINARY_EVENT',
    says: '바이트가 딸린 이벤트예요.',
    more: 'JSON은 바이트를 담지 못해요. 그래서 자리만 표시해 두고, 바이트는 바로 뒤에 따로 보내요.',
  },
  'sio.BINARY_ACK': { name: 'BINARY_ACK', says: '바이트가 딸린 답이에요.' },
  'sio.attachments': {
    name: '첨부 수',
    says: '뒤따라올 바이트 덩어리의 수예요.',
    more: '이만큼 모두 와야 이벤트가 전해져요. 받는 쪽은 10개까지 받아 줘요.',
  },
  'sio.namespace': {
    name: '네임스페이스',
    says: '어느 네임스페이스의 패킷인지 말해요.',
    more: '쉼표가 끝을 알려요. 없으면 기본 네임스페이스 `/`예요. 한 연결 위에 여러 네임스페이스의 패킷이 함께 다녀요(멀티플렉싱).',
  },
  'sio.namespacePath': { name: '이름', says: '네임스페이스의 이름이에요.' },
  'sio.namespaceQuery': {
    name: '물음표 뒤',
    says: '지금은 쿼리가 아니라 이름의 일부예요.',
    more: '옛 프로토콜(`EIO=3`)에서만 쿼리로 읽었어요.',
  },
  'sio.ack': {
    name: '확인 응답 번호',
    says: (about) =>
      isAnswer(about) ? '몇 번 이벤트의 답인지 말해요.' : '이 번호를 붙여 답해 달라는 뜻이에요.',
    more: '보낸 쪽이 0부터 하나씩 세요. 서버와 클라이언트가 따로 세므로 같은 번호가 양쪽에서 나올 수 있어요.',
  },
  'sio.name': {
    name: '이름',
    says: nameSays,
    more: '기다리는 핸들러가 없으면 아무 일도 일어나지 않고, 오류도 없어요.',
  },
  'sio.argument': {
    name: '인자',
    says: argumentSays,
    more: 'JSON으로 옮긴 값이에요. `undefined`와 `NaN`은 `null`이, `Date`는 글이, `Map`과 `Set`은 빈 객체가 돼요.',
  },
  'sio.answer': { name: '값', says: answerSays },
  'sio.placeholder': {
    name: '바이트 자리',
    says: placeholderSays,
    more: '`num`은 0부터 센 번호예요. 받은 쪽은 첨부가 모두 오면 이 자리에 바이트를 끼워요.',
  },
  'sio.auth': {
    name: 'auth',
    says: '서버의 `socket.handshake.auth`가 돼요.',
    more: '클라이언트의 `auth` 옵션에 적은 값이에요. 주소에 붙지 않고, 웹소켓에서도 갈 수 있어서 토큰을 담기에 좋아요.',
  },
  'sio.authField': { name: 'auth의 값', says: '클라이언트의 `auth` 옵션에 적은 값이에요.' },
  'sio.welcome': { name: '소켓 정보', says: '새로 생긴 소켓을 알려요.' },
  'sio.sid': {
    name: '소켓 ID',
    says: '클라이언트의 `socket.id`가 돼요.',
    more: '네임스페이스마다 다르고, 다시 연결하면 바뀌어요(연결 상태 복구로 되살아난 때만 그대로예요). 그래서 사용자를 나타내는 데 쓰지 않아요. Engine.IO의 세션 ID와도 달라요.',
  },
  'sio.pid': {
    name: '복구용 ID',
    says: ({ direction }) =>
      direction === 'up' ? '끊기기 전의 소켓을 되살려 달라고 해요.' : '끊겼을 때 소켓을 되살릴 비밀 ID예요.',
    more: '서버가 `connectionStateRecovery`를 켰을 때만 있어요.',
  },
  'sio.offset': { name: '받은 데까지', says: '마지막으로 받은 이벤트의 표시예요.' },
  'sio.refusal': { name: '거절', says: '거절한 이유를 담은 객체예요.' },
  'sio.refusalMessage': { name: '이유', says: '`connect_error`에서 `err.message`가 돼요.' },
  'sio.refusalData': { name: '덧붙인 값', says: '`connect_error`에서 `err.data`가 돼요.' },
  'sio.msgpack': {
    name: 'Socket.IO (MessagePack)',
    says: '이름과 값의 쌍을 바이트로 적은 패킷이에요.',
    more: '양쪽이 `parser`로 socket.io-msgpack-parser를 쓸 때의 모양이에요. 글자 대신 MessagePack이라는 바이트 형식으로 적어서, 바이트 첨부를 따로 보내지 않아요.',
  },
  'sio.base64': {
    name: 'MessagePack',
    says: 'MessagePack 바이트를 base64로 적었어요.',
    more: '폴링 본문은 글자라서 바이트를 그대로 실을 수 없어요. base64는 바이트 셋을 글자 넷으로 적어서, 글자 하나가 어느 값인지는 나눠 말할 수 없어요.',
  },
  'sio.head': {
    name: '길이',
    says: '뒤따라올 값이 몇 개인지 적은 바이트예요.',
    more: 'MessagePack은 값마다 종류와 길이를 먼저 적어요. 그래서 괄호와 따옴표, 쉼표가 없어요.',
  },
  'sio.key': { name: '키', says: '뒤따르는 값의 이름이에요. 첫 바이트에 길이가 있어요.' },
  'sio.extra': {
    name: '덧붙인 값',
    says: '파서가 함께 적은 값이에요. 받는 쪽은 쓰지 않아요.',
    more: '기본 파서는 정해진 것만 적지만, MessagePack 파서는 패킷 객체를 통째로 적어요.',
  },
  'sio.data': { name: '데이터', says: '이 패킷에 딸린 데이터예요.' },
}
