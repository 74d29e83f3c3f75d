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
  packages: async ({ http, connect, until }) => {
    const kept = createCookies()
    const headers = ['access-control-allow-origin', 'vary', 'content-security-policy', 'x-powered-by', 'x-frame-options']
    const get = async (path: string, init: RequestInit = {}) => {
      const given = { ...init, headers: { origin: 'http://a.b', cookie: kept.header(), ...init.headers } }
      kept.take(await http(path, path, given, headers))
    }
    for (const path of ['/', '/', '/set', '/', '/unsigned', '/end', '/', '/parts', '/', '/redirect', '/nope']) await get(path)
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
