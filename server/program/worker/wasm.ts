/** What is changed in QuickJS's binary before it is compiled: its table can be reached and grow, and whatever takes its time
 *  pays for it, so that no call of it can keep a thread for long. */
import { type Slow, slowPlaces } from './wasmCode.ts'
import { leb, list, named, readLeb, section, sectionOf, signedLeb } from './wasmFormat.ts'

/** `$fuel`: what may still be spent. Below 0, the function at this place of `$table` is called; it fills up or throws. */
export const watchSlot = (table: WebAssembly.Table) => table.length - 1
/** A pass of a loop costs 1; so does every so many bytes (2 to the power of this) that are copied or filled. */
const bytesPower = 6
const firstFuel = 1_000_000
/** The interpreter's own function is by far the largest. It asks the interrupt handler, and would be slowed down most. */
const interpreterBytes = 20_000

interface Places {
  /** `() => void` and `(i32, i32, i32) => void` in the list of types. */
  types: { plain: number; three: number }
  /** The place in the table of the function that is called. */
  slot: number
  fuel: number
  /** Functions that copy and fill memory, and pay for it. */
  copy: number
  fill: number
}
interface Section {
  id: number
  content: Uint8Array
}

/** The same module with `$table` and `$fuel` exported. Throws when it holds what nobody knows how to change. */
export function watched(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const sections = sectionsOf(bytes)
  const places = placesOf(bytes, sections)
  const parts = sections.map(({ id, content }) => {
    const changed = changes[id]?.(content, places) ?? [content]
    const length = changed.reduce((sum, part) => sum + part.length, 0)
    return Buffer.concat([
      Uint8Array.from([id, ...leb(length)]),
      ...changed.map((part) => Uint8Array.from(part)),
    ])
  })
  return Uint8Array.from(Buffer.concat([bytes.subarray(0, 8), ...parts]))
}

type Parts = (Uint8Array | number[])[]
const i32 = 0x7f
const changes: Record<number, (content: Uint8Array, places: Places) => Parts> = {
  [section.type]: (content) => withMore(content, [0x60, 0, 0], [0x60, ...list([[i32], [i32], [i32]]), 0]),
  [section.function]: (content, { types }) => withMore(content, leb(types.three), leb(types.three)),
  [section.table]: (_content, { slot }) => [[1, 0x70, 0x00, ...leb(slot + 1)]],
  [section.global]: (content) => withMore(content, [i32, 1, ...op.number(firstFuel), ...op.end]),
  [section.export]: (content, { fuel }) =>
    withMore(content, [...named('$table'), 0x01, 0], [...named('$fuel'), 0x03, ...leb(fuel)]),
  [section.code]: (content, places) => withWatch(content, places),
}

function sectionsOf(bytes: Uint8Array): Section[] {
  const found: Section[] = []
  for (let at = 8; at < bytes.length; ) {
    const { value: size, next } = readLeb(bytes, at + 1)
    found.push({ id: bytes[at] ?? 0, content: bytes.subarray(next, next + size) })
    at = next + size
  }
  return found
}

function placesOf(bytes: Uint8Array, sections: readonly Section[]): Places {
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(Uint8Array.from(bytes)))
  const imported = (kind: string) => imports.filter((one) => one.kind === kind).length
  const contentOf = (id: number) => sections.find((one) => one.id === id)?.content ?? new Uint8Array(1)
  const count = (id: number) => readLeb(contentOf(id), 0).value
  const functions = imported('function') + count(section.function)
  return {
    types: { plain: count(section.type), three: count(section.type) + 1 },
    slot: readLeb(contentOf(section.table), 3).value,
    fuel: imported('global') + count(section.global),
    copy: functions,
    fill: functions + 1,
  }
}

/** A list with some more items at its end. */
function withMore(content: Uint8Array, ...items: readonly number[][]): Parts {
  const { value, next } = readLeb(content, 0)
  return [leb(value + items.length), content.subarray(next), ...items]
}

const op = {
  number: (value: number) => [0x41, ...signedLeb(value)],
  get: (local: number) => [0x20, local],
  global: (index: number) => [0x23, ...leb(index)],
  setGlobal: (index: number) => [0x24, ...leb(index)],
  call: (index: number) => [0x10, ...leb(index)],
  callIndirect: (type: number) => [0x11, ...leb(type), 0],
  isLess: [0x48],
  sub: [0x6b],
  shiftRight: [0x76],
  if: [0x04, 0x40],
  end: [0x0b],
}

/** `cost` leaves one number on the stack. */
const pay = (cost: readonly number[], { fuel, slot, types }: Places) => [
  ...[...op.global(fuel), ...cost, ...op.sub, ...op.setGlobal(fuel)],
  ...[...op.global(fuel), ...op.number(0), ...op.isLess, ...op.if],
  ...[...op.number(slot), ...op.callIndirect(types.plain), ...op.end],
]

function withWatch(content: Uint8Array, places: Places): Parts {
  const { value: count, next } = readLeb(content, 0)
  const parts: Parts = [leb(count + 2)]
  let at = next
  for (let n = 0; n < count; n += 1) {
    const { value: size, next: from } = readLeb(content, at)
    at = from + size
    const body = content.subarray(from, at)
    if (size >= interpreterBytes) parts.push(leb(size), body)
    else parts.push(...bodyOf(watchedBody(body, places)))
  }
  const paying = (...instruction: number[]) => [
    0,
    ...pay([...op.get(2), ...op.number(bytesPower), ...op.shiftRight], places),
    ...[...op.get(0), ...op.get(1), ...op.get(2), ...instruction, ...op.end],
  ]
  return [...parts, ...bodyOf([paying(0xfc, 10, 0, 0)]), ...bodyOf([paying(0xfc, 11, 0)])]
}

const bodyOf = (parts: Parts): Parts => [leb(parts.reduce((sum, part) => sum + part.length, 0)), ...parts]

function watchedBody(body: Uint8Array, places: Places): Parts {
  const parts: Parts = []
  let from = 0
  for (const slow of slowPlaces(body)) {
    parts.push(body.subarray(from, slow.at), replacement(slow, places))
    from = slow.kind === 'loop' ? slow.at : slow.at + slow.size
  }
  return [...parts, body.subarray(from)]
}

function replacement(slow: Slow, places: Places): number[] {
  if (slow.kind === 'loop') return pay(op.number(1), places)
  return op.call(slow.kind === 'copy' ? places.copy : places.fill)
}

/** Compiled once in a thread. */
let caller: WebAssembly.Module | undefined

/** A JavaScript function as one that may stand in a table. */
export function calling(work: () => void): unknown {
  const bytes = [
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...sectionOf(section.type, list([[0x60, 0, 0]])),
    ...sectionOf(section.import, list([[...named('e'), ...named('work'), 0x00, 0]])),
    ...sectionOf(section.export, list([[...named('work'), 0x00, 0]])),
  ]
  caller ??= new WebAssembly.Module(Uint8Array.from(bytes))
  return new WebAssembly.Instance(caller, { e: { work } }).exports['work']
}
