/** One value of MessagePack at a time: its head, and what it says by itself. */
export type MsgpackKind =
  | 'nil'
  | 'undefined'
  | 'boolean'
  | 'number'
  | 'string'
  | 'date'
  /** A Buffer (`bin`), or an ArrayBuffer (`ext` 0). */
  | 'bytes'
  | 'ext'
  | 'array'
  | 'map'

export interface Token {
  kind: MsgpackKind
  /** `[start, end)` in bytes; of a container before its values are read, its head. */
  start: number
  end: number
  /** Where the contents begin, after the type and the length. */
  head: number
  /** So many values follow that belong to it; two for each pair of a map. */
  count: number
  /** What it means. Of bytes: their number. */
  value: null | undefined | boolean | number | string
}

/** UTF-8 as text; what is none becomes �. */
function textOf(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] ?? 0
    const size = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 0
    let code = size === 1 ? first : first & (0x7f >> size)
    for (let i = 1; i < size; i++) code = code * 64 + ((bytes[at + i] ?? 0) & 0x3f)
    text += size === 0 || code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code)
    at += Math.max(1, size)
  }
  return text
}

/** Reads the head at `at`, and the value unless it is a container. */
export function tokenAt(bytes: Uint8Array, at: number): Token | 'ended' | 'unknown' {
  const first = bytes[at]
  if (first === undefined) return 'ended'
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const has = (end: number) => end <= bytes.length
  const scalar = (kind: MsgpackKind, head: number, end: number, value: () => Token['value']) =>
    has(end) ? { kind, start: at, head, end, count: 0, value: value() } : ('ended' as const)
  const container = (kind: 'array' | 'map', head: number, length: number): Token => ({
    kind,
    start: at,
    head,
    end: head,
    count: kind === 'map' ? length * 2 : length,
    value: undefined,
  })
  const str = (head: number, length: number) =>
    has(head + length)
      ? {
          kind: 'string' as const,
          start: at,
          head,
          end: head + length,
          count: 0,
          /** Read only by who asks: it may be a million letters. */
          get value() {
            return textOf(bytes.subarray(head, head + length))
          },
        }
      : ('ended' as const)
  /** A length of `width` bytes behind the first one. */
  const length = (width: 1 | 2 | 4): number | undefined => {
    if (!has(at + 1 + width)) return undefined
    if (width === 1) return view.getUint8(at + 1)
    return width === 2 ? view.getUint16(at + 1) : view.getUint32(at + 1)
  }
  const sized = (width: 1 | 2 | 4, make: (head: number, size: number) => Token | 'ended') => {
    const size = length(width)
    return size === undefined ? ('ended' as const) : make(at + 1 + width, size)
  }
  const number = (width: number, read: () => number) => scalar('number', at + 1, at + 1 + width, read)
  /** `ext` with a type before its contents. */
  const ext = (head: number, size: number): Token | 'ended' => {
    const type = has(head + 1) ? view.getInt8(head) : undefined
    const end = head + 1 + size
    return scalar(type === 0 ? 'bytes' : 'ext', head + 1, end, () => size)
  }
  const fixext = (size: number): Token | 'ended' => {
    const isOurs = has(at + 2) && view.getInt8(at + 1) === 0
    if (isOurs && size === 1) return scalar('undefined', at + 2, at + 3, () => undefined)
    if (isOurs && size === 8)
      return scalar('date', at + 2, at + 10, () => view.getInt32(at + 2) * 2 ** 32 + view.getUint32(at + 6))
    return scalar('ext', at + 2, at + 2 + size, () => size)
  }

  if (first < 0x80) return scalar('number', at, at + 1, () => first)
  if (first < 0x90) return container('map', at + 1, first & 0x0f)
  if (first < 0xa0) return container('array', at + 1, first & 0x0f)
  if (first < 0xc0) return str(at + 1, first & 0x1f)
  if (first > 0xdf) return scalar('number', at, at + 1, () => first - 256)
  switch (first) {
    case 0xc0:
      return scalar('nil', at, at + 1, () => null)
    case 0xc2:
    case 0xc3:
      return scalar('boolean', at, at + 1, () => first === 0xc3)
    case 0xc4:
    case 0xc5:
    case 0xc6:
      return sized(widths[first - 0xc4] ?? 4, (head, size) => scalar('bytes', head, head + size, () => size))
    case 0xc7:
    case 0xc8:
    case 0xc9:
      return sized(widths[first - 0xc7] ?? 4, ext)
    case 0xca:
      return number(4, () => view.getFloat32(at + 1))
    case 0xcb:
      return number(8, () => view.getFloat64(at + 1))
    case 0xcc:
      return number(1, () => view.getUint8(at + 1))
    case 0xcd:
      return number(2, () => view.getUint16(at + 1))
    case 0xce:
      return number(4, () => view.getUint32(at + 1))
    case 0xcf:
      return number(8, () => view.getUint32(at + 1) * 2 ** 32 + view.getUint32(at + 5))
    case 0xd0:
      return number(1, () => view.getInt8(at + 1))
    case 0xd1:
      return number(2, () => view.getInt16(at + 1))
    case 0xd2:
      return number(4, () => view.getInt32(at + 1))
    case 0xd3:
      return number(8, () => view.getInt32(at + 1) * 2 ** 32 + view.getUint32(at + 5))
    case 0xd4:
    case 0xd5:
    case 0xd6:
    case 0xd7:
    case 0xd8:
      return fixext(2 ** (first - 0xd4))
    case 0xd9:
    case 0xda:
    case 0xdb:
      return sized(widths[first - 0xd9] ?? 4, str)
    case 0xdc:
    case 0xdd:
      return sized(first === 0xdc ? 2 : 4, (head, size) => container('array', head, size))
    case 0xde:
    case 0xdf:
      return sized(first === 0xde ? 2 : 4, (head, size) => container('map', head, size))
    default:
      return 'unknown'
  }
}

const widths = [1, 2, 4] as const
