/** `Blob` and `Headers`: what of the web's own bodies makes sense without a network. */
import { Buffer } from './buffer.ts'
import { tagAs } from './nameAs.ts'

const bytesOf = (part: unknown): Uint8Array => {
  if (part instanceof Blob) return inside.bytes(part)
  if (part instanceof ArrayBuffer) return new Uint8Array(part)
  if (ArrayBuffer.isView(part)) return new Uint8Array(part.buffer, part.byteOffset, part.byteLength)
  return Buffer.from(String(part), 'utf8')
}
let inside: { bytes: (blob: Blob) => Uint8Array }

export class Blob {
  readonly #bytes: Uint8Array
  readonly #type: string
  static {
    inside = { bytes: (blob) => blob.#bytes }
  }
  constructor(parts: Iterable<unknown> = [], { type = '' }: { type?: unknown } = {}) {
    this.#bytes = new Uint8Array(Buffer.concat([...parts].map(bytesOf)))
    this.#type = /^[\x20-\x7e]*$/.test(String(type)) ? String(type).toLowerCase() : ''
  }
  get size(): number {
    return this.#bytes.length
  }
  get type(): string {
    return this.#type
  }
  arrayBuffer(): Promise<ArrayBuffer> {
    return Promise.resolve(this.#bytes.slice().buffer as ArrayBuffer)
  }
  bytes(): Promise<Uint8Array> {
    return Promise.resolve(this.#bytes.slice())
  }
  text(): Promise<string> {
    return Promise.resolve(Buffer.from(this.#bytes).toString('utf8'))
  }
  slice(from = 0, to = this.size, type = ''): Blob {
    return new Blob([this.#bytes.slice(from, to)], { type })
  }
}

const isToken = /^[\w!#$%&'*+.^`|~-]+$/

export class Headers {
  readonly #values = new Map<string, string[]>()

  constructor(from?: Iterable<readonly [unknown, unknown]> | object | null) {
    if (from === undefined || from === null) return
    const pairs =
      Symbol.iterator in from ? (from as Iterable<readonly [unknown, unknown]>) : Object.entries(from)
    for (const [name, value] of pairs) this.append(name, value)
  }
  append(name: unknown, value: unknown): void {
    const key = keyOf(name, 'append')
    this.#values.set(key, [...(this.#values.get(key) ?? []), textOf(value)])
  }
  set(name: unknown, value: unknown): void {
    this.#values.set(keyOf(name, 'set'), [textOf(value)])
  }
  get(name: unknown): string | null {
    return this.#values.get(keyOf(name, 'get'))?.join(', ') ?? null
  }
  has(name: unknown): boolean {
    return this.#values.has(keyOf(name, 'has'))
  }
  delete(name: unknown): void {
    this.#values.delete(keyOf(name, 'delete'))
  }
  getSetCookie(): string[] {
    return [...(this.#values.get('set-cookie') ?? [])]
  }
  forEach(each: (value: string, name: string, all: Headers) => void): void {
    for (const [name, value] of this.entries()) each(value, name, this)
  }
  /** In the order of the names; each cookie by itself. */
  *entries(): IterableIterator<[string, string]> {
    for (const name of [...this.#values.keys()].sort()) {
      const values = this.#values.get(name) ?? []
      if (name === 'set-cookie') for (const value of values) yield [name, value]
      else yield [name, values.join(', ')]
    }
  }
  *keys(): IterableIterator<string> {
    for (const [name] of this.entries()) yield name
  }
  *values(): IterableIterator<string> {
    for (const [, value] of this.entries()) yield value
  }
  [Symbol.iterator](): IterableIterator<[string, string]> {
    return this.entries()
  }
}

function keyOf(name: unknown, method: string): string {
  const text = String(name)
  if (!isToken.test(text)) throw new TypeError(`Headers.${method}: "${text}" is an invalid header name.`)
  return text.toLowerCase()
}
const textOf = (value: unknown): string => String(value).replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, '')

for (const Class of [Blob, Headers]) tagAs(Class.name, Class)
