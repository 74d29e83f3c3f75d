/** The names of the real library's classes and functions: they are seen when an object is printed. */

/** Gives a class or function the name that the real one has, and gives it back. */
export function nameAs<T extends object>(name: string, real: T): T {
  return Object.defineProperty(real, 'name', { value: name, configurable: true })
}

/** `String(…)` of its objects names it. */
export const tagAs = (name: string, Class: { prototype: object }): void =>
  void Object.defineProperty(Class.prototype, Symbol.toStringTag, { value: name, configurable: true })
