/** What people do together: draw, write, reserve, administer. */
import { type Performance, play } from '../actors.ts'

export const sharing: Record<string, Performance> = {
  drawingBoard: play(async ({ three, enters, says, hears, gets, leaves }) => {
    await gets('/', '/css/style.css')
    await three()
    says('A', 'drawing', { x0: 0.1, y0: 0.2, x1: 0.35, y1: 0.4, color: 'black' })
    await hears('BC', 'drawing')
    says('B', 'drawing', { x0: 1 / 3, y0: 1e-7, x1: -0.5, y1: 123456789.123, color: '#ff0000' })
    await hears('AC', 'drawing')
    leaves('A')
    await enters('D')
    await hears('D', 'drawing', 'drawing')
    says('D', 'clear')
    await hears('BCD', 'clear')
  }),
  todoRest: play(async ({ three, hears, gets, sends, http }) => {
    await three()
    await gets('/todos', '/todos/1', '/todos/2', '/todos/one', '/none?a=1')
    await sends('POST', '/todos', { text: '책 읽기' })
    await hears('ABC', 'todo:added')
    await sends('PATCH', '/todos/2', { done: true })
    await hears('ABC', 'todo:changed')
    await gets('/todos?done=true', '/todos?done=false')
    await http('delete', '/todos/1', { method: 'DELETE' })
    await hears('ABC', 'todo:removed')
    await http('delete', '/todos/1', { method: 'DELETE' })
    await http('broken', '/todos', {
      method: 'POST',
      body: '{"text":',
      headers: { 'content-type': 'application/json' },
    })
    await sends('POST', '/todos', { text: '가'.repeat(400) })
    await http('options', '/todos/1', { method: 'OPTIONS' }, ['allow'])
    await gets('/todos')
  }),
  webrtcSignal: play(async ({ three, says, hears, leaves, socket }) => {
    await three()
    says('A', 'join_room', { room: '1', email: 'a@x.kr' })
    await hears('A', 'all_users')
    says('B', 'join_room', { room: '1', email: 'b@x.kr' })
    await hears('B', 'all_users')
    says('C', 'join_room', { room: '1', email: 'c@x.kr' })
    await hears('C', 'room_full')
    says('B', 'offer', { type: 'offer', sdp: 'v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\n' }, socket('A').id)
    await hears('A', 'getOffer')
    says('A', 'answer', { type: 'answer', sdp: 'v=0' })
    await hears('BC', 'getAnswer')
    says('A', 'candidate', { candidate: 'candidate:1 1 UDP', sdpMid: '0', sdpMLineIndex: 0 })
    await hears('BC', 'getCandidate')
    leaves('A')
    await hears('B', 'user_exit')
  }),
  seatReserve: play(async ({ three, says, hears, gets }) => {
    await three()
    await gets('/seats', '/show')
    says('A', 'reserve', { x: 0, y: 1 })
    await hears('ABC', 'reserve')
    says('B', 'reserve', { x: 0, y: 1 })
    await hears('B', 'fail')
    says('C', 'reserve', { x: 0, y: 99 })
    await hears('C', 'fail')
    await gets('/seats')
  }),
  compiledTs: play(async ({ three, says, hears, gets }) => {
    await gets('/')
    await three()
    says('A', 'message', '타입이 있는 글')
    await hears('ABC', 'message')
  }),
  prototypeStyle: play(async ({ three, says, hears, leaves }) => {
    await three()
    for (const client of 'ABC') {
      says(client, 'nick', `별명${client}`)
      await hears(client, 'count')
    }
    await hears('A', 'count', 'count')
    await hears('B', 'count')
    says('A', 'message', '안녕')
    await hears('ABC', 'message')
    leaves('C')
    await hears('AB', 'count')
  }),
  rateLimit: play(async ({ enters, says, hears }) => {
    await enters('A', { query: { name: '가나다' } })
    await enters('B', { query: { name: '너무긴이름입니다' } })
    await enters('C', { query: { name: '하' } })
    says('A', 'message', '이 바보야 <b>굵게</b>\n둘째 줄')
    await hears('AC', 'message')
    says('A', 'message', '@하 @kim 여기 보세요 https://example.com/가?a=1&b=2 멍청이')
    await hears('AC', 'message')
    says('A', 'message', '셋')
    await hears('AC', 'message')
    says('A', 'message', '넷')
    await hears('A', 'warning')
    says('C', 'message', '나는 첫 글')
    await hears('AC', 'message')
  }),
  errorPages: play(async ({ three, hears, gets, http }) => {
    await three()
    const all = ['/ok', '/fail', '/sync', '/next', '/old', '/back', '/none', '/static/about', '/static/none']
    for (const path of all) {
      await http(path, path, {}, ['content-type', 'location', 'cache-control'])
      await hears('ABC', 'log')
    }
    await gets('/twice')
    await hears('ABC', 'log', 'log')
    await http('text', '/fail', { headers: { accept: 'text/plain' } }, ['content-type'])
    await hears('ABC', 'log')
    for (const path of ['/secret/a/b?key=1', '/secret/a']) {
      await gets(path)
      await hears('ABC', 'log')
    }
  }),
  recovery: play(async ({ three, enters, asks, hears, leaves }) => {
    await three()
    await asks('A', 'chat message', '첫 글', 'A-1')
    await hears('ABC', 'chat message')
    await asks('A', 'chat message', '첫 글', 'A-1')
    leaves('B')
    await asks('C', 'chat message', '둘째 글', 'C-1')
    await hears('AC', 'chat message')
    await enters('E', { auth: { serverOffset: 1 } })
    await hears('E', 'chat message')
    await enters('D', { auth: { serverOffset: 0 } })
    await hears('D', 'chat message', 'chat message')
    await asks('E', 'chat message', '돌아왔어요', 'B-1')
    await hears('ACD', 'chat message')
  }),
  adminNamespace: play(async ({ enters, says, asks, hears, http }) => {
    const path = { path: '/ws' }
    const seen = ['x-lab', 'set-cookie', 'content-type']
    await http('page', '/', {}, seen)
    await enters('A', { ...path, namespace: '/admin', auth: { pass: '1234' } })
    await enters('wrong', { ...path, namespace: '/admin', auth: { pass: '0' } })
    await enters('B', { ...path, namespace: '/user', auth: { name: '나리' } })
    await hears('A', '접속')
    await enters('C', { ...path, namespace: '/user', auth: { name: '다미' } })
    await hears('A', '접속')
    says('A', '공지', '점검 예정')
    await hears('BC', '공지')
    await asks('A', '내보내기', '다미')
    await hears('A', '퇴장')
    await hears('C', 'disconnect')
    await asks('A', '내보내기', '다미')
    await http('banned', '/ws/?EIO=4&transport=polling', { headers: { 'user-agent': 'bad-bot' } }, seen)
    await hears('A', '연결 오류')
    await http('unknown', '/ws/?EIO=4&transport=none', {}, seen)
    await hears('A', '연결 오류')
    await http('client', '/ws/socket.io.js', {}, seen)
    await hears('A', '연결 오류')
  }),
  codeShare: play(async ({ three, asks, hears, gets }) => {
    await gets('/', '/anything/else')
    await three()
    await hears('ABC', 'doc')
    await asks('A', 'edit', { version: 0, at: 9, insert: 'let 값 = 1' })
    await hears('BC', 'edit')
    await asks('B', 'edit', { version: 0, at: 0, insert: '늦은 글' })
    await asks('B', 'edit', { version: 1, at: 0, remove: 3 })
    await hears('AC', 'edit')
    await asks('C', 'edit', { version: 7, at: 0 })
  }),
}
