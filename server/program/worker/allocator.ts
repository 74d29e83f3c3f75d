/** An allocator for QuickJS that counts bytes, as a small module of WebAssembly. */
import { leb, list, named, section, sectionOf } from './wasmFormat.ts'

/** A module that exports `malloc`, `free` and `realloc` for QuickJS. They call the ones there were (imported by their number
 *  in the table) and keep account of the bytes in JSMallocState.malloc_size, at 4. What a piece takes stands before it. */
export function countingAllocator(): Uint8Array<ArrayBuffer> {
  const i32 = 0x7f
  const types = [
    [0x60, ...list([[i32], [i32]]), ...list([[i32]])],
    [0x60, ...list([[i32], [i32]]), ...list([])],
    [0x60, ...list([[i32], [i32], [i32]]), ...list([[i32]])],
    [0x60, ...list([[i32]]), ...list([[i32]])],
  ]
  const number = (name: string) => [...named('e'), ...named(name), 0x03, i32, 0]
  const imports = [
    [...named('e'), ...named('memory'), 0x02, 0x00, 0],
    [...named('e'), ...named('table'), 0x01, 0x70, 0x00, 0],
    number('malloc'),
    number('free'),
    number('realloc'),
  ]
  const code = [usable, malloc, free, realloc].map((body) => [...leb(body.length), ...body])
  const exported = ['malloc', 'free', 'realloc'].map((name, at) => [...named(name), 0x00, at + 1])
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...sectionOf(section.type, list(types)),
    ...sectionOf(section.import, list(imports)),
    ...sectionOf(section.function, list([[3], [0], [1], [2]])),
    ...sectionOf(section.export, list(exported)),
    ...sectionOf(section.code, list(code)),
  ])
}

const op = {
  get: (local: number) => [0x20, local],
  set: (local: number) => [0x21, local],
  number: (value: number) => [0x41, value & 0x7f],
  load: (offset: number) => [0x28, 2, offset],
  store: (offset: number) => [0x36, 2, offset],
  global: (index: number) => [0x23, index],
  call: (index: number) => [0x10, index],
  callIndirect: (type: number) => [0x11, type, 0],
  add: [0x6a],
  sub: [0x6b],
  and: [0x71],
  isZero: [0x45],
  if: [0x04, 0x40],
  ifNumber: [0x04, 0x7f],
  else: [0x05],
  end: [0x0b],
}
const sizeAt = 4
/** malloc_size of the state in local 0 becomes itself, with `change` done to it. */
const account = (...change: number[]) => [
  ...op.get(0),
  ...op.get(0),
  ...op.load(sizeAt),
  ...change,
  ...op.store(sizeAt),
]

/** (piece) → its bytes; 0 for none. */
const usable = [
  0,
  ...[...op.get(0), ...op.ifNumber],
  ...[...op.get(0), ...op.number(4), ...op.sub, ...op.load(0), ...op.number(-8), ...op.and],
  ...[...op.else, ...op.number(0), ...op.end, ...op.end],
]
/** (state, size) → piece */
const malloc = [
  ...[1, 1, 0x7f],
  ...[...op.get(0), ...op.get(1), ...op.global(0), ...op.callIndirect(0), ...op.set(2)],
  ...account(...op.get(2), ...op.call(0), ...op.add),
  ...[...op.get(2), ...op.end],
]
/** (state, piece) */
const free = [
  0,
  ...account(...op.get(1), ...op.call(0), ...op.sub),
  ...[...op.get(0), ...op.get(1), ...op.global(1), ...op.callIndirect(1), ...op.end],
]
/** (state, piece, size) → piece. Without a result the old piece is still there, unless it was to be freed. */
const realloc = [
  ...[1, 2, 0x7f],
  ...[...op.get(1), ...op.call(0), ...op.set(3)],
  ...[...op.get(0), ...op.get(1), ...op.get(2), ...op.global(2), ...op.callIndirect(2), ...op.set(4)],
  ...[...op.get(4), ...op.if],
  ...account(...op.get(4), ...op.call(0), ...op.add, ...op.get(3), ...op.sub),
  ...[...op.else, ...op.get(2), ...op.isZero, ...op.if],
  ...account(...op.get(3), ...op.sub),
  ...[...op.end, ...op.end, ...op.get(4), ...op.end],
]
