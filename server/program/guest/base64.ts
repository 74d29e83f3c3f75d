/** `btoa`, `atob`, and the `base64url` of Buffers, which the npm package of Buffer does not know. */
import { Buffer } from './buffer.ts'
import { DOMException } from './domException.ts'

const wrongCharacter = () => new DOMException('Invalid character', 'InvalidCharacterError')

export function btoa(given: unknown): string {
  const text = String(given)
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 255) throw wrongCharacter()
  return Buffer.from(text, 'latin1').toString('base64')
}

export function atob(given: unknown): string {
  const text = String(given).replace(/[\t\n\f\r ]/g, '')
  const digits = text.length % 4 === 0 ? text.replace(/={1,2}$/, '') : text
  if (!/^[A-Za-z0-9+/]*$/.test(digits)) throw wrongCharacter()
  if (digits.length % 4 === 1)
    throw new DOMException('The string to be decoded is not correctly encoded.', 'InvalidCharacterError')
  return Buffer.from(digits, 'base64').toString('latin1')
}

const isUrl = (encoding: unknown): boolean =>
  typeof encoding === 'string' && encoding.toLowerCase() === 'base64url'
/** What reads the one reads the other. */
const readable = (encoding: unknown): unknown => (isUrl(encoding) ? 'base64' : encoding)
type Method = (this: unknown, ...args: unknown[]) => unknown

/** Teaches Buffer the encoding. */
export function installBase64Url(): void {
  const { from, byteLength, isEncoding } = Buffer as unknown as Record<string, Method>
  const { write, fill } = Buffer.prototype as unknown as Record<string, Method>
  const textOf = Reflect.get(Buffer.prototype, 'toString') as Method
  const put = (target: object, name: string, value: Method) => {
    Object.defineProperty(value, 'name', { value: name })
    Object.defineProperty(target, name, { value, writable: true, configurable: true, enumerable: true })
  }
  put(Buffer, 'from', (value, encoding, ...rest) => from?.call(Buffer, value, readable(encoding), ...rest))
  put(Buffer, 'byteLength', (value, encoding) => byteLength?.call(Buffer, value, readable(encoding)))
  put(Buffer, 'isEncoding', (encoding) => isUrl(encoding) || isEncoding?.call(Buffer, encoding))
  const { prototype } = Buffer
  put(prototype, 'write', function (text, ...rest) {
    return write?.call(this, text, ...rest.map(readable))
  })
  put(prototype, 'fill', function (value, ...rest) {
    return fill?.call(this, value, ...rest.map(readable))
  })
  put(prototype, 'toString', function (...args) {
    const [encoding, ...rest] = args
    const text = textOf.apply(this, args.length === 0 ? [] : [readable(encoding), ...rest])
    return isUrl(encoding) ? String(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '') : text
  })
}
