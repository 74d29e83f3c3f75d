/** A cookie of a lab, kept to the part of the host that is the lab's: its own prefix in the address. */
import { randomBytes } from 'node:crypto'

/** Attributes that change nothing outside of the cookie (RFC 6265 5.2, CHIPS, and Chromium's `Priority`). */
const known = /^(expires|max-age|secure|httponly|samesite|partitioned|priority)$/i

export const nameOfCookie = (value: string): string => (value.split(';')[0] ?? '').split('=')[0]?.trim() ?? ''

/** The path that a browser would give a cookie without one (RFC 6265 5.1.4). */
function directoryOf(url: string): string {
  const [path = ''] = url.split('?')
  const end = path.lastIndexOf('/')
  return end < 1 ? '/' : path.slice(0, end)
}

/** The cookie as it may leave; `hadDomain`: that was taken away. */
export function cookieForLab(
  value: string,
  { prefix, url }: { prefix: string; url: string },
): { text: string; hadDomain: boolean } {
  const [pair = '', ...attributes] = value.split(';').map((part) => part.trim())
  const at = (path: string) => `Path=${path === '/' && prefix !== '' ? prefix : prefix + path}`
  let asked = directoryOf(url)
  let hadDomain = false
  const kept: string[] = []
  let place: number | undefined
  for (const attribute of attributes) {
    const [name = '', ...rest] = attribute.split('=')
    const word = name.trim()
    if (/^path$/i.test(word)) {
      const path = rest.join('=').trim()
      asked = path.startsWith('/') ? path : directoryOf(url)
      place ??= kept.length
    } else if (/^domain$/i.test(word)) hadDomain = true
    else if (known.test(word)) kept.push(attribute)
  }
  kept.splice(place ?? kept.length, 0, at(asked))
  return { text: [pair, ...kept].join('; '), hadDomain }
}

/** The cookie as it leaves by a lab's own origin, whose host it shares with the other ports: no script can read it there. */
export const marked = (cookie: string, mark: string): string =>
  `${mark}${cookie}${/;\s*httponly\s*(;|$|=)/i.test(cookie) ? '' : '; HttpOnly'}`

/** The mark of a lab's own origin: a secret, by which a page can plant no cookie there. */
export const newMark = (): string => `lab${randomBytes(6).toString('hex')}.`
const anyMark = /^lab[0-9a-f]{12}\./

/** Whether some lab's own origin gave one of these. */
export const hasMarked = (header: string): boolean =>
  header.split(';').some((pair) => anyMark.test(pair.trim()))

/** Of the cookies that a browser sent to the playground's port those that no lab's own origin gave: these are for nobody else to see. */
export function withoutMarked(header: string): string | undefined {
  const others = header
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => !anyMark.test(pair))
  return others.length === 0 ? undefined : others.join('; ')
}

/** The cookies of a request as a browser sends them to a lab's own origin. */
export const markedAll = (header: string, mark: string): string =>
  header
    .split(';')
    .map((pair) => `${mark}${pair.trim()}`)
    .join('; ')

/** Of the cookies that a browser sent to a lab's own origin those that the lab gave it, by the names that it gave; `undefined`: none. */
export function unmarked(header: string | undefined, mark: string): string | undefined {
  const own = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(mark))
  return own.length === 0 ? undefined : own.map((pair) => pair.slice(mark.length)).join('; ')
}
