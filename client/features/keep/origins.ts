/** Origins that a program lets in, beside those that clients of this page come from. */

/** The addresses that stand as an origin in the program and are none of `known`: left as they are, and said. */
export function strangeOrigins(program: string, known: readonly string[]): string[] {
  const found = program.matchAll(/\borigin\s*:[^\n}]*/g)
  const urls = [...found].flatMap(([text]) => text.match(/https?:\/\/[^\s"'`,\]]+/g) ?? [])
  const strange = urls.filter((url) => URL.canParse(url) && !known.includes(new URL(url).origin))
  return [...new Set(strange)]
}

/** Where clients of this page come from. */
export function originsHere({ protocol, hostname }: Location, ports: readonly number[]): string[] {
  return ports.map((port) => new URL(`${protocol}//${hostname}:${port}`).origin)
}
