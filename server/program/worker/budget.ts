/** How much a program may send in a second, so that it can't drown the process. */
const most = { windowMs: 1_000, messages: 10_000, bytes: 8_000_000 }

export function createBudget(now: () => number = () => performance.now()) {
  let from = now()
  let messages = 0
  let bytes = 0
  return {
    /** Counts what was sent; false once it is too much. */
    allows(count: number, size: number): boolean {
      if (now() - from >= most.windowMs) {
        from = now()
        messages = 0
        bytes = 0
      }
      messages += count
      bytes += size
      return messages <= most.messages && bytes <= most.bytes
    },
  }
}
