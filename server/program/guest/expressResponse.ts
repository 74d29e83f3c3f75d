/** Express's `res`: the shorthands, done by the real Express. */
import { refuse } from './bridge.ts'
import { headersSentError, noFiles, ServerResponse, tell } from './response.ts'

export class ExpressResponse extends ServerResponse {
  status(code: number): this {
    if (!Number.isInteger(code)) {
      throw new TypeError(`Invalid status code: ${JSON.stringify(code)}. Status code must be an integer.`)
    }
    if (code < 100 || code > 999) {
      throw new RangeError(
        `Invalid status code: ${JSON.stringify(code)}. Status code must be greater than 99 and less than 1000.`,
      )
    }
    this.statusCode = code
    return this
  }
  send(...body: unknown[]): this {
    return this.whole('send', body)
  }
  json(...body: unknown[]): this {
    return this.whole('json', body)
  }
  sendStatus(code: number): this {
    this.status(code)
    return this.whole('sendStatus', [code])
  }
  redirect(...args: unknown[]): void {
    const url = args.length > 1 && typeof args[0] !== 'number' ? args[0] : args.at(-1)
    if (url !== null && typeof url === 'object')
      refuse('res.redirect()에는 주소를 문자열로 쓰세요. 예: res.redirect("/login")')
    this.whole('redirect', args)
  }
  set(name: string | Record<string, unknown>, value?: unknown): this {
    if (typeof name !== 'string') {
      for (const [key, item] of Object.entries(name)) this.set(key, item)
      return this
    }
    // Checks and remembers; what Express adds to a type, the real `set` adds.
    this.setHeader(name, value)
    return tell(this, 'set', [name, value])
  }
  header(name: string | Record<string, unknown>, value?: unknown): this {
    return this.set(name, value)
  }
  get(name: string): unknown {
    return this.getHeader(name)
  }
  append(name: string, value: unknown): this {
    return this.appendHeader(name, value)
  }
  type(type: string): this {
    return this.short('type', [type])
  }
  contentType(type: string): this {
    return this.short('type', [type])
  }
  vary(field: unknown): this {
    return this.short('vary', [field])
  }
  location(url: string): this {
    return this.short('location', [url])
  }
  links(links: unknown): this {
    return this.short('links', [links])
  }
  cookie(name: string, value: unknown, options: Record<string, unknown> = {}): this {
    if (options['signed'] === true)
      refuse('놀이터에서는 서명한 쿠키(signed)를 만들 수 없어요. signed를 빼세요.')
    const { expires } = options
    return this.short('cookie', [
      name,
      value,
      { ...options, expires: expires instanceof Date ? +expires : expires },
    ])
  }
  clearCookie(name: string, options: Record<string, unknown> = {}): this {
    return this.short('clearCookie', [name, options])
  }
  sendFile(): never {
    return noFiles()
  }
  download(): never {
    return noFiles()
  }
  render(): never {
    return refuse(
      '놀이터에는 템플릿 파일이 없어서 res.render()를 쓸 수 없어요. res.send()로 HTML을 보내세요.',
    )
  }
  format(): never {
    return refuse('res.format()은 놀이터에서 쓸 수 없어요. res.type()과 res.send()로 나누어 쓰세요.')
  }
  jsonp(): never {
    return refuse('res.jsonp()는 놀이터에서 쓸 수 없어요. res.json()을 쓰세요.')
  }

  /** A method that sends the whole answer. */
  private whole(method: string, args: unknown[]): this {
    if (this.headersSent) throw headersSentError('set')
    tell(this, method, args)
    this.finish()
    return this
  }
  private short(method: string, args: unknown[]): this {
    if (this.headersSent) throw headersSentError('set')
    return tell(this, method, args)
  }
}
