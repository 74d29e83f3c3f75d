/** Labs that kept a thread for themselves once: what they run from then on runs apart from the others. */

/** Names are kept beyond the life of a lab: one that is refused and made anew under its id is the same. The oldest goes first. */
export function createCulprits({ most = 1_000 } = {}) {
  const names = new Set<string>()
  return {
    add(name: string): void {
      names.delete(name)
      names.add(name)
      for (const oldest of names) {
        if (names.size <= most) return
        names.delete(oldest)
      }
    },
    has: (name: string): boolean => names.has(name),
  }
}
export type Culprits = ReturnType<typeof createCulprits>
