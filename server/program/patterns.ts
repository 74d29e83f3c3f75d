/** Which pattern a dynamic namespace came of: `io.of(/…/)` and `io.of(fn)` are both functions to the real server. */
import type { Namespace, Server } from 'socket.io'

/** What `io.of(fn)` gives. */
export type Parent = ReturnType<Server['of']> & {
  createChild: (name: string) => Namespace
  children: ReadonlySet<Namespace>
}
/** Longer ones are cut: the trace is no place for a program's text. */
const longest = 200

const patterns = new WeakMap<Server, Map<Parent, string>>()

/** Remembers the pattern as the trace tells it, and returns that. */
export function notePattern(io: Server, parent: Parent, pattern: string): string {
  const known = patterns.get(io) ?? new Map<Parent, string>()
  patterns.set(io, known)
  const text = pattern.slice(0, longest)
  known.set(parent, text)
  return text
}

/** The pattern that made this namespace; `undefined`: it was declared by its name. */
export function patternOf(io: Server, namespace: Namespace): string | undefined {
  for (const [parent, pattern] of patterns.get(io) ?? []) if (parent.children.has(namespace)) return pattern
  return undefined
}
