/** Express's `res`, the prototype that a response has while an app handles it: the shorthands, done by the real Express. */
import { serialize } from 'cookie'
import { boundWords } from '../protocol/boundWords.ts'
import { isAttachmentName } from '../protocol/headLength.ts'
import { refuse } from './bridge.ts'
import { deprecated as tellDeprecated } from './deprecated.ts'
import { download, sendFile } from './fileAnswers.ts'
import { loadLibrary } from './libraries.ts'
import { nameAs } from './nameAs.ts'
import { argsOf, render, type Views } from './rendering.ts'
import { answerWhole, checkResponseHead, headersSentError, ServerResponse, tell } from './response.ts'
import { checkLinks, checkStatus, checkType, checkVary } from './responseChecks.ts'

/** What Express prints on the program's standard error. */
const deprecated = (words: string): void => tellDeprecated(`express deprecated ${words}`)

interface Formatted {
  accepts: (names: readonly string[]) => string | false
  next: (error: unknown) => void
}
interface Rendered {
  app: Views
  next: (error: unknown) => void
}
const notAcceptable = (): Error =>
  Object.assign(new Error('Not Acceptable'), {
    name: 'NotAcceptableError',
    status: 406,
    statusCode: 406,
    expose: true,
  })

/** Never constructed, only put under a response: it has no private fields of its own. */
export class ExpressResponse extends ServerResponse {
  status(code: number): this {
    checkStatus(code)
    this.statusCode = code
    return this
  }
  send(...body: unknown[]): this {
    const [first] = body
    // Express sends what is neither text nor bytes as JSON; on its way it would become a text.
    const isPlain = typeof first === 'object' && first !== null && !ArrayBuffer.isView(first)
    if (isPlain || typeof first === 'number' || typeof first === 'boolean') return this.json(first)
    return whole(this, 'send', body)
  }
  json(...body: unknown[]): this {
    return whole(this, 'json', body)
  }
  jsonp(...body: unknown[]): this {
    return whole(this, 'jsonp', body)
  }
  /** Calls what fits best to what the client accepts. */
  format(kinds: Record<string, (req: unknown, res: unknown, next: unknown) => void>): this {
    const req = this.req as unknown as Formatted
    const names = Object.keys(kinds).filter((name) => name !== 'default')
    const best = names.length > 0 ? req.accepts(names) : false
    this.vary('Accept')
    if (best) {
      if (best.includes('/')) this.set('Content-Type', best)
      else this.type(best)
      kinds[best]?.(req, this, req.next)
    } else if (kinds['default']) kinds['default'](req, this, req.next)
    else req.next(notAcceptable())
    return this
  }
  sendStatus(code: number): this {
    this.status(code)
    return whole(this, 'sendStatus', [code])
  }
  redirect(...args: unknown[]): void {
    const [status, url] = args.length === 2 ? args : [302, args[0]]
    if (!url) deprecated('Provide a url argument')
    if (typeof url !== 'string') deprecated('Url must be a string')
    if (typeof status !== 'number') deprecated('Status must be a number')
    this.location(url)
    checkStatus(status)
    this.statusCode = status
    whole(this, 'redirect', [status, String(url)])
  }
  set(...args: [name?: unknown, value?: unknown]): this {
    const [name, given] = args
    if (args.length !== 2) {
      const fields = (name ?? {}) as Record<string, unknown>
      for (const key in fields) this.set(key, fields[key])
      return this
    }
    const value = Array.isArray(given) ? given.map(String) : String(given)
    if (typeof name !== 'string') throw new TypeError('field.toLowerCase is not a function')
    if (name.toLowerCase() === 'content-type' && Array.isArray(value))
      throw new TypeError('Content-Type cannot be set to an Array')
    // Checks and remembers; what Express adds to a type, the real `set` adds.
    this.setHeader(name, value)
    return tell(this, 'set', [name, value])
  }
  header(...args: [name?: unknown, value?: unknown]): this {
    return this.set(...args)
  }
  get(name: string): unknown {
    return this.getHeader(name)
  }
  append(name: string, value: unknown): this {
    const before = this.getHeader(name)
    return this.set(name, before ? [before, value].flat() : value)
  }
  type(type: string): this {
    checkType(type)
    return short(this, 'type', [type])
  }
  contentType(type: string): this {
    return this.type(type)
  }
  vary(field: unknown): this {
    checkVary(field)
    return short(this, 'vary', [field])
  }
  location(url: unknown): this {
    return short(this, 'location', [String(url)])
  }
  links(links: unknown): this {
    checkLinks(links)
    return short(this, 'links', [links])
  }
  cookie(name: unknown, value: unknown, options?: Record<string, unknown> | null): this {
    const given: Record<string, unknown> = { ...options }
    const { secret } = this.req as { secret?: string }
    if (given['signed'] && !secret) throw new Error('cookieParser("secret") required for signed cookies')
    const plain = typeof value === 'object' ? `j:${JSON.stringify(value)}` : String(value)
    const text = given['signed'] && secret ? `s:${signatures().sign(plain, secret)}` : plain
    const maxAge = Number(given['maxAge'] ?? Number.NaN)
    if (!Number.isNaN(maxAge)) {
      given['expires'] = new Date(Date.now() + maxAge)
      given['maxAge'] = Math.floor(maxAge / 1000)
    }
    given['path'] ??= '/'
    return this.append('Set-Cookie', serialize(name as string, text, given))
  }
  clearCookie(name: unknown, options?: Record<string, unknown> | null): this {
    const { maxAge: _, ...rest } = options ?? {}
    return this.cookie(name, '', { path: '/', ...rest, expires: new Date(1) })
  }
  sendFile(...args: [path?: unknown, options?: unknown, done?: unknown]): void {
    sendFile(this, ...args)
  }
  download(...args: [path?: unknown, name?: unknown, options?: unknown, done?: unknown]): void {
    download(this, ...args)
  }
  /** Sends what a view becomes, or gives it to the program. */
  render(name: string, ...rest: unknown[]): void {
    const req = this.req as unknown as Rendered
    const [fields, done] = argsOf(rest)
    const send = (error: unknown, text?: string) => (error ? req.next(error) : this.send(text))
    render(req.app, name, Object.assign(fields, { _locals: Reflect.get(this, 'locals') }), done ?? send)
  }
  attachment(filename?: string): this {
    const given = filename === undefined ? [] : [String(filename)]
    if (!isAttachmentName(given[0])) refuse(boundWords.longAttachment)
    return short(this, 'attachment', given)
  }
}
nameAs('ServerResponse', ExpressResponse)

const signatures = () =>
  loadLibrary('cookie-signature') as { sign: (value: string, secret: string) => string }

/** A method that sends the whole answer. */
function whole<R extends ServerResponse>(response: R, method: string, args: unknown[]): R {
  if (response.headersSent) throw headersSentError('set')
  if (method !== 'redirect') checkResponseHead(response)
  answerWhole(response, method, args)
  return response
}
function short<R extends ServerResponse>(response: R, method: string, args: unknown[]): R {
  if (response.headersSent) throw headersSentError('set')
  return tell(response, method, args)
}
