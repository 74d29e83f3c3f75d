/** The options of `io()` that decide what a socket says (socket.io-client: manager.js, socket.js). */
import { z } from 'zod'
import { number } from '../options/number.ts'
import { code, flag } from './parts.ts'

const AUTH = 'auth에는 객체나 함수를 쓰세요. 예: auth: { token: "abcd" }. 문자열을 쓰면 서버가 연결을 닫아요.'

export const packets = {
  auth: code(
    z.looseObject({}, { error: AUTH }),
    ['{ token: "abcd" }', '(callback) => callback({ token: "abcd" })'],
    {
      label: '인증 정보',
      help: '네임스페이스에 들어갈 때 서버에 건네는 값이에요. 주소에 붙지 않아서 토큰을 담기에 좋아요.',
      default: null,
      wire: '`40{"token":"abcd"}`처럼 CONNECT 패킷에 실려 서버의 `socket.handshake.auth`가 돼요.',
      misnomers: ['token', 'login', 'authorization', 'jwt'],
    },
  ),
  parser: code(
    z.null({ error: 'parser에는 msgpackParser를 쓰세요. 지우면 기본 파서로 동작해요.' }),
    ['msgpackParser'],
    {
      label: '파서',
      help: '패킷을 무엇으로 옮길지 정해요. 서버와 같아야 해요. 클라이언트의 페이지에 msgpackParser가 있어요.',
      default: null,
      wire: 'Socket.IO 패킷이 글자가 아니라 MessagePack 바이트로 오가요. 롱 폴링에서는 `b`로 시작해요.',
      misnomers: ['msgpack', 'MessagePack', 'encoder', 'serializer', 'socket.io-msgpack-parser'],
    },
  ),
  ackTimeout: number({
    name: 'ackTimeout',
    from: 100,
    to: 60_000,
    unit: '밀리초',
    default: null,
    example: 5_000,
    label: '확인 응답 제한 시간',
    help: '보낸 이벤트의 확인 응답을 이만큼 기다려요. 넘으면 콜백이 오류를 받아요.',
    wire: '패킷은 그대로예요. 답이 없으면 콜백의 첫 인자가 `operation has timed out` 오류예요.',
    misnomers: ['acknowledgementTimeout', 'emitTimeout'],
  }),
  retries: number({
    name: 'retries',
    from: 1,
    to: 10,
    unit: '번',
    default: null,
    example: 3,
    label: '다시 보내기',
    help: '확인 응답이 올 때까지 이만큼 더 보내요. 하나씩 차례로 보내서, ackTimeout이 없으면 답 없는 이벤트에서 영영 멈춰요.',
    wire: '같은 이벤트가 번호만 바뀌어 여러 번 가요. 서버는 같은 이벤트를 두 번 받을 수 있어요.',
    misnomers: ['retry', 'resend', 'maxRetries'],
  }),
  closeOnBeforeunload: flag('closeOnBeforeunload', {
    label: '페이지를 떠나기 전에 닫기',
    help: '페이지를 닫거나 새로 고칠 때, 브라우저가 끊기 전에 스스로 조용히 닫아요.',
    default: false,
    wire: '닫기 프레임에 브라우저가 넣는 코드 `1001`이 없어요.',
    misnomers: ['beforeunload', 'onunload'],
  }),
}
