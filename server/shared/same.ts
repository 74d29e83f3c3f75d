/** Whether two types are the same, so that a schema and the type it stands for are held together by the compiler. */

/** The type as a reader sees it: all of it read-only, every alias and intersection written out. */
export type Plain<T> = T extends readonly (infer Item)[]
  ? readonly Plain<Item>[]
  : T extends Uint8Array
    ? Uint8Array
    : T extends object
      ? { readonly [K in keyof T]: Plain<T[K]> }
      : T

type Identical<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false

/** `true` where both say the same: every field, what it holds, and whether it may be absent. */
export type Same<A, B> = Identical<Plain<A>, Plain<B>>
