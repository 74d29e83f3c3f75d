/** Values that JSON has no form for, and MessagePack has: they cross as `null`, and a list beside it says what stands where. */

type Kind = 'undefined' | 'NaN' | 'Infinity' | '-Infinity' | 'date' | 'view' | 'buffer'
type Step = string | number
/** The path in the list of values, what stands there, and the time of a date. */
export type Mark = readonly [path: readonly Step[], kind: Kind, time?: number | null]

/** What a value other than a list or an object is; `undefined`: JSON has it, or nobody sends it. */
export function kindOf(value: unknown): Kind | undefined {
  if (value === undefined) return 'undefined'
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value) as Kind
  return value instanceof Date ? 'date' : undefined
}

/** Bytes that are no Buffer, which crosses without a mark. */
export function kindOfBytes(bytes: ArrayBuffer | ArrayBufferView): Kind | undefined {
  if (bytes instanceof ArrayBuffer) return 'buffer'
  return 'readUInt8' in bytes ? undefined : 'view'
}

/** Puts all that is marked in its place; what stands nowhere is left out. */
export function putMarked(values: unknown[], marks: string): void {
  const list = JSON.parse(marks) as unknown
  if (!Array.isArray(list)) return
  for (const mark of list as unknown[]) {
    const [path, kind, time] = (Array.isArray(mark) ? mark : []) as unknown as Partial<Mark>
    if (Array.isArray(path) && kind !== undefined) put(values, path, kind, time ?? Number.NaN)
  }
}

function put(values: unknown, path: readonly Step[], kind: Kind, time: number): void {
  let place = values
  path.forEach((step, index) => {
    if (place === null || typeof place !== 'object' || !Object.hasOwn(place, step)) return
    const fields = place as Record<Step, unknown>
    if (index < path.length - 1) place = fields[step]
    else if (step !== '__proto__') fields[step] = richValue(kind, time, fields[step])
  })
}

function richValue(kind: Kind, time: number, there: unknown): unknown {
  switch (kind) {
    case 'undefined':
      return undefined
    case 'date':
      return new Date(time)
    case 'buffer':
      return there instanceof Uint8Array ? new Uint8Array(there).buffer : there
    case 'view':
      // What is no Buffer any more is not copied again.
      return there instanceof Uint8Array && 'readUInt8' in there ? new Uint8Array(there) : there
    case 'NaN':
    case 'Infinity':
    case '-Infinity':
      return Number(kind)
    default:
      return there
  }
}
