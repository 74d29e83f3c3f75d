/** `crypto`, as far as it is quick and keeps nothing: digests and chance, both from Node itself. */
import type { Buffer as Bytes } from '../buffer.ts'
import { mustBe } from './received.ts'

const { Buffer, withCode, refuse } = inside

type Given = string | ArrayBufferView | ArrayBuffer
interface Answer {
  value?: string
  error?: { name: string; message: string; code?: string }
}

/** Answers cross as base64. What Node throws is thrown here. */
function asked(method: string, question: object): string {
  return answered(inside.ask({ kind: 'crypto', method, ...question }) as Answer)
}
function answered({ value, error }: Answer): string {
  if (!error) return value ?? ''
  const Kind = { TypeError, RangeError }[error.name] ?? Error
  throw error.code === undefined ? new Kind(error.message) : withCode(new Kind(error.message), error.code)
}
/** Bytes cross as they are: to write many of them as text takes long. */
const digestOf = (algorithm: string, data: Uint8Array, key: Uint8Array | undefined): Bytes => {
  const buffers = [data, ...(key ? [key] : [])].map((bytes) => new Uint8Array(bytes).buffer)
  const [first = new ArrayBuffer(0), second] = buffers
  return Buffer.from(answered(JSON.parse(inside.digest(algorithm, first, second)) as Answer), 'base64')
}
const bytesOf = (given: Given, encoding?: string): Bytes => {
  if (typeof given === 'string') return Buffer.from(given, encoding as 'utf8')
  if (given instanceof ArrayBuffer) return Buffer.from(given)
  if (ArrayBuffer.isView(given))
    return Buffer.from(given.buffer as ArrayBuffer, given.byteOffset, given.byteLength)
  return mustBe('data', 'of type string or an instance of Buffer, TypedArray, or DataView', given)
}
const asText = (bytes: Bytes, encoding: unknown): unknown => {
  if (encoding === undefined || encoding === 'buffer') return bytes
  if (encoding !== 'base64url') return bytes.toString(encoding as 'hex')
  return bytes.toString('base64').replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** What is digested must fit into the memory of the program anyway. */
class Digest {
  readonly #algorithm: string
  readonly #key: Uint8Array | undefined
  #parts: Bytes[] = []
  #isDone = false
  constructor(algorithm: string, key?: Uint8Array) {
    // Node looks at the algorithm where the digest is begun.
    digestOf(algorithm, new Uint8Array(), key)
    this.#algorithm = algorithm
    this.#key = key
  }
  update(data: Given, encoding?: string): this {
    if (this.#isDone) throw withCode(new Error('Digest already called'), 'ERR_CRYPTO_HASH_FINALIZED')
    this.#parts.push(Buffer.from(bytesOf(data, encoding)))
    return this
  }
  digest(encoding?: string): unknown {
    if (this.#isDone) throw withCode(new Error('Digest already called'), 'ERR_CRYPTO_HASH_FINALIZED')
    this.#isDone = true
    const data = Buffer.concat(this.#parts)
    this.#parts = []
    return asText(digestOf(this.#algorithm, data, this.#key), encoding)
  }
}
class Hash extends Digest {
  constructor(algorithm: unknown) {
    if (typeof algorithm !== 'string') mustBe('algorithm', 'of type string', algorithm)
    super(algorithm)
  }
}
class Hmac extends Digest {
  constructor(algorithm: unknown, key: Given) {
    if (typeof algorithm !== 'string') mustBe('hmac', 'of type string', algorithm)
    if (key === undefined || key === null)
      mustBe(
        'key',
        'of type string or an instance of ArrayBuffer, Buffer, TypedArray, DataView, KeyObject, or CryptoKey',
        key,
      )
    super(algorithm, bytesOf(key))
  }
}
type Done<T> = (error: Error | null, value?: T) => void
/** With a callback the answer comes later, as in Node. */
const later = <T>(done: Done<T>, make: () => T): void => {
  const value = make()
  inside.timers.setImmediate(() => done(null, value))
}
const random = (size: unknown): Bytes => Buffer.from(asked('randomBytes', { size }), 'base64')

function randomBytes(size: unknown, done?: Done<Bytes>): Bytes | undefined {
  if (typeof done === 'function') return void later(done, () => random(size))
  return random(size)
}
function randomInt(...args: unknown[]): number | undefined {
  const done = typeof args.at(-1) === 'function' ? (args.pop() as Done<number>) : undefined
  const [min, max] = args.length < 2 ? [0, args[0]] : args
  const make = () => Number(asked('randomInt', { min, max }))
  if (done) return void later(done, make)
  return make()
}
function randomFillSync<T extends ArrayBufferView>(view: T, offset = 0, size = view.byteLength - offset): T {
  Buffer.from(view.buffer as ArrayBuffer, view.byteOffset, view.byteLength).set(random(size), offset)
  return view
}
function randomFill<T extends ArrayBufferView>(view: T, ...rest: unknown[]): void {
  const done = rest.pop() as Done<T>
  later(done, () => randomFillSync(view, ...(rest as number[])))
}
function timingSafeEqual(a: Given, b: Given): boolean {
  const [one, other] = [bytesOf(a), bytesOf(b)]
  if (one.length !== other.length)
    throw withCode(
      new RangeError('Input buffers must have the same byte length'),
      'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH',
    )
  return one.equals(other)
}

const webcrypto = {
  getRandomValues: <T extends ArrayBufferView>(view: T): T => randomFillSync(view),
  randomUUID: () => inside.uuid(),
}

/** What takes long on purpose, or keeps keys: it would stop everybody else, or is not what one learns here. */
const absent = (name: string) => ({
  [name]: () =>
    refuse(
      `놀이터에서는 crypto.${name}()를 쓸 수 없어요. 무작위 값과 createHash, createHmac만 쓸 수 있어요.`,
    ),
})
const unusable =
  'scrypt scryptSync pbkdf2 pbkdf2Sync hkdf hkdfSync createCipheriv createDecipheriv createSign createVerify sign verify generateKeyPair generateKeyPairSync createSecretKey createPublicKey createPrivateKey createDiffieHellman createECDH publicEncrypt privateDecrypt'

export default {
  createHash: (algorithm: unknown) => new Hash(algorithm),
  createHmac: (algorithm: unknown, key: Given) => new Hmac(algorithm, key),
  getHashes: () => JSON.parse(asked('getHashes', {})) as string[],
  hash: (algorithm: unknown, data: Given, encoding = 'hex') =>
    new Hash(algorithm).update(data).digest(encoding),
  randomBytes,
  randomFill,
  randomFillSync,
  randomInt,
  randomUUID: () => inside.uuid(),
  getRandomValues: webcrypto.getRandomValues,
  timingSafeEqual,
  webcrypto,
  ...Object.assign({}, ...unusable.split(' ').map(absent)),
}
