/** What Node and the library offer, put to use. */
import { type Performance, play } from '../actors.ts'

export const tools: Record<string, Performance> = {
  classModules: play(async ({ three, says, hears, gets }) => {
    await three()
    await hears('ABC', 'you are')
    await gets('/stats', '/config')
    says('A', 'say', '안녕')
    await hears('ABC', 'said')
    says('C', 'say', '나도')
    await hears('C', 'notice')
    says('A', 'whisper', '회원', '우리끼리')
    await hears('A', 'notice')
    await hears('B', 'whisper')
    says('A', 'kick', 2)
    await hears('B', 'disconnect')
    await gets('/stats')
  }),
  eventEmitterGame: play(async ({ enters, says, hears, gets, note, socket }) => {
    for (const [client, name] of [
      ['A', '용사'],
      ['B', '마왕'],
      ['C', '구경꾼'],
    ] as const)
      await enters(client, { query: { name } })
    await gets('/')
    says('C', 'attack', '토끼', 1)
    await hears('ABC', 'problem')
    const waiting = socket('A').emitWithAck('wait damage')
    says('A', 'attack', '마왕', 10)
    await hears('ABC', 'damage')
    note('waited', await waiting)
    says('B', 'attack', '용사', 45)
    await hears('ABC', 'critical', 'damage', 'end')
    says('B', 'attack', '용사', 5)
    await hears('ABC', 'damage')
    await gets('/')
  }),
  asyncTimers: play(async ({ three, says, asks, hears }) => {
    await three()
    await hears('ABC', '주방', '주방')
    await asks('A', '주문', '김밥')
    await hears('A', '정리')
    await hears('ABC', '완성')
    await asks('B', '주문', '돌')
    await hears('B', '정리')
    await asks('C', '한꺼번에', ['라면', '돌', '만두'])
    says('A', '카운트다운', 3)
    await hears('A', '땡!')
  }),
  passwordRooms: play(async ({ three, asks, hears }) => {
    await three()
    await asks('A', 'create', '비밀방', '열쇠')
    await asks('B', 'create', '비밀방', '열쇠')
    await asks('B', 'enter', '비밀방', '틀림')
    await asks('B', 'enter', '없는방', '열쇠')
    await asks('B', 'enter', '비밀방', '열쇠')
    await hears('A', 'entered')
    await asks('C', 'token', '비밀방.abc')
  }),
  authMiddleware: play(async ({ enters, says, asks, hears }) => {
    await enters('A', { auth: { token: 'admin-token' } })
    await hears('A', '접속 알림')
    await enters('B', { query: { token: 'member-token' } })
    await hears('A', '접속 알림')
    await enters('C', { extraHeaders: { 'x-token': 'wrong' } })
    await enters('D', { extraHeaders: { 'x-token': 'member-token' } })
    await hears('A', '접속 알림')
    await asks('A', 'hello')
    await asks('B', 'hello')
    says('B', 'admin:notice', '내가 관리자')
    await hears('B', '거절')
    says('A', 'admin:notice', '점검합니다')
    await hears('AB', '공지')
  }),
  regexNamespaces: play(async ({ enters, says, hears, gets }) => {
    await enters('A', { namespace: '/반-1' })
    await hears('A', '입장')
    await enters('B', { namespace: '/반-1' })
    await hears('AB', '입장')
    await enters('C', { namespace: '/반-2' })
    await hears('C', '입장')
    await enters('D', { namespace: '/반-11' })
    await enters('E', { namespace: '/반-일' })
    await enters('F', { namespace: '/비밀/금고', auth: { key: '열려라' } })
    await hears('F', '입장')
    await enters('G', { namespace: '/비밀/금고', auth: { key: '닫혀라' } })
    says('A', '말하기', '우리 반만')
    await hears('AB', '말')
    says('C', '전체 공지', '모두 모여라')
    await hears('ABC', '공지')
    await gets('/namespaces')
  }),
  ackStyles: play(async ({ three, asks, says }) => {
    let no = 0
    await three({}, (socket) => {
      no += 1
      const mine = no
      socket.on('질문', (question, answer) => answer(`${question} ${mine}`))
    })
    await asks('A', '더하기', 1, 2)
    says('A', '더하기', 1, 2)
    await asks('A', '나누기', 1, 0)
    await asks('A', '나누기', 1, 4)
    await asks('B', '저장', { name: '연필', when: new Date(0) })
    await asks('B', '모두에게 묻기', '점심은?')
    await asks('C', '남에게 묻기', '저녁은?')
    await asks('C', '나에게 묻기')
  }),
  cursorShare: play(async ({ three, says, hears, leaves }) => {
    await three({ transports: ['websocket'] })
    await hears('ABC', 'init')
    says('A', 'move', { x: 10.4, y: 20.6 })
    await hears('BC', 'move')
    says('B', 'click')
    await hears('B', 'clicked')
    await hears('AC', 'ripple')
    leaves('A')
    await hears('BC', 'leave')
  }),
  binaryUpload: play(async ({ three, asks, hears, gets }) => {
    await three()
    await gets('/uploads/점.png')
    await asks('A', 'upload', '점.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 255]))
    await hears('BC', 'image')
    await asks('B', 'upload', '../../메모.txt', Buffer.from('메모입니다'))
    await hears('AC', 'image')
    await asks('C', 'upload', '', Buffer.from('x'))
    await gets('/uploads/점.png', '/uploads/메모.txt', '/uploads/..%2fserver.js')
    await asks('A', 'list')
    await asks('B', 'chunk', Buffer.from('안'), false)
    await asks('B', 'chunk', Buffer.from('녕'), true)
  }),
  socketData: play(async ({ enters, says, asks, hears, gets, http }) => {
    for (const [client, name, team] of [
      ['A', '가', '청팀'],
      ['B', '나', '청팀'],
      ['C', '다', '백팀'],
    ] as const) {
      await enters(client, { auth: { name, team } })
      await hears(client, '환영')
    }
    await gets('/online', '/online/%EC%B2%AD%ED%8C%80', '/online/none')
    await asks('A', '쪽지', '다', '넘어와')
    await hears('C', '쪽지')
    await asks('A', '쪽지', '라', '누구?')
    await http('move', '/move/백팀/청팀', { method: 'POST' })
    await hears('ABC', '팀 이동')
    await gets('/online/%EC%B2%AD%ED%8C%80', '/online/%EB%B0%B1%ED%8C%80')
    says('A', '팀장')
    await asks('A', '쪽지', '가', '나에게')
    await http('delete', '/team/청팀', { method: 'DELETE' })
    await hears('BC', 'disconnect')
    await gets('/online')
  }),
  listenStyles: play(async ({ three, asks, hears, gets }) => {
    await gets('/')
    await three()
    await hears('ABC', 'opened')
    await asks('A', 'port')
  }),
  shutdown: play(async ({ three, says, hears }) => {
    await three()
    says('A', '실수')
    await hears('ABC', '잡은 오류')
    says('B', '비동기 실수')
    await hears('ABC', '놓친 오류')
    says('C', '종료')
    await hears('ABC', '서버 종료', 'disconnect')
  }),
  consoleTable: play(async ({ three, hears }) => {
    await three()
    await hears('ABC', '기록')
  }),
  inspectOs: play(async ({ three, asks, hears, gets }) => {
    await gets('/status', '/text')
    await three()
    await hears('ABC', 'status')
    for (const client of 'ABC') await asks(client, 'stop')
  }),
  urlQuery: play(async ({ enters, asks, hears, gets }) => {
    await gets('/', '/가/나?이름=철수&이름=영희&빈칸=a+b&x', '/a//b/../c?q=%EA%B0%80#no')
    for (const client of 'ABC')
      await enters(client, { path: '/my-socket/', query: { 이름: client, a: '1 2' } })
    await hears('ABC', 'handshake')
    await asks('A', 'hash', '한글 & 기호=?')
  }),
  koreanDates: play(async ({ three, says, hears, gets }) => {
    await gets('/dates', '/native')
    await three()
    says('A', 'message', '지금 몇 시?')
    await hears('ABC', 'message')
  }),
  oldHabits: play(async ({ three, says, asks, hears }) => {
    await three()
    await asks('A', 'who')
    await asks('C', 'who')
    says('B', 'set nick', '나비')
    await hears('ABC', 'info')
    await hears('B', 'info')
    for (const event of ['old set', 'old clients']) await asks('A', event)
  }),
  fileBox: play(async ({ three, asks, hears, gets }) => {
    await three()
    await gets('/tree', '/read/없음.md')
    await asks('A', 'write', '할일.md', '# 할 일')
    await hears('ABC', 'tree')
    await asks('B', 'write', '할일.md', '- 청소')
    await gets('/read/할일.md')
    await asks('A', 'copy', '할일.md')
    await asks('A', 'copy', '없음.md')
    await asks('A', 'trash', '할일.md')
    await asks('A', 'trash', '할일.md')
    await gets('/tree')
    await asks('C', 'empty')
    await gets('/tree')
  }),
  modernJs: play(async ({ enters, asks, hears }) => {
    for (const client of 'ABC') await enters(client, { auth: { name: client } })
    for (const item of ['하나', '둘', '셋', '넷']) {
      await asks('A', 'push', item)
      await hears('ABC', 'item')
    }
    await asks('B', 'math')
    await asks('C', 'wait')
    await asks('C', 'push', '끝')
    await hears('ABC', 'item')
  }),
  sloppyStyle: play(async ({ three, asks, hears, gets, leaves }) => {
    await gets('/')
    await three()
    for (const client of 'ABC') await asks(client, 'hi', 1, '둘')
    leaves('A')
    await hears('BC', 'left')
  }),
  splitModules: play(async ({ three, says, asks, hears, gets }) => {
    await gets('/version', '/online', '/admin', '/admin/none')
    await three()
    await hears('C', 'online')
    await hears('B', 'online', 'online')
    await hears('A', 'online', 'online', 'online')
    says('A', 'chat:send', '다른 사람에게')
    await hears('BC', 'chat:new')
    await asks('B', 'chat:count')
    await gets('/online')
  }, 'ticks'),
}
