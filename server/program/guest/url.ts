/** `URL` and `URLSearchParams`. What a URL is made of is asked of the real one, outside of QuickJS. */
import { urlParts } from '../protocol/urlParts.ts'
import { ask } from './bridge.ts'

type Part = (typeof urlParts)[number]
type Parts = Record<Part, string>
type Answer = { ok: true; parts: Parts } | { ok: false; message: string; input: string }

const encode = (text: string) =>
  encodeURIComponent(text)
    .replaceAll('%20', '+')
    .replace(/[!'()~]/g, hex)
const hex = (char: string) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`
const decode = (text: string) => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

export class URLSearchParams {
  #pairs: [string, string][]
  #changed: () => void

  constructor(from: unknown = '', changed: () => void = () => {}) {
    this.#pairs = pairsOf(from)
    this.#changed = changed
  }
  get size(): number {
    return this.#pairs.length
  }
  get(name: unknown): string | null {
    return this.#pairs.find(([key]) => key === String(name))?.[1] ?? null
  }
  getAll(name: unknown): string[] {
    return this.#pairs.filter(([key]) => key === String(name)).map(([, value]) => value)
  }
  has(name: unknown): boolean {
    return this.#pairs.some(([key]) => key === String(name))
  }
  append(name: unknown, value: unknown): void {
    this.#pairs.push([String(name), String(value)])
    this.#changed()
  }
  delete(name: unknown): void {
    this.#pairs = this.#pairs.filter(([key]) => key !== String(name))
    this.#changed()
  }
  set(name: unknown, value: unknown): void {
    const at = this.#pairs.findIndex(([key]) => key === String(name))
    const rest = this.#pairs.filter(([key], index) => key !== String(name) || index === at)
    if (at === -1) rest.push([String(name), String(value)])
    else rest[at] = [String(name), String(value)]
    this.#pairs = rest
    this.#changed()
  }
  sort(): void {
    this.#pairs.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    this.#changed()
  }
  forEach(each: (value: string, key: string, all: URLSearchParams) => void): void {
    for (const [key, value] of this.#pairs) each(value, key, this)
  }
  *entries(): IterableIterator<[string, string]> {
    for (const [key, value] of this.#pairs) yield [key, value]
  }
  *keys(): IterableIterator<string> {
    for (const [key] of this.#pairs) yield key
  }
  *values(): IterableIterator<string> {
    for (const [, value] of this.#pairs) yield value
  }
  [Symbol.iterator](): IterableIterator<[string, string]> {
    return this.entries()
  }
  toString(): string {
    return this.#pairs.map(([key, value]) => `${encode(key)}=${encode(value)}`).join('&')
  }
}

function pairsOf(from: unknown): [string, string][] {
  if (from !== null && typeof from === 'object') {
    const entries =
      Symbol.iterator in from ? [...(from as Iterable<[unknown, unknown]>)] : Object.entries(from)
    return entries.map(([key, value]) => [String(key), String(value)])
  }
  const text = String(from).replace(/^\?/, '')
  if (text === '') return []
  return text.split('&').map((pair) => {
    const at = pair.indexOf('=')
    return at === -1 ? [decode(pair), ''] : [decode(pair.slice(0, at)), decode(pair.slice(at + 1))]
  })
}

function read(question: object): Parts {
  const answer = ask({ kind: 'url', ...question }) as Answer
  if (answer.ok) return answer.parts
  throw Object.assign(new TypeError(answer.message), { code: 'ERR_INVALID_URL', input: answer.input })
}

export class URL {
  #parts: Parts
  readonly searchParams: URLSearchParams

  constructor(input: unknown, base?: unknown) {
    this.#parts = read({ input: String(input), ...(base !== undefined && { base: String(base) }) })
    this.searchParams = new URLSearchParams(this.#parts.search, () => {
      this.#parts = read({ input: this.#parts.href, set: 'search', to: this.searchParams.toString() })
    })
    for (const part of urlParts) {
      Object.defineProperty(this, part, {
        enumerable: true,
        get: () => this.#parts[part],
        set: (to: unknown) => {
          this.#parts = read({ input: this.#parts.href, set: part, to: String(to) })
        },
      })
    }
  }
  static canParse(input: unknown, base?: unknown): boolean {
    try {
      return new URL(input, base) instanceof URL
    } catch {
      return false
    }
  }
  toString(): string {
    return this.#parts.href
  }
  toJSON(): string {
    return this.#parts.href
  }
}
