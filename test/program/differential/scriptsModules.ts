/** What clients do with the programs about modules: parts of Node, and packages. */
import type { Script } from './trial.ts'

export const moduleScripts: Record<string, Script> = {
  modulesOfNode: async ({ http }) => {
    for (const of of ['path', 'url', 'util', 'crypto', 'querystring', 'assert', 'others', 'later'])
      await http(of, `/${of}`)
  },
  importsOfNode: async ({ http }) => {
    await http('page', '/', {}, ['access-control-allow-origin'])
  },
  expressMembers: async ({ http, connect, until }) => {
    const names = ['content-type', 'content-disposition', 'vary', 'x-content-type-options', 'etag']
    const get = (path: string, headers: Record<string, string> = {}) => http(path, path, { headers }, names)
    await get('/members', {
      'x-forwarded-proto': 'https',
      'x-forwarded-for': '1.2.3.4, 5.6.7.8',
      'x-forwarded-host': 'a.b.example.com',
      'accept-language': 'ko;q=0.9, en;q=0.1',
      range: 'bytes=0-9,10-19,50-',
    })
    await get('/members', { 'if-none-match': '"a"' })
    await get('/members', { range: 'nonsense' })
    for (const accept of ['text/plain', 'text/html', 'application/json', '*/*', 'image/png']) {
      await get('/format', { accept })
      await get('/default', { accept })
      await get('/strict', { accept })
    }
    for (const query of ['', '?done=fn.x', '?done=alert(1)', '?callback=fn']) await get(`/jsonp${query}`)
    for (const path of ['/file', '/get', '/none'])
      await get(path, { 'x-mine': 'mine', referer: 'http://c.d/' })
    await connect('A', { namespace: '/chat' })
    await connect('B')
    await http('chat', '/rooms/7/chat', {
      method: 'POST',
      body: '{"text":"hi"}',
      headers: { 'content-type': 'application/json' },
    })
    await until('A', 'chat')
    await until('B', 'said')
  },
  packages: async ({ http, connect, until }) => {
    const kept = createCookies()
    const headers = [
      'access-control-allow-origin',
      'vary',
      'content-security-policy',
      'x-powered-by',
      'x-frame-options',
    ]
    const get = async (path: string, init: RequestInit = {}) => {
      const given = { ...init, headers: { origin: 'http://a.b', cookie: kept.header(), ...init.headers } }
      kept.take(await http(path, path, given, headers))
    }
    for (const path of ['/', '/', '/set', '/', '/unsigned', '/end', '/', '/parts', '/', '/redirect', '/nope'])
      await get(path)
    await get('/body', { method: 'POST', body: '{"a":1}', headers: { 'content-type': 'application/json' } })
    await get('/body', {
      method: 'POST',
      body: 'a[b]=1',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    await get('/', { method: 'OPTIONS' })
    await connect('A', { extraHeaders: { cookie: kept.header() } })
    await until('A', 'visits')
    for (const path of ['/destroy', '/', '/values', '/lines']) await get(path)
  },
}

/** The cookies that a browser would have by now. */
function createCookies() {
  const kept = new Map<string, string>()
  return {
    header: () => [...kept].map(([name, value]) => `${name}=${value}`).join('; '),
    take({ headers }: Response): void {
      for (const cookie of headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
        kept.set(name, value)
      }
    },
  }
}
