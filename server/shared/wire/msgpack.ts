/** Reads MessagePack as notepack.io does, the library of socket.io-msgpack-parser, and keeps where each value stands.
 *  Never throws, however deep, long or false the bytes are. */
import { type Token, tokenAt } from './msgpackTokens.ts'

export interface MsgpackValue extends Token {
  /** Of an array: its items. Of a map: key, value, key, value… */
  items: readonly MsgpackValue[]
}
/** Why bytes are no MessagePack, and from which byte on they are not. */
export type MsgpackFault = 'ended' | 'unknown' | 'too-deep' | 'too-many' | 'more-after'
export type MsgpackReading =
  | { ok: true; value: MsgpackValue }
  | { ok: false; fault: MsgpackFault; at: number }

/** Containers within containers. Socket.IO's own packets need three; real data rarely ten. */
const mostDepth = 200

/** The one value that the bytes are; with `most`, no more than so many values are read. */
export function readMsgpack(bytes: Uint8Array, most = Number.POSITIVE_INFINITY): MsgpackReading {
  let seen = 0
  const root: MsgpackValue[] = []
  /** Containers that wait for more values. */
  const open: { value: MsgpackValue; items: MsgpackValue[]; left: number }[] = []
  let at = 0
  while (root.length === 0 || open.length > 0) {
    const token = tokenAt(bytes, at)
    if (typeof token === 'string') return { ok: false, fault: token, at }
    seen += 1
    if (seen > most) return { ok: false, fault: 'too-many', at }
    const items: MsgpackValue[] = []
    const value: MsgpackValue = Object.assign(token, { items })
    const around = open.at(-1)
    if (around) {
      around.items.push(value)
      around.left -= 1
    } else root.push(value)
    at = token.end
    // Each value takes a byte at least: what declares more than there is, is false.
    if (token.count > bytes.length - at) return { ok: false, fault: 'ended', at: token.start }
    if (token.count > 0) {
      if (open.length >= mostDepth) return { ok: false, fault: 'too-deep', at: token.start }
      open.push({ value, items, left: token.count })
    }
    for (let done = open.at(-1); done?.left === 0; done = open.at(-1)) {
      done.value.end = at
      open.pop()
    }
  }
  const [value] = root
  if (!value || at < bytes.length) return { ok: false, fault: 'more-after', at }
  return { ok: true, value }
}

/** The value of a map's key; `undefined` where it is no map or has no such key. The last one counts, as in an object. */
export function fieldOf({ kind, items }: MsgpackValue, name: string): MsgpackValue | undefined {
  if (kind !== 'map') return undefined
  let found: MsgpackValue | undefined
  for (let i = 0; i + 1 < items.length; i += 2) if (items[i]?.value === name) found = items[i + 1]
  return found
}

/** Every value of the tree. */
export function* valuesWithin(root: MsgpackValue): Generator<MsgpackValue> {
  const waiting = [root]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    yield next
    waiting.push(...next.items)
  }
}
