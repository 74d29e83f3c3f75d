/**
 * What is answered to a request whose head is too long for Node. All ports of a host share cookies, and a client's page may set many: this
 * answer takes back those that the request carried, so that a browser is not locked out for good.
 */
import { apiHeaders } from './pageHeaders.ts'

/** Bytes of a head that is read: more than the jars that programs and pages fill by themselves. */
export const mostHeadBytes = 128_000
/** Bytes of what takes cookies back: browsers read no head beyond 256 kB. What is beyond it goes with the next answer. */
const mostTakenBack = 200_000

const words = '브라우저에 쌓인 쿠키가 너무 많아서 지웠어요. 새로 고침 하면 열려요.'

/** Where the playground's addresses are, for a packet that does not say which one was asked for. */
const known = ['/', '/api', '/api/labs', '/control', '/frame', '/assets', '/lab']

/** `packet` may begin and end anywhere in a head: what it begins with is a request line, or the rest of a header that was too long. */
function startOf(packet: string): { path?: string; rest?: string } {
  const [first = ''] = packet.split('\r\n', 1)
  const path = /^[A-Z]+ (\/[^ ?;]*)[^ ]*( HTTP\/1\.[01])?$/.exec(first)?.[1]
  return path === undefined ? { rest: first } : { path }
}

/** What stands for a name where a cookie has none: `a` alone is a value. */
const nameless = '=x'

/** As browsers take them: all but controls, with Hangul and brackets. The text is latin1, so each character is an octet. */
const isName = (name: string): boolean =>
  [...name].every((char) => char === '\t' || (char >= ' ' && char !== '\x7f'))

/** Names in the cookies that can be read in `packet`, with their `=`. */
function cookieNames(packet: string, rest: string | undefined): string[] {
  const lists = [...packet.matchAll(/^cookie:(.*)$/gim)].map(([, value = '']) => value)
  if (rest !== undefined && !/^cookie:/i.test(rest)) lists.push(rest)
  const names = lists
    .flatMap((list) => list.split(';'))
    // Spaces and tabs only: `trim` takes octets of UTF-8, too.
    .map((pair) => pair.replace(/^[ \t\r]+|[ \t\r]+$/g, ''))
    .filter((pair) => pair !== '' && isName(pair))
    .map((pair) =>
      /^=|^[^=]*$/.test(pair) ? nameless : `${pair.slice(0, pair.indexOf('=')).replace(/[ \t]+$/, '')}=`,
    )
  return [...new Set(names)]
}

/** Of a cookie, as browsers take it. */
const longestPath = 1_024

/** The path of the request and each folder above it: a cookie came from one of them. */
function foldersOf(path: string): string[] {
  const folders = ['/']
  for (let at = path.indexOf('/', 1); at > 0 && folders.length < 6; at = path.indexOf('/', at + 1))
    folders.push(path.slice(0, at))
  return [...new Set([...folders, path])].filter((folder) => folder.length <= longestPath)
}

/** A cookie's path may end with a slash, and is another one then. */
const bothWays = (path: string): string[] => {
  const bare = path.replace(/\/$/, '')
  return bare === '' ? ['/'] : [bare, `${bare}/`]
}

/** `packet`: what Node had read last when it gave up. */
export function longHeadAnswer(packet: Buffer): Buffer {
  const text = packet.toString('latin1')
  const { path, rest } = startOf(text)
  const folders = [...new Set((path === undefined ? known : foldersOf(path)).flatMap(bothWays))]
  let takenBack = ''
  for (const name of cookieNames(text, rest)) {
    const lines = folders.map((folder) => `set-cookie: ${name}; Path=${folder}; Max-Age=0\r\n`).join('')
    if (takenBack.length + lines.length <= mostTakenBack) takenBack += lines
  }
  const heads = Object.entries({
    ...apiHeaders,
    'content-type': 'text/plain; charset=utf-8',
    'content-length': String(Buffer.byteLength(words)),
    connection: 'close',
  })
  const lines = heads.map(([name, value]) => `${name}: ${value}\r\n`).join('')
  const head = `HTTP/1.1 431 Request Header Fields Too Large\r\n${lines}${takenBack}\r\n`
  return Buffer.concat([Buffer.from(head, 'latin1'), Buffer.from(words)])
}
