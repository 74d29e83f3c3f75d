/** Chats: rooms, nicknames, private messages. */
import { type Performance, play } from '../actors.ts'

export const chats: Record<string, Performance> = {
  staticChat: play(async ({ three, says, hears, gets, leaves }) => {
    await gets('/', '/style.css', '/chat.js', '/none.js', '/index.html')
    await three()
    says('A', 'chat message', '안녕하세요')
    await hears('ABC', 'chat message')
    says('C', 'chat message', '<b>반가워요</b> 😀')
    await hears('ABC', 'chat message')
    leaves('A')
    await hears('BC', 'chat message')
  }),
  sendFileDirname: play(async ({ three, says, hears, gets, http }) => {
    await gets('/', '/info', '/none', '/nowhere')
    await http('HEAD /', '/', { method: 'HEAD' }, ['content-type', 'content-length'])
    await three()
    await hears('ABC', 'change name')
    says('B', 'send message', '손님2', '저 왔어요')
    await hears('ABC', 'receive message')
  }),
  pathJoin: play(async ({ three, says, hears, gets, leaves }) => {
    await gets('/', '/chat.html?username=철수&room=자바스크립트', '/js/main.js')
    await three()
    says('A', 'joinRoom', { username: '철수', room: '자바스크립트' })
    await hears('A', 'message', 'roomUsers')
    says('B', 'joinRoom', { username: '영희', room: '자바스크립트' })
    await hears('AB', 'message', 'roomUsers')
    says('C', 'joinRoom', { username: '민수', room: '파이썬' })
    await hears('C', 'message', 'roomUsers')
    says('B', 'chatMessage', '안녕, 철수야')
    await hears('AB', 'message')
    leaves('A')
    await hears('B', 'message', 'roomUsers')
  }),
  httpServerNoNew: play(async ({ three, asks, hears, gets, leaves }) => {
    await gets('/')
    await three()
    await asks('A', 'new user', '토끼')
    await hears('ABC', 'usernames')
    await asks('B', 'new user', '토끼')
    await asks('B', 'new user', '거북이')
    await hears('ABC', 'usernames')
    leaves('A')
    await hears('BC', 'usernames')
  }),
  ioSocketsOn: play(async ({ three, says, hears, gets }) => {
    await gets('/', '/anything')
    await three()
    says('A', 'rint', '모두에게')
    await hears('ABC', 'smart')
    says('A', 'broad', '나 빼고')
    await hears('BC', 'smart')
    says('B', 'private', { 누구: '마지막' })
    await hears('C', 'smart')
  }),
  namespaceChat: play(async ({ enters, says, asks, hears, gets }) => {
    await gets('/')
    await enters('A', { namespace: '/chat' })
    await enters('B', { namespace: '/chat' })
    await enters('C', { namespace: '/news' })
    await hears('C', 'headline')
    says('A', 'chat message', { name: '가', room: '1반', msg: '나 왔어' })
    await hears('A', 'chat message')
    says('B', 'chat message', { name: '나', room: '1반', msg: '나도' })
    await hears('AB', 'chat message')
    await asks('C', 'write', '눈이 옵니다')
    await hears('AB', 'chat message')
    await hears('C', 'headline')
  }),
  typingChat: play(async ({ three, says, hears, gets, leaves }) => {
    await gets('/')
    await three()
    says('A', 'add user', '가영')
    await hears('A', 'login')
    await hears('BC', 'user joined')
    says('B', 'add user', '나영')
    await hears('B', 'login')
    await hears('AC', 'user joined')
    says('A', 'typing')
    await hears('BC', 'typing')
    says('A', 'stop typing')
    says('A', 'new message', '무슨 말을 할까')
    await hears('BC', 'stop typing', 'new message')
    leaves('B')
    await hears('AC', 'user left')
  }),
  privateMessages: play(async ({ three, says, hears, leaves }) => {
    await three()
    says('A', '로그인', '하나')
    await hears('ABC', '접속자 목록')
    says('B', '로그인', '두리')
    await hears('ABC', '접속자 목록')
    says('A', '귓속말', { 받는사람: '두리', 내용: '비밀이야' })
    await hears('AB', '귓속말')
    says('B', '귓속말', { 받는사람: '세찌', 내용: '있니?' })
    await hears('B', '오류')
    leaves('A')
    await hears('BC', '접속자 목록')
  }),
  roomsMap: play(async ({ three, says, hears, gets, leaves }) => {
    await three()
    says('A', 'join', '게임', '하준')
    await hears('A', 'members')
    says('B', 'join', '게임', '가온')
    await hears('AB', 'members')
    says('C', 'join', '공부', '나래')
    await hears('C', 'members')
    await gets('/rooms', '/rooms/%EA%B2%8C%EC%9E%84', '/rooms/none')
    says('A', 'message', '게임', '시작하자')
    await hears('B', 'message')
    says('C', 'message', '게임', '구경 왔어요')
    await hears('AB', 'message')
    says('A', 'leave', '게임')
    await hears('B', 'members')
    says('B', 'join', '공부', '가온')
    await hears('BC', 'members')
    leaves('C')
    await hears('B', 'members')
  }),
  adapterRooms: play(async ({ three, says, asks, hears, gets, leaves }) => {
    await gets('/', '/a/b')
    await three()
    await asks('A', 'enter_room', '우리집')
    await hears('ABC', 'room_change')
    says('B', 'nickname', '둘째')
    await asks('B', 'enter_room', '우리집')
    await hears('A', 'welcome')
    await hears('ABC', 'room_change')
    await asks('B', 'new_message', '배고파', '우리집')
    await hears('A', 'new_message')
    leaves('B')
    await hears('A', 'bye')
    await hears('AC', 'room_change')
    leaves('A')
    await hears('C', 'room_change')
  }),
  historyFile: play(async ({ three, says, asks, hears, gets }) => {
    await gets('/history')
    await three()
    await hears('ABC', '이전 대화')
    await asks('A', '로그')
    says('A', '대화', '철수', '첫 글')
    await hears('ABC', '대화')
    says('B', '대화', '영희', '둘째 글 "따옴표"')
    await hears('ABC', '대화')
    await asks('C', '로그')
    await gets('/history', '/download')
    says('C', '지우기')
    await hears('ABC', '지움')
    await gets('/history', '/download')
    says('C', '지우기')
    await hears('ABC', '지움')
  }),
  corsChat: play(async ({ three, says, hears, sends, http }) => {
    const seen = ['access-control-allow-origin', 'access-control-allow-credentials', 'vary']
    for (const origin of ['http://localhost:3000', 'http://localhost:5173', 'http://evil.example']) {
      await http(origin, '/api/hello', { headers: { origin } }, seen)
      await http(origin, '/socket.io/?EIO=4&transport=none', { headers: { origin } }, seen)
      await http(origin, '/api/hello', { method: 'OPTIONS', headers: { origin } }, seen)
    }
    await three()
    says('A', 'join_room', '1')
    says('A', 'send_message', { room: '1', author: '가', message: '혼잣말' })
    await sends('POST', '/api/message', { message: '공지입니다' })
    await hears('ABC', 'receive_message')
    says('B', 'send_message', { room: '1', author: '나', message: '들려?', time: '10:30' })
    await hears('A', 'receive_message')
  }),
  dotenvChat: play(async ({ three, says, asks, hears, gets }) => {
    await gets('/')
    await three()
    await hears('ABC', 'greeting')
    await asks('A', 'admin', 'p@ss#1234')
    await asks('A', 'admin', '1234')
    says('B', 'message', '다섯 글자까지만')
    await hears('ABC', 'message')
  }),
  uuidRooms: play(async ({ three, says, asks, hears, gets, leaves }) => {
    await gets('/', '/abc', '/script.js', '/123e4567-e89b-42d3-a456-426614174000')
    await three()
    const room = '123e4567-e89b-42d3-a456-426614174000'
    says('A', 'join-room', room, 10)
    await asks('A', 'new-room')
    says('B', 'join-room', room, 20)
    await hears('A', 'user-connected')
    leaves('B')
    await hears('A', 'user-disconnected')
  }),
  nanoidRooms: play(async ({ three, asks, hears, gets, socket }) => {
    await gets('/health')
    await three()
    await asks('B', '방 들어가기', '000')
    const made = (await socket('A').emitWithAck('방 만들기', '퀴즈')) as { code: string; keyLength: number }
    await asks('B', '방 들어가기', made.code)
    await hears('A', '새 친구')
    await gets('/health')
  }),
}
