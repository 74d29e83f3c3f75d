/** How messages cross between the main thread and the guest: one JSON text, and beside it the bytes that JSON can't hold. */

/** JSON values, plus `Uint8Array` anywhere. */
export type Message = { kind: string; [field: string]: unknown }
/** One message on its way: `text` is `[message, paths]`, `bytes` what belongs at those paths. */
export interface Parcel {
  text: string
  bytes: readonly Uint8Array[]
}
type Path = (string | number)[]

/** Bytes stay outside of the text. Throws what JSON.stringify throws: a circle, a BigInt. */
export function pack(message: Message): Parcel {
  if (!holdsBytes(message)) return { text: JSON.stringify([message]), bytes: none }
  const paths: Path[] = []
  const bytes: Uint8Array[] = []
  const plain = takeOut(message, [], paths, bytes)
  return { text: JSON.stringify([plain, paths]), bytes }
}

/** Several parcels as one text, which `unpackAll` reads. */
export const joined = (texts: readonly string[]): string => `[${texts.join(',')}]`

/** The opposite of `pack`; `bytes` are put back as they are given. */
export function unpack(text: string, bytes: readonly Uint8Array[]): Message {
  const [message, paths = []] = JSON.parse(text) as [Message, Path[]?]
  paths.forEach((path, index) => {
    put(message, path, bytes[index])
  })
  return message
}

/** Unpacks what `joined` put together, whose bytes follow each other. Throws on anything else. */
export function unpackAll(texts: string, bytes: readonly Uint8Array[]): Message[] {
  let used = 0
  return (JSON.parse(texts) as [Message, Path[]?][]).map(([message, paths = []]) => {
    if (typeof message?.kind !== 'string') throw new TypeError('a message has a kind')
    for (const path of paths) {
      put(message, path, bytes[used])
      used += 1
    }
    return message
  })
}

const none: readonly Uint8Array[] = []

/** Most messages hold none: they need no copy. */
function holdsBytes(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return false
  if (value instanceof Uint8Array) return true
  if (Array.isArray(value)) return value.some(holdsBytes)
  if ('toJSON' in value && typeof value.toJSON === 'function') return false
  for (const key of Object.keys(value)) {
    if (holdsBytes((value as Record<string, unknown>)[key])) return true
  }
  return false
}

function takeOut(value: unknown, path: Path, paths: Path[], bytes: Uint8Array[]): unknown {
  if (value === null || typeof value !== 'object') return value
  if (value instanceof Uint8Array) {
    paths.push(path)
    bytes.push(value)
    return null
  }
  if (Array.isArray(value)) return value.map((item, index) => takeOut(item, [...path, index], paths, bytes))
  if ('toJSON' in value && typeof value.toJSON === 'function') return value
  const plain: Record<string, unknown> = {}
  for (const key of Object.keys(value)) {
    plain[key] = takeOut((value as Record<string, unknown>)[key], [...path, key], paths, bytes)
  }
  return plain
}

function put(message: unknown, path: Path, value: unknown): void {
  let place = message
  path.forEach((step, index) => {
    if (place === null || typeof place !== 'object' || !Object.hasOwn(place, step)) return
    const fields = place as Record<string | number, unknown>
    if (index === path.length - 1) fields[step] = value
    else place = fields[step]
  })
}
