/** Looks for a check in events as they come: each event is compared once, and what fits is put together when asked. */
import type { Check, Pattern } from '#shared/lesson/check.ts'
import type { LessonEvent } from '#shared/lesson/fields.ts'
import { type Bindings, type Candidate, createMatcher, type Value } from './compare.ts'

export type Result =
  | {
      met: true
      events: readonly LessonEvent[]
      named: Readonly<Record<string, LessonEvent>>
      binds: Bindings
    }
  /** `missing`: the first of its patterns that nothing fits together with what stands before it. */
  | { met: false; missing: number; say: string | null }

/** Of one pattern so many are kept: the first and the newest. More can't be counted. */
const mostKept = 120
/** Trying what goes together ends after so many steps: in a flood of events that nearly fit, nothing is found rather than the page stopped. */
const mostSteps = 60_000

interface Row {
  pattern: Pattern
  matcher: ReturnType<typeof createMatcher>
  candidates: Candidate[]
}

interface Found {
  events: LessonEvent[]
  named: Record<string, LessonEvent>
  binds: Record<string, Value>
}

/** Begins to look; nothing of the past is known. What was all there before the event `since` is not what is looked for. */
export function createCheck(check: Check, since = 0) {
  let from = since
  const rows: Row[] = check.map((pattern) => ({ pattern, matcher: createMatcher(pattern), candidates: [] }))
  let known: Result | undefined

  return {
    /** Whether the event may be one of those looked for. */
    add(event: LessonEvent): boolean {
      let isTaken = false
      for (const row of rows) {
        if (row.matcher.kind !== event.kind) continue
        const candidate = row.matcher.match(event)
        if (!candidate) continue
        row.candidates.push(candidate)
        if (row.candidates.length > mostKept) row.candidates.splice(mostKept / 2, 1)
        known = undefined
        isTaken = true
      }
      return isTaken
    },
    /** From now on something after this event has to belong to it. */
    countFrom(seq: number): void {
      from = seq
      known = undefined
    },
    /** What events were found that no longer count. */
    forget(isGone: (event: LessonEvent) => boolean): void {
      for (const row of rows) row.candidates = row.candidates.filter(({ event }) => !isGone(event))
      known = undefined
    },
    result(): Result {
      known ??= solve(rows, from)
      return known
    },
  }
}
export type RunningCheck = ReturnType<typeof createCheck>

/** The same for a list of events. */
export function look(check: Check, events: readonly LessonEvent[]): Result {
  const running = createCheck(check)
  for (const event of events) running.add(event)
  return running.result()
}

function solve(rows: readonly Row[], since: number): Result {
  /** What counts, or must not be there, is asked last: by then all variables are known. */
  const single = rows.filter(({ pattern }) => !pattern.absent && !pattern.count)
  const several = rows.filter(({ pattern }) => pattern.absent || pattern.count)
  const ahead = single.map((_, i) => usedBy([...single.slice(i), ...several]))
  /** By place and what later patterns ask about: nothing was found from there. */
  const hopeless = new Set<string>()
  let farthest = 0
  let steps = 0
  const isNew = ({ events }: Found) => since === 0 || events.some(({ seq }) => seq > since)
  const failed = (row: Row): void => {
    farthest = Math.max(farthest, rows.indexOf(row))
  }

  function place(index: number, found: Found): Found | null {
    const row = single[index]
    const used = ahead[index]
    if (!row || !used)
      return isNew(found) && several.every((one) => allows(one, found) || failed(one)) ? found : null
    const state = `${isNew(found)} ${stateOf(index, used, found)}`
    if (hopeless.has(state)) return null
    let deepest: Found | null = null
    for (const candidate of row.candidates) {
      steps += 1
      if (steps > mostSteps) return null
      const next = joined(row.pattern, candidate, found)
      deepest = next && place(index + 1, next)
      if (deepest) return deepest
    }
    failed(row)
    hopeless.add(state)
    return null
  }

  const found = place(0, { events: [], named: {}, binds: {} })
  if (found) return { met: true, ...found }
  return { met: false, missing: farthest, say: rows[farthest]?.pattern.say ?? null }
}

interface Used {
  variables: readonly string[]
  names: readonly string[]
}
/** The variables and events that these patterns ask about. */
function usedBy(rows: readonly Row[]): Used {
  const text = JSON.stringify(rows.map(({ pattern }) => pattern))
  const variables = [...text.matchAll(/"(\$\w+)"|\(\?<(\w+)>/g)].map(([, name, group]) => name ?? `$${group}`)
  const names = rows.flatMap(({ pattern: { after } }) => after ?? [])
  return { variables: [...new Set(variables)], names: [...new Set(names)] }
}
const stateOf = (index: number, { variables, names }: Used, { binds, named }: Found): string =>
  JSON.stringify([
    index,
    variables.map((one) => binds[one]),
    names.map((one) => [named[one]?.seq, partOf(named[one])]),
  ])
const partOf = (event?: LessonEvent) => (event?.kind === 'packet' ? event.part : -1)

/** Packets of one payload have an order, too. */
function isAfter(event: LessonEvent, earlier: LessonEvent): boolean {
  if (event.seq !== earlier.seq) return event.seq > earlier.seq
  return event !== earlier && partOf(event) > partOf(earlier)
}

/** All that is found with one more, or `null` where it does not go together. */
function joined({ as, after, within }: Pattern, candidate: Candidate, found: Found): Found | null {
  const { event, binds, differs } = candidate
  if (after !== undefined) {
    const earlier = found.named[after]
    if (!earlier || !isAfter(event, earlier)) return null
    if (within && !isWithin(event.at - earlier.at, within)) return null
  }
  for (const [name, value] of Object.entries(binds))
    if (name in found.binds && found.binds[name] !== value) return null
  const all = { ...found.binds, ...binds }
  if (differs.some(({ variable, value }) => all[variable] === value)) return null
  return {
    events: [...found.events, event],
    named: as === undefined ? found.named : { ...found.named, [as]: event },
    binds: all,
  }
}

const isWithin = (ms: number, [least, most]: readonly [number, number]) => ms >= least && ms <= most

function allows({ pattern, candidates }: Row, found: Found): boolean {
  const count = candidates.filter((candidate) => joined(pattern, candidate, found) !== null).length
  if (pattern.absent) return count === 0
  const { min = 0, max = Number.POSITIVE_INFINITY } = pattern.count ?? {}
  return count >= min && count <= max
}
