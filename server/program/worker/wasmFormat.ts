/** How WebAssembly writes numbers, names, lists and sections. */

export const section = { type: 1, import: 2, function: 3, table: 4, global: 6, export: 7, code: 10 } as const

/** A number in LEB128. */
export function leb(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...leb(value >>> 7)]
}
/** A number that may be below 0: its last byte's highest bit is its sign. */
export function signedLeb(value: number): number[] {
  return value >= -64 && value < 64 ? [value & 0x7f] : [(value & 0x7f) | 0x80, ...signedLeb(value >> 7)]
}
export const named = (name: string) => [...leb(name.length), ...Buffer.from(name)]
export const list = (items: readonly (readonly number[])[]) => [...leb(items.length), ...items.flat()]
export const sectionOf = (id: number, content: readonly number[]) => [id, ...leb(content.length), ...content]

export function readLeb(bytes: Uint8Array, at: number): { value: number; next: number } {
  let value = 0
  for (let shift = 0, next = at; ; shift += 7, next += 1) {
    const byte = bytes[next] ?? 0
    value |= (byte & 0x7f) << shift
    if (byte < 0x80) return { value: value >>> 0, next: next + 1 }
  }
}
