/** The npm package `cookie`, as Express uses it; this version is without types of its own. */
declare module 'cookie' {
  /** The text of a `Set-Cookie` header. Throws `TypeError` at what is no name, value or option. */
  export function serialize(name: string, value: string, options?: Record<string, unknown>): string
}
