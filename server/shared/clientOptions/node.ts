/** The options of `io()` that mean something in Node.js only, or only where timers are not the real ones. */
import { flag, nodeOnly } from './parts.ts'

const TLS = 'Node.js 클라이언트가 https 서버에 연결할 때 쓰는 TLS 설정이에요.'
const QUIET = '오가는 패킷은 같아요.'

export const node = {
  useNativeTimers: flag('useNativeTimers', {
    label: '진짜 타이머 쓰기',
    help: '시험 도구가 setTimeout을 가짜로 바꿔 두었을 때도 진짜 타이머를 써요.',
    default: false,
    wire: QUIET,
    misnomers: ['fakeTimers', 'jest'],
  }),
  autoUnref: flag('autoUnref', {
    label: '프로세스를 붙들지 않기',
    help: '이 연결만 남았을 때 Node.js 프로세스가 끝날 수 있게 해요.',
    default: false,
    wire: QUIET,
    misnomers: ['unref'],
  }),
  perMessageDeflate: nodeOnly({
    label: 'WebSocket 압축',
    help: 'Node.js 클라이언트가 WebSocket 프레임을 압축할지 정해요.',
    default: { threshold: 1024 },
    wire: '브라우저는 스스로 `permessage-deflate`를 제안하고, 서버의 `perMessageDeflate`가 정해요.',
    misnomers: ['compression', 'deflate'],
  }),
  agent: nodeOnly({
    label: '요청 에이전트',
    help: 'Node.js 클라이언트가 쓸 http.Agent예요.',
    default: false,
    wire: 'TCP 연결을 몇 개나 열고 다시 쓰는지가 바뀌어요.',
    misnomers: ['httpAgent', 'proxy'],
  }),
  pfx: nodeOnly({ label: 'PFX 인증서', help: TLS, default: null, wire: QUIET, misnomers: ['tls', 'ssl'] }),
  key: nodeOnly({ label: '개인 키', help: TLS, default: null, wire: QUIET, misnomers: ['tls', 'ssl'] }),
  cert: nodeOnly({ label: '인증서', help: TLS, default: null, wire: QUIET, misnomers: ['tls', 'ssl'] }),
  ca: nodeOnly({ label: '믿을 인증 기관', help: TLS, default: null, wire: QUIET, misnomers: ['tls', 'ssl'] }),
  ciphers: nodeOnly({ label: '암호 방식', help: TLS, default: null, wire: QUIET, misnomers: ['tls', 'ssl'] }),
  rejectUnauthorized: nodeOnly({
    label: '인증서 확인',
    help: 'Node.js 클라이언트가 믿을 수 없는 인증서를 거절할지 정해요.',
    default: true,
    wire: QUIET,
    misnomers: ['tls', 'ssl', 'selfSigned'],
  }),
}
