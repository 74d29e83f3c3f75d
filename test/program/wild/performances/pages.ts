/** Pages, forms, cookies and sessions beside sockets. */
import { type Performance, play } from '../actors.ts'

/** The cookies that a browser would have by now. */
export function createCookies() {
  const kept = new Map<string, string>()
  return {
    header: () => ({ cookie: [...kept].map(([name, value]) => `${name}=${value}`).join('; ') }),
    take({ headers }: Response): void {
      for (const cookie of headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
        kept.set(name, value)
      }
    },
  }
}

export const pages: Record<string, Performance> = {
  portSetting: play(async ({ three, says, hears, gets, sends }) => {
    await three()
    await gets('/', '/public/test.html', '/public/', '/posts')
    await sends('POST', '/posts', 'title=첫+글')
    await hears('ABC', 'new post')
    await sends('POST', '/posts', { title: '둘째 글' })
    await hears('ABC', 'new post')
    await gets('/posts')
    says('A', 'login', { id: 'kim' })
    await hears('A', 'response')
  }),
  jsonDb: play(async ({ enters, sends, hears, http }) => {
    await sends('POST', '/join', {})
    await sends('POST', '/join', { id: '철수', password: '1234' })
    await sends('POST', '/join', { id: '철수', password: '5678' })
    await sends('POST', '/login', { id: '철수', password: '5678' })
    await sends('POST', '/login', { id: '영희', password: '1' })
    await sends('POST', '/login', { id: '철수', password: '1234' })
    await http('broken', '/join', {
      method: 'POST',
      body: '{',
      headers: { 'content-type': 'application/json' },
    })
    const token = Buffer.from('철수:비밀').toString('base64')
    await enters('A', { auth: { token } })
    await hears('A', '접속')
    await enters('B')
    await enters('C', { auth: { token: Buffer.from('유령:x').toString('base64') } })
  }),
  morganApp: play(async ({ enters, hears, http }) => {
    const cookies = createCookies()
    for (const path of ['/', '/', '/login/철수', '/me', '/logout', '/me', '/none']) {
      cookies.take(await http(path, path, { headers: cookies.header() }, ['set-cookie', 'location']))
    }
    await enters('A', { extraHeaders: cookies.header() })
    await enters('B')
    await enters('C')
    await hears('ABC', 'cookie')
  }),
  bodyParser: play(async ({ three, hears, gets, sends }) => {
    await three()
    await hears('ABC', 'ready')
    await gets('/login')
    await sends('POST', '/login', 'id=%EC%B2%A0%EC%88%98&pw=0000')
    await sends('POST', '/login', 'id=%EC%B2%A0%EC%88%98&pw=1234')
    await hears('ABC', 'login')
    await sends('POST', '/survey', 'food[]=김밥&food[]=라면&who[name]=가&who[age]=20&memo=')
    await hears('ABC', 'survey')
    await sends('POST', '/survey', { food: ['떡볶이'], 점수: 4.5 })
    await hears('ABC', 'survey')
  }),
  sessionChat: play(async ({ enters, asks, hears, sends, http }) => {
    const cookies = createCookies()
    cookies.take(await http('/', '/'))
    cookies.take(await http('/', '/', { headers: cookies.header() }))
    for (const client of 'AB') await enters(client, { extraHeaders: cookies.header() })
    await enters('C')
    await hears('ABC', 'session')
    await sends('POST', '/name', { name: '다람쥐' }, cookies.header())
    await hears('AB', '이름')
    await asks('A', '내 이름')
    await asks('B', '내 이름')
    await asks('A', '내 이름')
  }),
  sessionWrap: play(async ({ enters, says, hears, http }) => {
    const cookies = createCookies()
    await enters('A')
    cookies.take(await http('/', '/'))
    cookies.take(await http('/color', '/color/초록'))
    await http('/', '/', { headers: cookies.header() })
    for (const client of 'BC') await enters(client, { extraHeaders: cookies.header() })
    says('B', 'message', '나는 초록색')
    await hears('BC', 'message')
    await http('/logout', '/logout', { headers: cookies.header() }, ['location'])
    await http('/', '/', { headers: cookies.header() })
  }),
  helmetApp: play(async ({ three, says, hears, http }) => {
    const seen = [
      'content-security-policy',
      'cross-origin-opener-policy',
      'cross-origin-embedder-policy',
      'strict-transport-security',
      'x-content-type-options',
      'x-frame-options',
      'x-powered-by',
      'cache-control',
    ]
    for (const path of [
      '/',
      '/main.html',
      '/none',
      '/socket.io/socket.io.js',
      '/socket.io/?EIO=4&transport=none',
    ])
      await http(path, path, {}, seen)
    await three()
    says('A', 'say', '<script>나쁜 코드()</script> & 인사')
    await hears('ABC', 'said')
  }),
  routersFolder: play(async ({ enters, asks, hears, gets, sends, http }) => {
    await gets('/', '/hello/철수?lang=en', '/hello/%EA%B4%80%EB%A6%AC%EC%9E%90', '/none', '/room', '/room/9')
    await enters('A', { namespace: '/room' })
    await enters('B', { namespace: '/chat', query: { room: '1' } })
    await enters('C', { namespace: '/chat', extraHeaders: { referer: 'http://localhost:8005/room/1?a=b' } })
    await sends('POST', '/room', {})
    await sends('POST', '/room', { title: '혼자', max: 1 })
    await sends('POST', '/room', 'title=우리끼리&max=4&password=비밀')
    await hears('A', 'newRoom')
    await gets('/room', '/room/1?password=x')
    await asks('B', 'join', '1')
    await asks('C', 'join', '1')
    await hears('B', 'join')
    await sends('POST', '/room/1/chat', { chat: '안녕하세요' })
    await hears('BC', 'chat')
    await http('delete', '/room/1', { method: 'DELETE' })
    await hears('A', 'removeRoom')
    await gets('/room')
  }),
  esmChat: play(async ({ three, asks, says, hears, gets }) => {
    await gets('/', '/version', '/main.js')
    await three()
    await asks('A', 'chat:create', { text: ' 안녕 ' })
    await hears('ABC', 'chat:created')
    await asks('B', 'chat:create', { text: '   ' })
    await asks('B', 'chat:create', null)
    await asks('C', 'chat:list')
    says('A', 'room:join', '1')
    await hears('A', 'room:joined')
    says('B', 'room:join', '1')
    await hears('AB', 'room:joined')
  }),
  readFileHttp: play(async ({ three, hears, gets, sends, http }) => {
    await gets('/', '/restFront.css', '/users', '/none.html')
    await three()
    await hears('ABC', 'users')
    await sends('POST', '/user', { name: '제로초' })
    await hears('ABC', 'user')
    await gets('/users')
    await http('delete', '/user/1', { method: 'DELETE' })
    await hears('ABC', 'removed')
    await http('put', '/user/1', { method: 'PUT' })
  }),
  mimeServer: play(async ({ three, says, hears, gets }) => {
    await gets(
      '/',
      '/app.js',
      '/data.json',
      '/none',
      '/search?q=소켓&page=2',
      '/search?q=a%20b',
      '/%2e%2e/server.js',
    )
    await three()
    await hears('ABC', 'news')
    says('A', 'my other event', { my: 'data' })
    await hears('A', 'files')
  }),
  ejsViews: play(async ({ three, asks, hears, gets, sends }) => {
    await three()
    await gets('/', '/?error=<b>오류</b>', '/room/0', '/room/1', '/room/9')
    await sends('POST', '/room', 'title=새+방')
    await hears('ABC', 'new room')
    await gets('/', '/broken', '/missing', '/other')
    await asks('A', 'draw', 'error')
    await asks('B', 'draw', 'none')
  }),
  ejsByHand: play(async ({ three, says, hears, gets }) => {
    await gets('/', '/text', '/broken', '/caught')
    await three()
    says('A', 'message', '<script>나쁜 글</script>')
    await hears('ABC', 'message')
  }),
  ownTemplates: play(async ({ three, hears, gets }) => {
    await three()
    await hears('ABC', 'html')
    await gets('/')
  }),
  bookChat: play(async ({ enters, hears, sends, http, gets, leaves }) => {
    const cookies = createCookies()
    cookies.take(await http('/', '/'))
    const headers = { ...cookies.header(), referer: 'http://localhost:8005/room/1?password=' }
    await enters('C', { namespace: '/room', extraHeaders: cookies.header() })
    await sends('POST', '/room', 'title=노드방&password=', cookies.header())
    await hears('C', 'newRoom')
    await enters('A', { namespace: '/chat', extraHeaders: headers })
    await enters('B', { namespace: '/chat', extraHeaders: headers })
    await hears('A', 'join')
    await http('room', '/room/1', { headers: cookies.header() })
    await sends('POST', '/room/1/chat', { chat: '안녕하세요' }, cookies.header())
    await hears('AB', 'chat')
    leaves('B')
    await hears('A', 'exit')
    await gets('/room/7', '/none')
  }),
  logStream: play(async ({ three, says, asks, hears, gets, http }) => {
    await gets('/')
    await three()
    says('A', 'message', '남겨 줘')
    await hears('ABC', 'logged')
    await gets('/log')
    await http('upload', '/upload', { method: 'POST', body: '올린 글' })
    await gets('/upload.txt')
    await asks('B', 'events')
    await asks('C', 'wrong')
  }),
}
