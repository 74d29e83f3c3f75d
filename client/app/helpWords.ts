/** What the help says of the page's parts: none of it names a place, which another screen has elsewhere. */
import { nodeModulesHere, packagesHere } from '#shared/modules.ts'
import type { Layer } from '../ui/LayerMark.tsx'
import type { View } from './views.ts'

/** The shapes before names, packets and lines of code. */
export const markWords: readonly (readonly [layer: Layer, what: string])[] = [
  ['http', 'HTTP 요청과 응답이에요. 웹소켓을 여닫는 것도 여기에 들어가요.'],
  ['eio', 'Engine.IO 패킷이에요. 연결을 열고, 지키고, 옮겨요.'],
  ['sio', 'Socket.IO 패킷이에요. 네임스페이스 연결과 이벤트를 실어요.'],
  ['prog', '내 코드에서 일어난 일이에요. 전선을 지나지 않아요.'],
]

/** The buttons that stop packets, with what each does. */
export const wireWords = [
  ['붙잡기', '켜 두면 그때부터 오가는 패킷이 전선 위에 멈춰요. 끄면 모두 흘러가요.'],
  ['한 단계', '붙잡힌 패킷이 있으면 하나만 보내요. 지난 순간을 보고 있으면 다음 순간으로 가요.'],
  ['한 걸음씩', '제한 시간을 길게 해서 서버를 다시 실행하고, 첫 요청부터 붙잡아요. 천천히 볼 수 있어요.'],
] as const

/** What is behind each tab, where not everything stands side by side. */
export const tabWords: Record<View, string> = {
  lesson: '장의 글과 질문, 목표가 있어요.',
  code: 'server.js와 다른 파일, 클라이언트의 코드를 고치고 실행해요.',
  sequence: '오간 패킷이 순서대로 보여요. 행을 누르면 자세히 봐요.',
  console: '서버가 쓴 글을 보고, 한 줄을 실행해요.',
  clients: '클라이언트를 연결하고 끊고, 이벤트를 보내요.',
  panels: '옵션과 룸, 네트워크 조건을 바꿔요.',
}

/** What server.js can load. */
export const moduleWords: readonly (readonly [name: string, what: string])[] = [
  ['Node.js에 든 것', nodeModulesHere.join(', ')],
  ['패키지', packagesHere.join(', ')],
  ['없는 것', '데이터베이스, 다른 서버, 다른 프로그램을 다루는 모듈은 없어요. 쓰면 대신할 방법을 알려 줘요.'],
]
