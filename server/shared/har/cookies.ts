/** Cookies as HAR lists them, read from the headers that carried them. */

export interface HarCookie {
  name: string
  value: string
  path?: string
  domain?: string
  expires?: string
  httpOnly?: boolean
  secure?: boolean
  _sameSite?: string
}
type Header = string | readonly string[] | undefined

const linesOf = (header: Header): readonly string[] =>
  header === undefined ? [] : typeof header === 'string' ? [header] : header

function pairOf(text: string): { name: string; value: string } | undefined {
  const at = text.indexOf('=')
  const name = (at < 0 ? text : text.slice(0, at)).trim()
  return name === '' ? undefined : { name, value: at < 0 ? '' : text.slice(at + 1).trim() }
}

/** The cookies of a request's `cookie`. */
export function cookiesSent(header: Header): HarCookie[] {
  return linesOf(header)
    .flatMap((line) => line.split(';'))
    .map(pairOf)
    .filter((cookie) => cookie !== undefined)
}

function withAttribute(cookie: HarCookie, text: string): HarCookie {
  const { name, value } = pairOf(text) ?? { name: '', value: '' }
  switch (name.toLowerCase()) {
    case 'path':
      return { ...cookie, path: value }
    case 'domain':
      return { ...cookie, domain: value }
    case 'samesite':
      return { ...cookie, _sameSite: value }
    case 'httponly':
      return { ...cookie, httpOnly: true }
    case 'secure':
      return { ...cookie, secure: true }
    case 'expires': {
      const time = Date.parse(value)
      return Number.isNaN(time) ? cookie : { ...cookie, expires: new Date(time).toISOString() }
    }
    default:
      return cookie
  }
}

/** The cookies of a response's `set-cookie`. */
export function cookiesSet(header: Header): HarCookie[] {
  return linesOf(header).flatMap((line) => {
    const [first = '', ...attributes] = line.split(';')
    const cookie = pairOf(first)
    return cookie ? [attributes.reduce(withAttribute, cookie)] : []
  })
}
