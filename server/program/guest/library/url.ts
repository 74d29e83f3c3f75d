/** `url`: URL itself, files as URLs, and what is left from before there were URLs (which Node itself answers). */
import path from './path.ts'
import { mustBe } from './received.ts'

const { URL, URLSearchParams, withCode } = inside
const forgotten = [
  'protocol',
  'slashes',
  'auth',
  'host',
  'port',
  'hostname',
  'hash',
  'search',
  'query',
  'pathname',
  'path',
  'href',
]

/** What Node answers; or what it throws. */
function asked(method: string, ...args: unknown[]): unknown {
  const answer = inside.ask({ kind: 'url.legacy', method, args }) as {
    value?: unknown
    error?: { message: string; code: string; input?: string }
  }
  if (!answer.error) return answer.value
  const { message, code, input } = answer.error
  throw withCode(new TypeError(message), code, input === undefined ? {} : { input })
}

/** `url.Url`, what `url.parse` gives. */
class Url {
  [part: string]: unknown
  constructor() {
    for (const part of forgotten) this[part] = null
  }
  format(): unknown {
    return format(this)
  }
  resolve(to: unknown): unknown {
    return resolve(this['href'], to)
  }
}
// As in Node, where they are no class's methods: they are not hidden from `for … in`.
const methods = Object.getOwnPropertyDescriptors(Url.prototype)
for (const name of ['format', 'resolve'] as const)
  Object.defineProperty(Url.prototype, name, { ...methods[name], enumerable: true })

function parse(input: unknown, parseQuery = false, slashes = false): unknown {
  if (input instanceof Url) return input
  if (typeof input !== 'string') return mustBe('url', 'of type string', input)
  const parts = asked('parse', input, Boolean(parseQuery), Boolean(slashes)) as Record<string, unknown>
  const url = Object.assign(new Url(), parts)
  if (parseQuery) url['query'] = Object.assign(Object.create(null) as object, parts['query'])
  return url
}
function resolve(from: unknown, to: unknown): unknown {
  if (typeof from !== 'string') return mustBe('url', 'of type string', from)
  return asked('resolve', from, String(to))
}

interface Shown {
  auth?: boolean
  fragment?: boolean
  search?: boolean
  unicode?: boolean
}
function format(given: unknown, shownParts?: Shown): unknown {
  if (given instanceof URL) return asked('formatUrl', given.toString(), { ...shownParts })
  if (given === null || (typeof given !== 'object' && typeof given !== 'string'))
    return mustBe('urlObject', 'one of type object or string', given)
  return asked('format', typeof given === 'string' ? given : plain(given))
}
/** The parts that Node reads; numbers and texts as they are. */
function plain(given: object): object {
  return Object.fromEntries(
    forgotten.flatMap((part) => {
      const value: unknown = Reflect.get(given, part)
      return value === undefined || typeof value === 'function' ? [] : [[part, value]]
    }),
  )
}

function fileURLToPath(given: unknown): string {
  if (typeof given !== 'string' && !(given instanceof URL))
    return mustBe('path', 'of type string or an instance of URL', given)
  const { protocol, hostname, pathname } = new URL(String(given)) as unknown as Record<string, string>
  if (protocol !== 'file:')
    throw withCode(new TypeError('The URL must be of scheme file'), 'ERR_INVALID_URL_SCHEME')
  if (hostname)
    throw withCode(
      new TypeError(`File URL host must be "localhost" or empty on linux`),
      'ERR_INVALID_FILE_URL_HOST',
    )
  if (/%2f/i.test(pathname ?? ''))
    throw withCode(
      new TypeError('File URL path must not include encoded / characters'),
      'ERR_INVALID_FILE_URL_PATH',
    )
  return decodeURIComponent(pathname ?? '')
}

/** Characters of a path that mean something else in a URL. */
const meant: Record<string, string> = {
  '%': '%25',
  '\\': '%5C',
  '\n': '%0A',
  '\r': '%0D',
  '\t': '%09',
  '?': '%3F',
  '#': '%23',
}
function pathToFileURL(given: unknown): object {
  if (typeof given !== 'string') return mustBe('path', 'of type string', given)
  const whole = path.resolve(given) + (given.endsWith('/') && path.resolve(given) !== '/' ? '/' : '')
  return new URL(`file://${whole.replace(/[%\\\n\r\t?#]/g, (one) => meant[one] ?? one)}`)
}

/** Options of `http.request`. */
function urlToHttpOptions(url: object): object {
  const of = (part: string): string => String(Reflect.get(url, part))
  const [port, username, password] = [of('port'), of('username'), of('password')]
  return {
    protocol: of('protocol'),
    hostname: of('hostname').replace(/^\[(.*)\]$/, '$1'),
    hash: of('hash'),
    search: of('search'),
    pathname: of('pathname'),
    path: `${of('pathname')}${of('search')}`,
    href: of('href'),
    ...(port !== '' && { port: Number(port) }),
    ...((username || password) && {
      auth: `${decodeURIComponent(username)}:${decodeURIComponent(password)}`,
    }),
  }
}

export default {
  Url,
  parse,
  resolve,
  format,
  URL,
  URLSearchParams,
  domainToASCII: (name: unknown) => asked('domainToASCII', String(name)),
  domainToUnicode: (name: unknown) => asked('domainToUnicode', String(name)),
  pathToFileURL,
  fileURLToPath,
  urlToHttpOptions,
}
