/** What is said of Engine.IO's packets. */
import type { EngineKind } from '#shared/wire/part.ts'
import type { Words } from './about.ts'

export const engineWords: Record<EngineKind, Words> = {
  'eio.packet': {
    name: 'Engine.IO',
    says: ({ part: { parts } }) =>
      parts?.[0]?.kind === 'eio.bytes' || parts?.[0]?.kind === 'sio.msgpack'
        ? '종류 글자 없이 바이트만 실린 message예요.'
        : '첫 글자가 종류이고, 그 뒤가 내용이에요.',
    more: 'Engine.IO는 연결을 맡아요: 여는 것, 살아 있는지 확인하는 것, 웹소켓으로 옮기는 것. 내용은 읽지 않고 Socket.IO에 넘겨요.',
  },
  'eio.open': {
    name: 'open',
    says: '서버가 연결을 열고 약속을 알려요.',
    more: '연결마다 처음에 한 번만 와요. 이때는 아직 소켓이 없어요: 이어서 네임스페이스에 들어가야 `connect`가 돼요.',
  },
  'eio.close': {
    name: 'close',
    says: '이 연결을 닫자는 패킷이에요.',
    more: '폴링에서 쓰여요. 웹소켓은 닫는 프레임으로 닫고, 서버는 웹소켓으로 온 이 패킷을 무시해요.',
  },
  'eio.ping': {
    name: 'ping',
    says: ({ direction }) =>
      direction === 'up' ? '웹소켓 길이 통하는지 물어요.' : '클라이언트가 살아 있는지 물어요.',
    more: '하트비트의 핑은 서버가 `pingInterval`마다 보내요. 클라이언트는 마지막 핑에서 `pingInterval + pingTimeout`이 지나도록 핑이 없으면 끊긴 것으로 봐요. 클라이언트가 보내는 핑은 업그레이드의 시험뿐이에요.',
  },
  'eio.pong': {
    name: 'pong',
    says: ({ direction }) => (direction === 'up' ? '살아 있다고 답해요.' : '웹소켓 길이 통한다고 답해요.'),
    more: '서버는 핑을 보내고 `pingTimeout` 안에 퐁이 오지 않으면 ping timeout으로 끊어요. 기다리는 동안 다른 패킷이 오면 한 번은 처음부터 다시 기다려요.',
  },
  'eio.message': {
    name: 'message',
    says: '내용이 담긴 패킷이에요.',
    more: '뒤의 글자는 Engine.IO가 읽지 않고 Socket.IO에 넘겨요.',
  },
  'eio.upgrade': {
    name: 'upgrade',
    says: '이제부터 웹소켓으로만 말하겠다는 뜻이에요.',
    more: '클라이언트는 `3probe`를 받고 폴링을 멈춘 뒤에 보내요. 서버는 이것을 받아야 웹소켓으로 옮겨요. `upgradeTimeout` 안에 오지 않으면 서버가 이 웹소켓을 닫고, 폴링이 이어져요.',
  },
  'eio.noop': {
    name: 'noop',
    says: '기다리던 폴링을 빈손으로 마쳐요.',
    more: '업그레이드할 때 열려 있는 폴링 요청을 끝내려고 서버가 보내요. 받은 쪽은 아무 일도 하지 않아요.',
  },
  'eio.base64': {
    name: 'base64 표시',
    says: '뒤가 base64로 적은 바이트라는 표시예요.',
    more: '폴링 본문은 글자라서 바이트를 base64로 적어요. 3바이트가 글자 넷이 돼요. 웹소켓에서는 바이트 그대로 바이너리 프레임으로 가요.',
  },
  'eio.bytes': {
    name: '바이트',
    says: '앞선 패킷의 빈자리에 들어갈 바이트예요.',
    more: '웹소켓에서는 종류 글자 없이 바이트만 바이너리 프레임에 실려요. 몇 번째로 왔는지로 자리를 찾아요.',
  },
  'eio.probe': {
    name: '시험',
    says: '시험으로 보낸다는 표시예요.',
    more: '새로 연 웹소켓이 글자를 온전히 나르는지 먼저 시험해요. 그동안 이벤트는 계속 폴링으로 다녀요.',
  },
  'eio.data': { name: '내용', says: '이 종류의 패킷에 딸려 온 글이에요.' },
  'eio.separator': {
    name: '구분자',
    says: '패킷과 패킷 사이를 나누는 글자(0x1e)예요.',
    more: '보이지 않는 글자라 여기서는 `\\x1e`로 적었어요. JSON은 이 글자를 그대로 담지 않으므로 내용과 헷갈리지 않아요.',
  },
  'eio.handshake': { name: '핸드셰이크', says: '서버가 정한 이 연결의 약속이에요.' },
  'open.sid': {
    name: '세션 ID',
    says: '이 연결의 이름이에요. 다음 요청부터 붙여요.',
    more: '`socket.id`와는 다른 값이에요. 아는 사람은 이 연결인 척할 수 있으므로 남에게 알리지 않아요.',
  },
  'open.upgrades': {
    name: '업그레이드',
    says: '옮겨 갈 수 있는 전송 방식이에요.',
    more: '비어 있으면 클라이언트는 업그레이드를 해 보지 않아요. 서버의 `transports`와 `allowUpgrades` 옵션에서 나와요.',
  },
  'open.pingInterval': {
    name: '핑 간격',
    says: '서버가 핑을 보내는 간격(밀리초)이에요.',
    more: '서버는 퐁을 받고 이만큼 지나면 다음 핑을 보내요. 이미 열린 연결의 값은 바꿀 수 없어요.',
  },
  'open.pingTimeout': {
    name: '핑 제한 시간',
    says: '핑의 답을 기다려 주는 시간(밀리초)이에요.',
    more: '서버는 핑을 보낸 뒤 이만큼 퐁을 기다려요. 클라이언트는 마지막 핑에서 `pingInterval + pingTimeout`만큼 다음 핑을 기다려요.',
  },
  'open.maxPayload': {
    name: '최대 크기',
    says: '한 번에 받아 주는 바이트 수예요.',
    more: '서버의 `maxHttpBufferSize` 옵션이에요. 폴링에서 클라이언트는 모인 패킷을 이 크기에 맞춰 나눠 보내요. 패킷 하나가 더 크면 폴링은 413, 웹소켓은 1009로 끝나요.',
  },
}
