/** Failed attempts of a client that follow each other are one row that counts: what matters must not be pushed out of sight by them. */
import { stepAt } from '../../pictures/flow/moments.ts'
import type { Step } from '../../pictures/flow/types.ts'

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

/** How many of them the cursor has reached: the row counts what was so. One that lies ahead of it counts all. */
function timesAt(parts: readonly Step[], cursor: number | null): number {
  const begun = parts.filter(({ crossings: [one] }) => cursor === null || (one?.seq ?? 0) <= cursor).length
  return begun === 0 ? parts.length : begun
}

/** What became of a row of several the last time: it stays the same object until one of them changes. */
const joined = new WeakMap<Step, { parts: readonly Step[]; version: number; times: number; step: Step }>()

/** Several steps as one, as they were known at the cursor. */
export function joinedAt(together: Together, cursor: number | null): Step {
  const [first] = together
  const parts = together.map((step) => stepAt(step, cursor))
  const version = parts.reduce((sum, part) => sum + part.version, parts.length)
  const times = timesAt(parts, cursor)
  const known = joined.get(first)
  if (
    known?.version === version &&
    known.times === times &&
    known.parts.length === parts.length &&
    known.parts.every((one, i) => one === parts[i])
  )
    return known.step
  const crossings = parts.flatMap((part) => part.crossings)
  const last = Math.max(...parts.map((part) => part.last))
  const [begun = first] = parts
  const step: Step =
    times > 1
      ? { ...begun, kind: 'failure', crossings, times, version, last }
      : { ...begun, crossings, version, last }
  joined.set(first, { parts, version, times, step })
  return step
}
