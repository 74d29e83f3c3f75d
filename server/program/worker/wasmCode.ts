/** Where a WebAssembly function may take its time: its loops, and what works on whole pieces of memory. */
import { readLeb } from './wasmFormat.ts'

/** `at`: behind a loop's head, or where the instruction begins, which is `size` bytes long. */
export type Slow = { kind: 'loop'; at: number } | { kind: 'copy' | 'fill'; at: number; size: number }

const code = { loop: 0x03, branches: 0x0e, typedSelect: 0x1c, float32: 0x43, float64: 0x44, more: 0xfc }
/** How many numbers follow an instruction, by the instruction's first byte … */
const plain: readonly [from: number, to: number, count: number][] = [
  [0x00, 0x01, 0],
  [0x02, 0x04, 1],
  [0x05, 0x05, 0],
  [0x0b, 0x0b, 0],
  [0x0c, 0x0d, 1],
  [0x0f, 0x0f, 0],
  [0x10, 0x10, 1],
  [0x11, 0x11, 2],
  [0x1a, 0x1b, 0],
  [0x20, 0x26, 1],
  [0x28, 0x3e, 2],
  [0x3f, 0x42, 1],
  [0x45, 0xc4, 0],
  [0xd0, 0xd0, 1],
  [0xd1, 0xd1, 0],
  [0xd2, 0xd2, 1],
]
/** … and by the number that comes after 0xfc. */
const more: typeof plain = [
  [0, 7, 0],
  [8, 8, 2],
  [9, 9, 1],
  [10, 10, 2],
  [11, 11, 1],
]
const [copy, fill] = [10, 11]

/** Instructions that QuickJS's binary has not had so far are refused: nobody would know where the next one begins. */
function countIn(known: typeof plain, instruction: number): number {
  const found = known.find(([from, to]) => instruction >= from && instruction <= to)
  if (!found) throw new Error(`no known WebAssembly instruction: ${instruction}`)
  return found[2]
}

/** The slow places of one function's body, given without its length, in their order. */
export function slowPlaces(body: Uint8Array): Slow[] {
  const found: Slow[] = []
  const skip = (from: number, count: number) => {
    let next = from
    for (let n = 0; n < count; n += 1) next = readLeb(body, next).next
    return next
  }
  for (let at = behindLocals(body, skip); at < body.length; ) {
    const began = at
    const instruction = body[at] ?? 0
    at += 1
    if (instruction === code.float32) at += 4
    else if (instruction === code.float64) at += 8
    else if (instruction === code.branches || instruction === code.typedSelect) {
      const { value, next } = readLeb(body, at)
      at = skip(next, instruction === code.branches ? value + 1 : value)
    } else if (instruction === code.more) {
      const { value, next } = readLeb(body, at)
      at = skip(next, countIn(more, value))
      if (value === copy || value === fill)
        found.push({ kind: value === copy ? 'copy' : 'fill', at: began, size: at - began })
    } else at = skip(at, countIn(plain, instruction))
    if (instruction === code.loop) found.push({ kind: 'loop', at })
  }
  return found
}

function behindLocals(body: Uint8Array, skip: (from: number, count: number) => number): number {
  const { value, next } = readLeb(body, 0)
  let at = next
  for (let n = 0; n < value; n += 1) at = skip(at, 1) + 1
  return at
}
