/** Counts what programs leave on the host: one account for each run and each lab's wire, and a sum over all of them. */
import { type Kind, kinds, weights } from './kinds.ts'

/** Thrown at what would be too much; its message is for the program's author. */
export class Full extends Error {
  constructor(words: string) {
    super(words)
    this.name = 'Full'
  }
}

export interface Account {
  /** Counts `n` more, which bring `bytes` besides what their kind weighs. Throws `Full`, and then counts nothing. */
  add: (kind: Kind, n?: number, bytes?: number) => void
  /** Counts so many less. */
  remove: (kind: Kind, n?: number, bytes?: number) => void
  /** The words of `Full` if so many more were too much; nothing is counted. */
  refusal: (kind: Kind, n?: number, bytes?: number) => string | undefined
  count: (kind: Kind) => number
  /** What is in this account, in bytes. */
  readonly weight: number
  /** All that was counted is gone. */
  [Symbol.dispose]: () => void
}

export function createLedger({
  accountBytes = weights.account.most as number,
  processBytes = weights.process.most as number,
  /** Other figures than those of `kinds`, for a class that meets in one lab, and for tests. */
  most = {} as Partial<Record<Kind, number>>,
} = {}) {
  let total = 0
  let accounts = 0

  function open(): Account {
    const counts = new Map<Kind, number>()
    let weight = 0
    let closed = false
    accounts += 1

    const weightOf = (kind: Kind, n: number, bytes: number): number => n * kinds[kind].bytes + bytes
    function refusal(kind: Kind, n = 1, bytes = 0): string | undefined {
      if ((counts.get(kind) ?? 0) + n > (most[kind] ?? kinds[kind].most)) return kinds[kind].words
      const more = weightOf(kind, n, bytes)
      if (weight + more > accountBytes) return weights.account.words
      // Where the process has no room, those pay that hold more than their share.
      const crowded = total + more > processBytes && weight + more > processBytes / accounts
      return crowded ? weights.process.words : undefined
    }
    function count(kind: Kind, n: number, bytes: number): void {
      if (closed) return
      counts.set(kind, (counts.get(kind) ?? 0) + n)
      weight += bytes
      total += bytes
    }

    return {
      add(kind, n = 1, bytes = 0) {
        const words = refusal(kind, n, bytes)
        if (words !== undefined) throw new Full(words)
        count(kind, n, weightOf(kind, n, bytes))
      },
      remove(kind, n = 1, bytes = 0) {
        count(kind, -n, -weightOf(kind, n, bytes))
      },
      refusal,
      count: (kind) => counts.get(kind) ?? 0,
      get weight() {
        return weight
      },
      [Symbol.dispose]() {
        if (closed) return
        closed = true
        accounts -= 1
        total -= weight
        weight = 0
        counts.clear()
      },
    }
  }

  return {
    open,
    /** What all open accounts hold, in bytes, and how many they are. */
    get total() {
      return { bytes: total, accounts }
    },
  }
}
export type Ledger = ReturnType<typeof createLedger>
