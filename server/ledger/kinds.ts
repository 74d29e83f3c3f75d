/** What a program leaves on the host, kind by kind: how much of it there may be, and what its author is told beyond that. */

import { fileWords } from '#shared/files/fileWords.ts'
import { limits } from '#shared/limits.ts'

export interface Limit {
  /** How many one program may have at a time; where it says `bytes: 1`, how many bytes. */
  readonly most: number
  /** What one weighs in the process, in bytes: an estimate that is rather too large (measured on Node 20, rounded up). */
  readonly bytes: number
  /** Said to the program's author when it is full: what was too much, and what to write instead. */
  readonly words: string
}

export const kinds = {
  httpServer: {
    most: 20,
    bytes: 20_000,
    words:
      '놀이터에서는 프로그램 하나가 http 서버를 20개까지 만들 수 있어요. 반복문이나 핸들러 안에서 createServer()를 부르고 있지 않은지 살펴보세요.',
  },
  requestListener: {
    most: 100,
    bytes: 1_000,
    words:
      '놀이터에서는 "request" 핸들러를 100개까지 붙일 수 있어요. 반복문이나 핸들러 안에서 server.on("request")를 부르고 있지 않은지 살펴보세요.',
  },
  app: {
    most: 50,
    bytes: 20_000,
    words:
      '놀이터에서는 Express 앱과 라우터를 50개까지 만들 수 있어요. 반복문이나 핸들러 안에서 만들고 있지 않은지 살펴보세요.',
  },
  route: {
    most: 500,
    bytes: 5_000,
    words:
      '놀이터에서는 라우트와 미들웨어를 500개까지 등록할 수 있어요. 반복문이나 핸들러 안에서 app.get()이나 app.use()를 부르고 있지 않은지 살펴보세요.',
  },
  /** What the paths of routes weigh: roughly, characters that are compiled at the first request. */
  path: {
    most: 40_000,
    bytes: 200,
    words:
      '놀이터에서 쓸 수 있는 라우트의 경로를 모두 합한 길이를 넘었어요. 경로에서 { }와 파라미터를 줄이고, 경로를 짧게 줄여 쓰세요.',
  },
  param: {
    most: 200,
    bytes: 1_000,
    words:
      '놀이터에서는 app.param()을 200번까지 쓸 수 있어요. 반복문이나 핸들러 안에서 부르고 있지 않은지 살펴보세요.',
  },
  server: {
    most: 10,
    bytes: 100_000,
    words:
      '놀이터에서는 프로그램 하나가 new Server()를 10개까지 만들 수 있어요. 반복문이나 핸들러 안에서 만들고 있지 않은지 살펴보세요.',
  },
  attach: {
    most: 20,
    bytes: 50_000,
    words:
      '놀이터에서는 io.attach()를 20번까지 부를 수 있어요. 반복문이나 핸들러 안에서 부르고 있지 않은지 살펴보세요.',
  },
  engineStep: {
    most: 50,
    bytes: 2_000,
    words:
      '놀이터에서는 io.engine.use()를 50번까지 쓸 수 있어요. 반복문이나 핸들러 안에서 부르고 있지 않은지 살펴보세요.',
  },
  namespace: {
    most: 1_000,
    bytes: 15_000,
    words:
      '놀이터에서는 네임스페이스를 1,000개까지 만들 수 있어요. 반복문이나 타이머 안에서 io.of()에 새 이름을 넘기고 있지 않은지 살펴보세요.',
  },
  pattern: {
    most: 100,
    bytes: 15_000,
    words:
      '놀이터에서는 정규식이나 함수로 만드는 네임스페이스를 100개까지 쓸 수 있어요. 반복문이나 핸들러 안에서 io.of()를 부르고 있지 않은지 살펴보세요.',
  },
  socket: {
    most: 5_000,
    bytes: 10_000,
    words:
      '놀이터에서는 소켓을 5,000개까지 만들 수 있어요. 쓰지 않는 네임스페이스의 연결을 끊고 다시 해 보세요.',
  },
  join: {
    most: 50_000,
    bytes: 300,
    words:
      '놀이터에서는 소켓들이 룸에 모두 합해 50,000번까지 들어가 있을 수 있어요. 다 쓴 룸은 socket.leave()로 나오게 하세요.',
  },
  answer: {
    most: 50_000,
    bytes: 300,
    words:
      '클라이언트가 기다리는 확인 응답(ack)이 50,000개 쌓여서 멈췄어요. 콜백을 부르지 않는 핸들러가 있는지 살펴보세요.',
  },
  ack: {
    most: 50_000,
    bytes: 500,
    words:
      '돌아오지 않은 확인 응답(ack)이 50,000개 쌓여서 멈췄어요. timeout()을 짧게 정하거나, 콜백 없이 보내세요.',
  },
  /** Messages of the program that the host has not carried out yet. */
  message: {
    most: 30_000,
    bytes: 500,
    words: '보낼 것이 30,000개 넘게 밀려서 멈췄어요. 반복문이나 타이머 안에서 보내는 횟수를 줄여 보세요.',
  },
  /** Broadcasts that are kept for clients that may come back. */
  recovery: {
    most: 4_000_000,
    bytes: 1,
    words:
      '놓친 메시지를 되찾으려고 남겨 둔 것이 4MB를 넘어서 오래된 것부터 지웠어요. 큰 데이터는 적게 보내세요.',
  },
  /** Bytes of files that the program wrote. */
  written: {
    most: limits.fileBytes,
    bytes: 1,
    words: fileWords.written,
  },
  /** Bytes of bodies that were not answered yet, and of WebSocket messages that have not come to their end. */
  body: {
    most: 8_000_000,
    bytes: 1,
    words:
      '클라이언트들이 보내는 중인 큰 메시지가 모두 8MB를 넘어서 그 연결을 끊었어요. 큰 메시지를 한꺼번에 여러 개 보내고 있지 않은지 살펴보세요.',
  },
  /** Bytes that wait for clients to read them. */
  unread: {
    most: 100_000_000,
    bytes: 1,
    words:
      '클라이언트들이 아직 읽지 않은 데이터가 모두 100MB를 넘어서, 읽지 않는 연결을 끊었어요. 보내는 양을 줄여 보세요.',
  },
} as const satisfies Record<string, Limit>
export type Kind = keyof typeof kinds

/** What all kinds of one program may weigh together, and those of all programs of the process. */
export const weights = {
  account: {
    most: 128_000_000,
    words:
      '이 프로그램이 서버에 남겨 둔 것이 128MB를 넘어서 멈췄어요. 다 쓴 룸, 네임스페이스, 핸들러를 지우고 있는지 살펴보세요.',
  },
  process: {
    most: 1_000_000_000,
    words:
      '놀이터 전체가 쓰는 메모리가 많아져서, 많이 남겨 둔 이 프로그램을 멈췄어요. 룸이나 네임스페이스를 줄이고 다시 실행해 보세요.',
  },
} as const
