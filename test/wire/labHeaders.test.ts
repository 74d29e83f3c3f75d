import { expect, test } from 'vitest'
import { createPassing, opaque } from '../../server/wire/labHeaders.ts'
import { createNotices } from '../../server/wire/notices.ts'
import { asksForServiceWorker } from '../../server/wire/serviceWorker.ts'

/** The head as it leaves, in lines without the first and the empty ones; and what the program's console is told. */
function passed(
  lines: string[],
  { prefix = '/lab/Ab3x@A:4000', url = '/socket.io/?EIO=4', status = '200 OK' } = {},
) {
  const said: string[] = []
  const notices = createNotices((words) => said.push(words))
  const passing = createPassing({ prefix, url, notices })
  const head = passing(`HTTP/1.1 ${status}\r\n${lines.map((line) => `${line}\r\n`).join('')}\r\n`)
  expect(head.startsWith(`HTTP/1.1 ${status}\r\n`)).toBe(true)
  expect(head.endsWith('\r\n\r\n')).toBe(true)
  return {
    lines: head.split('\r\n').slice(1, -2),
    said,
    again: () => passing('HTTP/1.1 200 OK\r\nRefresh: 0\r\n\r\n'),
  }
}
const policy = `Content-Security-Policy: ${opaque}`

test('[W35] every answer of a lab is a page without origin, whatever the program says; a 101 is none', () => {
  expect(passed([]).lines).toEqual([policy])
  const own = 'content-security-policy: sandbox allow-same-origin allow-scripts'
  expect(passed([own]).lines).toEqual([own, policy])
  expect(passed(['Upgrade: websocket'], { status: '101 Switching Protocols' }).lines).toEqual([
    'Upgrade: websocket',
  ])
  expect(opaque).not.toMatch(/same-origin|top-navigation|popups/)
})

test.each([
  'Content-Type: text/html',
  'X-Powered-By: Express',
  'x-anything: 1',
  'Access-Control-Allow-Origin: *',
  'ETag: W/"1"',
  'Location: /elsewhere',
  'Cache-Control: no-store',
  'Retry-After: 3',
  'RateLimit-Remaining: 3',
  'Sec-WebSocket-Accept: abc=',
  'Link: </users?page=2>; rel="next", </users?page=9>; rel="last"',
  'WWW-Authenticate: Bearer realm="lab"',
])('[W36] %s passes as it was written', (line) => {
  expect(passed([line])).toMatchObject({ lines: [line, policy], said: [] })
})

test.each([
  'Service-Worker-Allowed: /',
  'Clear-Site-Data: "*"',
  'Strict-Transport-Security: max-age=1',
  'Report-To: {}',
  'Reporting-Endpoints: a="/x"',
  'NEL: {}',
  'Alt-Svc: h3=":1"',
  'Refresh: 0; url=/',
  'Origin-Agent-Cluster: ?1',
  'Accept-CH: dpr',
  'Critical-CH: dpr',
  'Set-Login: logged-in',
  'Speculation-Rules: "/x"',
  'No-Vary-Search: params',
  'Activate-Storage-Access: load',
  'Use-As-Dictionary: match="/*"',
  'Public-Key-Pins: x',
  'Content-Security-Policy-Report-Only: default-src',
  'WWW-Authenticate: Basic realm="lab"',
  'WWW-Authenticate: Bearer a, Basic realm="lab"',
  'Link: </x.js>; rel=preload; as=script',
  'Link: </a>; rel="next", </x>; rel=preconnect',
  'Link: </x>',
  'Some-Header-Of-Tomorrow: 1',
])('[W36] %s does not pass, and the console says so once', (line) => {
  const { lines, said } = passed([line, line])
  expect(lines).toEqual([policy])
  expect(said).toHaveLength(1)
  expect(said[0]).toContain(line.split(':')[0])
  expect(said[0]).toMatch(/[가-힣].*요\.$/)
})

test.each([
  ['a=1; Path=/', 'a=1; Path=/lab/Ab3x@A:4000'],
  ['a=1; Path=/chat; HttpOnly', 'a=1; Path=/lab/Ab3x@A:4000/chat; HttpOnly'],
  ['a=1', 'a=1; Path=/lab/Ab3x@A:4000/socket.io'],
  ['a=1; path=relative', 'a=1; Path=/lab/Ab3x@A:4000/socket.io'],
  ['a=1; Path=/x; Path=/', 'a=1; Path=/lab/Ab3x@A:4000'],
  ['a=1; SameSite=Strict; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Secure; Partitioned', undefined],
  ['a=1; Path=/; Cookie-Attribute-Of-Tomorrow=all', 'a=1; Path=/lab/Ab3x@A:4000'],
])('[W37] the cookie %s stays in the lab’s part of the host', (asked, left) => {
  const text = left ?? `${asked}; Path=/lab/Ab3x@A:4000/socket.io`
  expect(passed([`Set-Cookie: ${asked}`]).lines).toEqual([`Set-Cookie: ${text}`, policy])
})

test('[W37] a request without a path gives a cookie none above its lab', () => {
  const at = (url: string) => passed(['Set-Cookie: a=1'], { prefix: '/lab/Ab3x', url }).lines[0]
  expect(at('/')).toBe('Set-Cookie: a=1; Path=/lab/Ab3x')
  expect(at('/?x=/y/z')).toBe('Set-Cookie: a=1; Path=/lab/Ab3x')
})

test('[W37] a domain is taken away; long and many cookies are refused; each is said once', () => {
  const { lines, said } = passed([
    'Set-Cookie: a=1; Domain=localhost; Path=/',
    `Set-Cookie: long=${'x'.repeat(1_000)}`,
    ...Array.from({ length: 30 }, (_, n) => `Set-Cookie: c${n}=1`),
  ])
  expect(lines[0]).toBe('Set-Cookie: a=1; Path=/lab/Ab3x@A:4000')
  expect(lines.filter((line) => /^set-cookie/i.test(line))).toHaveLength(10)
  expect(lines.some((line) => line.includes('long'))).toBe(false)
  expect(said).toHaveLength(3)
  expect(said.join('\n')).toMatch(/Domain[\s\S]*long[\s\S]*10개/)
})

test('[W36] what was told is told again in another run, and a run is not flooded', () => {
  const said: string[] = []
  const notices = createNotices((words) => said.push(words))
  for (let n = 0; n < 200; n++) notices.tell(`header ${n}`, `${n}`)
  expect(said).toHaveLength(50)
  notices.anew()
  notices.tell('header 0', 'again')
  expect(said.at(-1)).toBe('again')
})

test('[W38] a browser that asks for a service worker is known by either of its headers', () => {
  expect(asksForServiceWorker({ headers: { 'service-worker': 'script' } })).toBe(true)
  expect(asksForServiceWorker({ headers: { 'sec-fetch-dest': 'serviceworker' } })).toBe(true)
  expect(asksForServiceWorker({ headers: { 'sec-fetch-dest': 'script' } })).toBe(false)
})
