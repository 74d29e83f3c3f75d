/**
 * What is answered to a request whose head is too long for Node. All ports of a host share cookies, and a client's page may set many: this
 * answer takes back those that the request carried, so that a browser is locked out of nothing for longer than one request.
 */
import { apiHeaders } from './pageHeaders.ts'

const words = '브라우저에 쌓인 쿠키가 너무 많아서 지웠어요. 새로 고침 하면 열려요.'

/** Names in the `Cookie` headers that can be read in `head`, which may begin and end anywhere. */
function cookieNames(head: string): string[] {
  const lines = [...head.matchAll(/^cookie:(.*)$/gim)].map(([, value = '']) => value)
  const names = lines.flatMap((line) => line.split(';').map((pair) => pair.split('=')[0]?.trim() ?? ''))
  return [...new Set(names)].filter((name) => /^[\w!#$%&'*+.^`|~-]{1,200}$/.test(name))
}

/** The path of the request and each folder above it: a cookie came from one of them. */
function foldersOf(head: string): string[] {
  const path = /^[A-Z]+ (\/[^ ?]*)/.exec(head)?.[1] ?? '/'
  const folders = ['/']
  for (let at = path.indexOf('/', 1); at > 0 && folders.length < 6; at = path.indexOf('/', at + 1))
    folders.push(path.slice(0, at))
  return folders
}

/** `packet`: what Node had read when it gave up. */
export function longHeadText(packet: Buffer): string {
  const head = packet.toString('latin1')
  const takenBack = foldersOf(head).flatMap((path) =>
    cookieNames(head).map((name) => `set-cookie: ${name}=; Path=${path}; Max-Age=0\r\n`),
  )
  const heads = Object.entries({
    ...apiHeaders,
    'content-type': 'text/plain; charset=utf-8',
    'content-length': String(Buffer.byteLength(words)),
    connection: 'close',
  })
  const lines = heads.map(([name, value]) => `${name}: ${value}\r\n`)
  return `HTTP/1.1 431 Request Header Fields Too Large\r\n${lines.join('')}${takenBack.join('')}\r\n${words}`
}
