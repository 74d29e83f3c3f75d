/** Failed attempts of a client that follow each other are one row that counts: what matters must not be pushed out of sight by them. */
import { stepAt } from '../../pictures/flow/moments.ts'
import type { Crossing, Step } from '../../pictures/flow/types.ts'

type Together = [Step, ...Step[]]

/** An attempt that the client's library made by itself after one that failed, or whose beginning nobody knows. */
const isRetry = ({ kind, attempt }: Step): boolean =>
  kind === 'failure' && (attempt === undefined || attempt.after === 'failure')

/** The steps that show, each row's together: retries of one client, as long as nothing but failures stands between them. */
export function inRows(steps: readonly Step[]): Together[] {
  const rows: Together[] = []
  const growing = new Map<string | null, Together>()
  for (const step of steps) {
    if (step.crossings.length === 0) continue
    if (step.kind !== 'failure') growing.clear()
    const known = isRetry(step) ? growing.get(step.client) : undefined
    // A retry and a failure whose beginning is gone are not counted together.
    if (known && (known[0].attempt === undefined) === (step.attempt === undefined)) {
      known.push(step)
      continue
    }
    const row: Together = [step]
    rows.push(row)
    if (isRetry(step)) growing.set(step.client, row)
  }
  return rows
}

/** A row of several as it was known at a cursor: what had failed there, and the row itself. */
interface Joined {
  parts: readonly Step[]
  version: number
  /** How many had failed. */
  times: number
  /** What each packet belongs to, while not all of the attempts have failed: its own attempt, or all that have. */
  owners: ReadonlyMap<Crossing, Step> | null
  step: Step
}
/** By the first of its steps, and by itself: it stays the same object until one of them changes. */
const joined = new WeakMap<Step, Joined>()

/** Those that had failed at the cursor: the row counts what was so. One that lies ahead of it counts all. */
function failedAt(parts: readonly Step[], cursor: number | null): readonly Step[] {
  const isReached = ({ crossings: [one] }: Step) => cursor === null || (one?.seq ?? 0) <= cursor
  const failed = parts.filter((part) => part.kind === 'failure' && isReached(part))
  return failed.length === 0 ? parts : failed
}

const isSame = (one: readonly Step[], other: readonly Step[]) =>
  one.length === other.length && one.every((step, i) => step === other[i])

/** Several steps as one, as they were known at the cursor. */
export function joinedAt(together: Together, cursor: number | null): Step {
  const [first] = together
  const parts = together.map((step) => stepAt(step, cursor))
  const version = parts.reduce((sum, part) => sum + part.version, parts.length)
  const failed = failedAt(parts, cursor)
  const times = failed.length
  const known = joined.get(first)
  if (known?.version === version && known.times === times && isSame(known.parts, parts)) return known.step
  const last = Math.max(...parts.map((part) => part.last))
  const rowOf = (some: readonly Step[]): Step => {
    const [begun = first] = some
    const crossings = some.flatMap((part) => part.crossings)
    const shared = { ...begun, key: first.key, crossings, version, last }
    return times > 1 ? { ...shared, kind: 'failure', times } : shared
  }
  const made: Joined = { parts, version, times, owners: ownersOf(parts, failed, rowOf), step: rowOf(parts) }
  joined.set(first, made)
  joined.set(made.step, made)
  return made.step
}

function ownersOf(
  parts: readonly Step[],
  failed: readonly Step[],
  rowOf: (some: readonly Step[]) => Step,
): Joined['owners'] {
  if (failed.length === parts.length) return null
  const row = rowOf(failed)
  const owned = parts.map((part): [Step, Step] => [
    part,
    part.kind === 'failure' ? row : { ...part, key: row.key },
  ])
  return new Map(owned.flatMap(([{ crossings }, owner]) => crossings.map((one) => [one, owner] as const)))
}

/** What a packet of such a row belongs to: its own attempt as long as that has not failed, else all that had. */
export const attemptOf = (row: Step, crossing: Crossing): Step =>
  joined.get(row)?.owners?.get(crossing) ?? row
