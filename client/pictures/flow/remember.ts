/** Values that change, and what they were before: a moment of the past is looked up, where drawing it anew would take long. */

/** Fields of a value; `undefined`: it does not have this one. */
type Fields<T> = { [Name in keyof T]?: T[Name] | undefined }
/** Of a value of type `T`: before the event `before`, these of its fields were others. */
export interface Was<T> {
  readonly before: number
  readonly fields: Fields<T>
}
export interface Remembers<T> {
  /** In the order in which it changed; absent while it never has. */
  was?: readonly Was<T>[]
}

/** Changes fields of `value` by the event `seq`; there is no other way to change what rows are drawn from. */
export function alter<T extends object>(value: T & Remembers<T>, seq: number, fields: Fields<T>): void {
  const old: Fields<T> = {}
  for (const name of Object.keys(fields) as (keyof T)[]) old[name] = value[name]
  value.was = [...(value.was ?? []), { before: seq, fields: old }]
  Object.assign(value, fields)
}

/** The value as it was after the event `cursor`; the value itself where it has not changed since. */
export function asOf<T extends object>(value: T & Remembers<T>, cursor: number): T {
  const later = value.was?.filter(({ before }) => before > cursor) ?? []
  if (later.length === 0) return value
  return Object.assign({ ...value }, ...later.map(({ fields }) => fields).reverse()) as T
}
