/** `structuredClone` for what a program can make here. */
export function structuredClone<T>(value: T): T {
  return cloneOf(value, new Map()) as T
}

function cloneOf(value: unknown, done: Map<object, unknown>): unknown {
  if (typeof value === 'function' || typeof value === 'symbol')
    throw Object.assign(new Error(`${String(value)} could not be cloned.`), { name: 'DataCloneError' })
  if (value === null || typeof value !== 'object') return value
  const known = done.get(value)
  if (known !== undefined) return known
  const keep = <C extends object>(copy: C): C => {
    done.set(value, copy)
    return copy
  }
  if (value instanceof Date) return keep(new Date(value.getTime()))
  if (value instanceof RegExp) return keep(new RegExp(value.source, value.flags))
  if (value instanceof ArrayBuffer) return keep(value.slice(0))
  if (ArrayBuffer.isView(value)) return keep(viewOf(value))
  if (value instanceof Map) return fillMap(value, keep(new Map()), done)
  if (value instanceof Set) return fillSet(value, keep(new Set()), done)
  if (value instanceof Error) return keep(errorOf(value))
  const copy = keep(Array.isArray(value) ? new Array<unknown>(value.length) : {})
  for (const key of Object.keys(value)) Reflect.set(copy, key, cloneOf(Reflect.get(value, key), done))
  return copy
}

function viewOf(view: ArrayBufferView): object {
  const bytes = view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength)
  if (view instanceof Uint8Array) return new Uint8Array(bytes)
  return Reflect.construct(view.constructor as new (from: ArrayBufferLike) => object, [bytes])
}

function fillMap(from: Map<unknown, unknown>, to: Map<unknown, unknown>, done: Map<object, unknown>) {
  for (const [key, item] of from) to.set(cloneOf(key, done), cloneOf(item, done))
  return to
}

function fillSet(from: Set<unknown>, to: Set<unknown>, done: Map<object, unknown>) {
  for (const item of from) to.add(cloneOf(item, done))
  return to
}

function errorOf(error: Error): Error {
  const copy = new Error(error.message)
  Object.defineProperty(copy, 'name', { value: error.name, configurable: true, writable: true })
  Object.defineProperty(copy, 'stack', { value: error.stack, configurable: true, writable: true })
  return copy
}
