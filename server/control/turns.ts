/** Work that takes long is done one piece at a time, and between two of them everybody else has as much time again. */
export function createTurns() {
  const waiting: (() => void)[] = []

  function next(): void {
    const from = performance.now()
    waiting[0]?.()
    waiting.shift()
    if (waiting.length > 0) setTimeout(next, performance.now() - from)
  }
  /** Does `work` when its turn has come. */
  return function turn<T>(work: () => T | Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      waiting.push(() => {
        try {
          resolve(work())
        } catch (error) {
          reject(error)
        }
      })
      if (waiting.length === 1) setImmediate(next)
    })
  }
}
export type Turn = ReturnType<typeof createTurns>
