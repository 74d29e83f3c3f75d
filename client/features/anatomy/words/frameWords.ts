/** What is said of WebSocket frames, and of the bits of their header. */
import type { HeaderField } from '#shared/wire/frameParts.ts'
import type { HttpKind } from '#shared/wire/part.ts'
import type { Words } from './about.ts'

const codes: Record<string, string> = {
  '1000': '할 일을 마치고 닫았다는 뜻이에요.',
  '1001': '페이지를 떠나거나 서버가 꺼진다는 뜻이에요.',
  '1002': '웹소켓 프로토콜을 어겨서 닫았다는 뜻이에요.',
  '1007': '글이라면서 UTF-8이 아니어서 닫았다는 뜻이에요.',
  '1009': '메시지가 너무 커서 닫았다는 뜻이에요.',
  '1011': '서버에 뜻밖의 문제가 생겨 닫았다는 뜻이에요.',
}

export const frameWords: Record<Extract<HttpKind, `ws.${string}`>, Words> = {
  'ws.frame': {
    name: 'WebSocket 프레임',
    says: '웹소켓이 한 번에 나르는 단위예요.',
    more: '머리 2~14바이트 뒤에 내용이 와요. 요청과 응답의 짝이 없어서 양쪽이 언제든 보낼 수 있어요.',
  },
  'ws.message': {
    name: '조각난 메시지',
    says: '프레임 여러 개로 나뉘어 온 메시지예요.',
    more: '받는 쪽은 마지막 조각까지 모은 뒤에 하나의 메시지로 읽어요.',
  },
  'ws.fragment': { name: '조각', says: '메시지의 한 조각이에요. 다음 프레임으로 이어져요.' },
  'ws.control': {
    name: '내용',
    says: '웹소켓 스스로의 핑퐁에 실린 내용이에요.',
    more: 'Engine.IO의 핑(`2`)과 퐁(`3`)과는 다른 층이에요. 브라우저의 코드는 이것을 보내거나 볼 수 없어요.',
  },
  'ws.bytes': { name: '바이트', says: '글자가 아니라 바이트예요.' },
  'ws.compressed': {
    name: '압축된 바이트',
    says: '압축된 메시지라 글자로 읽을 수 없어요.',
    more: '서버의 `perMessageDeflate`가 켜져 있고 클라이언트도 할 줄 알면 메시지를 압축해요. 앞선 메시지에 기대어 압축하므로 하나만 떼어 풀 수 없어요.',
  },
  'ws.code': {
    name: '닫는 코드',
    says: ({ text }) => codes[text] ?? '닫는 이유를 나타내는 수예요.',
    more: '전선에는 2바이트로 가요. 닫는 프레임 없이 TCP 연결이 끊기면 받은 코드가 없어서, 브라우저는 1006이라고 말해요.',
  },
  'ws.reason': { name: '닫는 이유', says: '닫은 쪽이 덧붙인 글이에요.' },
}

/** The name of each field of the header, as the standard has it, and what it says. */
export const headerFields: Record<HeaderField, { name: string; says: string }> = {
  fin: { name: 'FIN', says: '1이면 메시지가 이 프레임에서 끝나요.' },
  rsv1: { name: 'RSV1', says: '1이면 내용이 압축되어 있어요.' },
  rsv2: { name: 'RSV2', says: '쓰이지 않아요. 늘 0이에요.' },
  rsv3: { name: 'RSV3', says: '쓰이지 않아요. 늘 0이에요.' },
  opcode: { name: 'opcode', says: '내용의 종류예요. 1 글, 2 바이트, 8 닫기, 9 핑, 10 퐁.' },
  mask: { name: 'MASK', says: '1이면 내용을 가렸어요. 클라이언트는 늘 가려요.' },
  length: { name: '길이', says: '바이트 수예요. 126과 127은 뒤에 따로 적었다는 표시예요.' },
  extended: { name: '긴 길이', says: '126바이트부터는 바이트 수를 여기에 적어요.' },
  key: { name: '가림 열쇠', says: '내용과 XOR한 무작위 4바이트예요. 기록하지 않아요.' },
}
