/** Tells a program in its console what the playground did not let through: each thing once in a run, not at every request. */
const mostInARun = 50

export function createNotices(say: (words: string) => void) {
  const told = new Set<string>()
  return {
    /** `about` names the thing. */
    tell(about: string, words: string): void {
      if (told.has(about) || told.size >= mostInARun) return
      told.add(about)
      say(words)
    },
    /** Another run begins. */
    anew: (): void => told.clear(),
  }
}
export type Notices = ReturnType<typeof createNotices>
