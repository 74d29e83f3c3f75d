/** What is said of HTTP: the request line, its query, and bodies. Headers have a table of their own. */
import type { HttpKind } from '#shared/wire/part.ts'
import type { Words } from './about.ts'
import { headerWords } from './headerWords.ts'

const methods: Record<string, string> = {
  GET: '무언가를 달라는 요청이에요.',
  POST: '본문을 서버로 보내는 요청이에요.',
  OPTIONS: '브라우저가 먼저 허락을 묻는 사전 요청이에요.',
}
const statuses: Record<string, string> = {
  '101': '이 연결을 웹소켓으로 바꿔 쓰기로 했어요.',
  '200': '요청을 받아들였어요.',
  '204': '받아들였고, 돌려줄 본문은 없어요.',
  '304': '전에 준 것과 같으니 그것을 쓰라는 뜻이에요.',
  '400': '서버가 요청을 알아듣지 못해 거절했어요.',
  '403': '서버가 허락하지 않았어요.',
  '404': '서버에 이 주소로 답할 것이 없어요.',
  '413': '본문이 너무 커서 거절했어요.',
  '429': '너무 많아서 지금은 받지 않는다는 답이에요.',
  '503': '지금은 받을 수 없다는 답이에요.',
}
const transports: Record<string, string> = {
  'transport=polling': '롱 폴링으로 주고받자는 뜻이에요.',
  'transport=websocket': '웹소켓으로 주고받자는 뜻이에요.',
}
const codes: Record<string, string> = {
  '0': '서버가 모르거나 허락하지 않는 전송 방식이에요.',
  '1': '서버가 모르는 세션 ID예요.',
  '2': '연결을 시작할 수 없는 메서드예요.',
  '3': '요청이 프로토콜에 맞지 않아요.',
  '4': '`allowRequest`가 허락하지 않았어요.',
  '5': '서버가 받지 않는 프로토콜 버전(`EIO`)이에요.',
}

type BodyKind = Exclude<HttpKind, `header.${string}` | `ws.${string}`>
type HeaderKind = Extract<HttpKind, `header.${string}`>

const bodyWords: Record<BodyKind, Words> = {
  'http.request': { name: 'HTTP 요청', says: '클라이언트가 서버에 보낸 요청이에요.' },
  'http.response': { name: 'HTTP 응답', says: '서버가 요청에 돌려준 답이에요.' },
  'http.method': {
    name: '메서드',
    says: ({ text }) => methods[text] ?? '무엇을 해 달라는 요청인지 말해요.',
    more: 'Engine.IO는 `GET`으로 패킷을 받고 `POST`로 패킷을 보내요. 웹소켓을 여는 요청도 `GET`이에요.',
  },
  'http.path': {
    name: '경로',
    says: '서버의 `path` 옵션과 같아야 Socket.IO가 답해요.',
    more: '기본값은 `/socket.io/`예요. 네임스페이스와는 달라요: 네임스페이스는 주소가 아니라 패킷 안에 적혀요. 놀이터에서는 여럿이 한 서버를 쓰므로 실제 주소에는 이 앞에 `/lab/<id>`가 붙어요.',
  },
  'http.status': {
    name: '상태 코드',
    says: ({ text }) => statuses[text] ?? '서버가 요청을 어떻게 했는지 말하는 수예요.',
    more: 'Engine.IO는 거절할 때 본문에 코드와 이유를 JSON으로 적어요. 다른 출처의 페이지는 CORS가 허락해야 이 수를 볼 수 있어요.',
  },
  'query.EIO': {
    name: '프로토콜 버전',
    says: ({ text }) =>
      text === 'EIO=4'
        ? 'Engine.IO 프로토콜 버전 4로 말하자는 뜻이에요.'
        : '4가 아니면 서버는 버전 3으로 여겨요.',
    more: 'Socket.IO 3과 4는 모두 버전 4를 써요. 버전 3은 서버가 `allowEIO3`을 켰을 때만 받고, 아니면 코드 5로 거절해요.',
  },
  'query.transport': {
    name: '전송 방식',
    says: ({ text }) => transports[text] ?? '서버가 모르는 방식이면 거절해요.',
    more: '`sid`와 함께 온 `transport=websocket`은 새 연결이 아니라 업그레이드예요. 서버의 `transports` 옵션에 없는 방식은 코드 0(Transport unknown)으로 거절해요.',
  },
  'query.t': {
    name: '캐시 피하기',
    says: '매번 달라서, 캐시에 남은 옛 답을 쓰지 않게 해요.',
    more: '클라이언트의 `timestampRequests` 옵션이 만들어요. 서버는 이 값을 읽지 않아요.',
  },
  'query.sid': {
    name: '세션 ID',
    says: '어느 Engine.IO 연결의 요청인지 말해요.',
    more: '핸드셰이크의 답으로 받은 값이에요. `socket.id`와는 다른 값이에요. 서버가 모르는 값이면 코드 1(Session ID unknown)로 거절해요.',
  },
  'query.j': {
    name: 'JSONP 번호',
    says: '옛 브라우저를 위한 JSONP 요청의 번호예요.',
  },
  'query.b64': {
    name: 'base64',
    says: '바이트를 base64 글자로 달라는 뜻이에요.',
    more: '클라이언트의 `forceBase64` 옵션이 붙여요. 폴링에서는 이 값이 없어도 바이트를 base64로 적어요.',
  },
  'query.own': {
    name: '덧붙인 값',
    says: '주소에 덧붙인 값이에요. 서버가 읽을 수 있어요.',
    more: '`io()`의 `query` 옵션에 적으면 모든 요청의 주소에 붙고, 서버의 `socket.handshake.query`에 들어가요. 주소는 기록에 남기 쉬우니 비밀은 `auth`에 담아요.',
  },
  'http.body': { name: '본문', says: '헤더 뒤에 온 내용이에요.' },
  'http.payload': {
    name: '폴링 본문',
    says: 'Engine.IO 패킷이 차례로 담긴 본문이에요.',
    more: '폴링은 그동안 모인 패킷을 한 번에 실어 날라요. 패킷이 여럿이면 사이에 글자 하나(0x1e)를 두어 나눠요.',
  },
  'http.ok': {
    name: 'ok',
    says: '보낸 패킷을 받았다는 답이에요.',
    more: '이 답을 받아야 클라이언트가 다음 `POST`를 보내요. 서버의 이벤트는 이 답이 아니라 폴링 `GET`의 답에 실려 와요.',
  },
  'http.error': { name: '거절의 이유', says: 'Engine.IO가 왜 거절했는지 적은 JSON이에요.' },
  'http.errorCode': {
    name: '코드',
    says: ({ text }) => codes[/(\d+)$/.exec(text)?.[1] ?? ''] ?? '거절한 이유의 번호예요.',
    more: '0 모르는 전송 방식, 1 모르는 세션 ID, 2 틀린 메서드, 3 틀린 요청, 4 허락하지 않음, 5 받지 않는 프로토콜 버전이에요.',
  },
  'http.errorMessage': { name: '이유', says: '코드의 뜻이나 서버가 적은 이유예요.' },
  'http.text': { name: '내용', says: 'Engine.IO 패킷이 아닌 본문이에요.' },
}

export const httpWords: Record<BodyKind | HeaderKind, Words> = { ...bodyWords, ...headerWords }
