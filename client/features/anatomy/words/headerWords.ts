/** What is said of HTTP headers. */
import type { HttpKind } from '#shared/wire/part.ts'
import type { Words } from './about.ts'

function connectionSays(text: string): string {
  if (/upgrade/i.test(text)) return '이 TCP 연결의 쓰임을 바꾼다는 말이에요.'
  if (/close/i.test(text)) return '이 답을 끝으로 TCP 연결을 닫는다는 말이에요.'
  return '이 TCP 연결을 다음 요청에도 쓰자는 말이에요.'
}

export const headerWords: Record<Extract<HttpKind, `header.${string}`>, Words> = {
  'header.origin': {
    name: '출처',
    says: '요청을 보낸 페이지의 출처예요. 브라우저가 적어요.',
    more: '프로토콜, 호스트, 포트가 모두 같아야 같은 출처예요. 페이지의 코드로는 바꿀 수 없어요. 출처를 밝힐 수 없는 프레임은 `null`이라고 적어요.',
  },
  'header.access-control-allow-origin': {
    name: '보아도 되는 출처',
    says: ({ text }) =>
      /:\s*\*$/.test(text)
        ? '어느 출처의 페이지나 이 답을 보아도 돼요.'
        : '이 출처의 페이지는 답을 보아도 돼요.',
    more: '서버의 `cors.origin` 옵션이 만들어요. 브라우저가 요청의 출처와 글자 그대로 비교하므로 끝의 `/` 하나만 달라도 막혀요. 막혀도 서버는 요청을 이미 처리했어요. 자격 증명을 보낸 요청에는 `*`가 통하지 않아요.',
  },
  'header.access-control-allow-credentials': {
    name: '자격 증명 허락',
    says: '쿠키를 보낸 요청의 답도 보여 줘도 된다는 뜻이에요.',
    more: '서버의 `cors.credentials: true`가 만들고, 클라이언트의 `withCredentials: true`와 짝이에요.',
  },
  'header.access-control-request-method': {
    name: '물어보는 메서드',
    says: '이 메서드로 보내도 되는지 먼저 물어요.',
  },
  'header.access-control-request-headers': {
    name: '물어보는 헤더',
    says: '이 헤더를 붙여도 되는지 먼저 물어요.',
    more: '클라이언트가 `extraHeaders`를 쓰면 브라우저가 폴링 요청마다 먼저 물어요.',
  },
  'header.access-control-allow-methods': {
    name: '허락한 메서드',
    says: '다른 출처의 페이지가 써도 되는 메서드예요.',
  },
  'header.access-control-allow-headers': {
    name: '허락한 헤더',
    says: '다른 출처의 페이지가 붙여도 되는 헤더예요.',
  },
  'header.access-control-expose-headers': {
    name: '읽어도 되는 헤더',
    says: '페이지의 코드가 읽어도 되는 응답 헤더예요.',
  },
  'header.access-control-max-age': {
    name: '기억할 시간',
    says: '사전 요청의 답을 기억해도 되는 시간(초)이에요.',
    more: '브라우저는 주소마다 따로 기억해요. 폴링은 요청마다 `t`가 달라서 기억해 둔 답이 쓰이지 않아요.',
  },
  'header.vary': { name: '답을 가르는 헤더', says: '이 요청 헤더에 따라 답이 다르다고 캐시에 알려요.' },
  'header.cookie': {
    name: '쿠키',
    says: '브라우저가 이 호스트의 것으로 간직한 쿠키예요.',
    more: '쿠키는 포트를 가리지 않아요. 다른 출처로 가는 폴링 요청에는 `withCredentials`가 있어야 붙지만, 웹소켓 요청에는 없어도 붙어요.',
  },
  'header.set-cookie': {
    name: '쿠키 심기',
    says: '브라우저에 이 쿠키를 간직하라고 해요.',
    more: '서버의 `cookie` 옵션을 켜면 폴링 핸드셰이크의 답에 세션 ID가 든 쿠키가 붙어요. 웹소켓만 쓰는 연결에는 붙지 않아요.',
  },
  'header.authorization': {
    name: '신원',
    says: '누구인지 밝히는 헤더예요.',
    more: '브라우저는 웹소켓 요청에 `extraHeaders`를 붙여 주지 않아요. 그래서 토큰은 `auth` 옵션에 담는 편이 나아요.',
  },
  'header.content-type': {
    name: '본문의 종류',
    says: '본문이 무엇인지 말해요.',
    more: 'Engine.IO의 패킷은 `text/plain`으로 가요. 이 종류는 다른 출처로 보내도 사전 요청이 없어요.',
  },
  'header.content-encoding': {
    name: '압축',
    says: '본문을 이 방식으로 압축해 보냈어요.',
    more: '서버의 `httpCompression` 옵션이 정한 크기(기본 1,024바이트)부터 압축해요. 여기서는 압축을 풀어 보여요.',
  },
  'header.upgrade': { name: '바꿀 프로토콜', says: '이 연결을 웹소켓으로 바꾸자는 말이에요.' },
  'header.connection': { name: 'TCP 연결', says: ({ text }) => connectionSays(text) },
  'header.sec-websocket-key': {
    name: '웹소켓 열쇠',
    says: '서버가 웹소켓을 아는지 확인하는 무작위 값이에요.',
    more: '비밀번호가 아니에요. 서버는 이 값으로 `sec-websocket-accept`를 만들어 돌려줘요.',
  },
  'header.sec-websocket-accept': {
    name: '웹소켓 확인',
    says: '열쇠로 계산한 값이에요. 웹소켓을 안다는 증거예요.',
    more: '열쇠 뒤에 정해진 글자(`258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)를 붙여 SHA-1을 구하고 base64로 적은 값이에요.',
  },
  'header.sec-websocket-version': {
    name: '웹소켓 버전',
    says: '웹소켓 프로토콜의 버전이에요. 지금은 늘 13이에요.',
  },
  'header.sec-websocket-extensions': {
    name: '웹소켓 확장',
    says: '웹소켓에 더해 쓸 기능이에요.',
    more: '`permessage-deflate`는 메시지 압축이에요. 요청에만 있고 답에 없으면 쓰지 않아요. 서버의 `perMessageDeflate` 옵션은 처음에는 꺼져 있어요.',
  },
  'header.sec-websocket-protocol': { name: '하위 프로토콜', says: '웹소켓 위에서 쓸 약속의 이름이에요.' },
  'header.other': { name: '헤더', says: 'Socket.IO와는 관계가 적은 헤더예요.' },
}
