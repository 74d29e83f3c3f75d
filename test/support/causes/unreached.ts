/** Requests that no Socket.IO server answered. */
import { programOf } from '../programOf.ts'
import { type Case, connect, connectWith, express, pollError } from './case.ts'

/** Nobody answers there. */
export const unreached = (): Case[] => [
  {
    cause: 'wrong-path',
    program: [...express, 'new Server(server, { cors: { origin: "*" } })', 'server.listen(4000)'].join('\n'),
    code: connectWith('path: "/chat"'),
    browser: pollError,
    server: '/chat/에 답할 것이 없어서 404를 보냈어요.',
    why: 'path가 달라요. 서버는 /socket.io/에서 기다려요.',
  },
  {
    cause: 'app-listen',
    program: [...express, 'new Server(server, { cors: { origin: "*" } })', 'app.listen(4000)'].join('\n'),
    code: connect,
    browser: pollError,
    server: '기다리던 Express 앱이 404로 답했어요.',
    why: 'app.listen은 Socket.IO 없는 새 서버를 열어요.',
  },
  {
    cause: 'other-server',
    program: [
      ...express,
      'new Server(server, { cors: { origin: "*" } })',
      'require("http").createServer(app).listen(4000)',
    ].join('\n'),
    code: connect,
    browser: pollError,
    server: '/socket.io/에 답할 것이 없어서 404를 보냈어요.',
    why: '기다리고 있는 서버에 Socket.IO가 붙어 있지 않아요.',
  },
  {
    cause: 'no-socketio',
    program: [...express, 'server.listen(4000)'].join('\n'),
    code: connect,
    browser: pollError,
    server: '/socket.io/에 답할 것이 없어서 404를 보냈어요.',
    why: '이 프로그램은 Socket.IO 서버를 만들지 않았어요.',
  },
  {
    cause: 'not-listening',
    program: programOf('').replace('server.listen(4000)', ''),
    code: connect,
    browser: pollError,
    server: '기다리고 있지 않아서 요청을 받지 못했어요.',
    why: '기다리는 서버가 없어요. listen을 불렀는지 보세요.',
  },
  {
    cause: 'other-port',
    program: programOf(''),
    code: 'const socket = io("http://localhost:5000")',
    browser: pollError,
    server: '4000번에서 기다리고 있어요. 요청은 오지 않았어요.',
    why: '클라이언트가 다른 포트로 갔어요. 그 포트에서 기다리는 서버가 없어요.',
  },
]
