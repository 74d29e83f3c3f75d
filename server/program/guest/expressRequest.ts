/** Express's `req`: the prototype that a request has while an app handles it. */
import { boundWords } from '../protocol/boundWords.ts'
import type { RouteFacts } from '../protocol/messages.ts'
import { isReadable, type Negotiation, readBy } from '../protocol/negotiation.ts'
import { decode } from '../protocol/values.ts'
import { bounded } from './bounded.ts'
import { ask, refuse } from './bridge.ts'
import { loadLibrary } from './libraries.ts'
import { nameAs } from './nameAs.ts'
import { IncomingMessage } from './requests.ts'

/** Where each request is in its route now. */
const routes = new WeakMap<object, RouteFacts>()
const routeOf = (request: object): Partial<RouteFacts> => routes.get(request) ?? {}

/** Never constructed, only put under a request: it has no private fields of its own. */
export class ExpressRequest extends IncomingMessage {
  /** The response that belongs to it. */
  declare res?: { statusCode: number; get: (name: string) => unknown }

  get(name: string): unknown {
    if (!name) throw new TypeError('name argument is required to req.get')
    if (typeof name !== 'string') throw new TypeError('name must be a string to req.get')
    const lower = name.toLowerCase()
    return lower === 'referrer' || lower === 'referer'
      ? (this.headers['referrer'] ?? this.headers['referer'])
      : this.headers[lower]
  }
  header(name: string): unknown {
    return this.get(name)
  }
  is(...types: unknown[]): unknown {
    return negotiated(this, 'is', types)
  }
  accepts(...types: unknown[]): unknown {
    return negotiated(this, 'accepts', types)
  }
  acceptsEncodings(...encodings: unknown[]): unknown {
    return negotiated(this, 'acceptsEncodings', encodings)
  }
  acceptsCharsets(...charsets: unknown[]): unknown {
    return negotiated(this, 'acceptsCharsets', charsets)
  }
  acceptsLanguages(...languages: unknown[]): unknown {
    return negotiated(this, 'acceptsLanguages', languages)
  }
  range(size: number, options?: object): unknown {
    const header = this.get('Range')
    if (!header) return undefined
    if (!isReadable(header)) refuse(boundWords.longRead)
    return (loadLibrary('range-parser') as (...args: unknown[]) => unknown)(size, header, options)
  }
  /** Whether what the client has is still what it would get. */
  get fresh(): boolean {
    const { method, res } = this
    if (!res || !['GET', 'HEAD', 'QUERY'].includes(method)) return false
    const { statusCode } = res
    if ((statusCode < 200 || statusCode >= 300) && statusCode !== 304) return false
    const given = { etag: res.get('ETag'), 'last-modified': res.get('Last-Modified') }
    return (loadLibrary('fresh') as (...args: unknown[]) => boolean)(this.headers, given)
  }
  get stale(): boolean {
    return !this.fresh
  }
  get path(): string | undefined {
    const { url, path } = routeOf(this)
    return this.url === url ? path : this.url.split('?')[0]
  }
  get query(): object {
    return { ...routeOf(this).query }
  }
  get protocol(): string | undefined {
    return routeOf(this).protocol
  }
  get secure(): boolean {
    return this.protocol === 'https'
  }
  get ip(): string | undefined {
    return routeOf(this).ip ?? undefined
  }
  get ips(): string[] {
    return [...(routeOf(this).ips ?? [])]
  }
  get host(): string | undefined {
    return routeOf(this).host ?? undefined
  }
  get hostname(): string | undefined {
    return routeOf(this).hostname ?? undefined
  }
  get subdomains(): string[] {
    return [...(routeOf(this).subdomains ?? [])]
  }
  get xhr(): boolean {
    return routeOf(this).xhr ?? false
  }
}
nameAs('IncomingMessage', ExpressRequest)

/** What Express finds in the headers of a request, by its own rules. */
function negotiated({ headers }: IncomingMessage, method: Negotiation, names: unknown[]): unknown {
  if (headers === null || headers === undefined)
    throw new TypeError(`Cannot read properties of ${headers} (reading '${readBy[method][0]}')`)
  const read: Record<string, string> = {}
  for (const header of readBy[method]) {
    const given = headers[header]
    const value = typeof given === 'number' ? String(given) : given
    if (value === undefined) continue
    if (!isReadable(value)) refuse(boundWords.longRead)
    read[header] = value
  }
  const args = bounded('negotiated', names.flat().map(String))
  return ask({ kind: 'express.negotiate', method, headers: read, args })
}

/** Where the request is in a route now: Express changes these between steps. */
export function enterRoute(request: IncomingMessage, facts: RouteFacts): void {
  routes.set(request, facts)
  const { url, originalUrl, baseUrl, params, route, body } = facts
  Object.assign(request, { url, originalUrl, baseUrl, params: { ...params } })
  if (route !== null) Object.assign(request, { route: routeShown(route) })
  // What a step of the program made of it stays.
  if (body === null || parsed.get(request) === body.json) return
  parsed.set(request, body.json)
  Object.assign(request, { body: decode(body)[0] })
}
/** The body that each request was given. */
const parsed = new WeakMap<object, string>()

/** `req.route`, whose functions stay with the real one. */
const routeShown = ({ path, methods }: NonNullable<RouteFacts['route']>) =>
  Object.defineProperty(
    { path, methods: Object.fromEntries(methods.map((method) => [method, true])) },
    'stack',
    {
      value: [],
    },
  )
