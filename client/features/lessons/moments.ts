/** Where in the trace the moments are that a text speaks of: once for each attempt of the learner's. */
import type { Check } from '#shared/lesson/check.ts'
import type { LessonEvent } from '#shared/lesson/fields.ts'
import type { TraceEvent } from '#shared/trace.ts'
import { createCheck } from './check/check.ts'
import { createWatchedModel, forgottenBy, withPackets } from './watch.ts'

/** Which packet of the trace the text speaks of. */
export interface Place {
  seq: number
  part: number
}
export type Places = Readonly<Record<string, Place>>

export const placeOf = (event: LessonEvent): Place => ({
  seq: event.seq,
  part: event.kind === 'packet' ? event.part : 0,
})

/** What the learner does anew, or a connection that is another one: what was found before is of an earlier attempt. */
function begins(event: LessonEvent): boolean {
  if (event.kind === 'client.act') return event.deed.do !== 'disconnect'
  if (event.kind === 'packet') return event.direction === 'down' && event.text.startsWith('0{')
  return event.kind === 'program.run' || event.kind === 'client.run'
}

/** The event that an attempt began with, and the one that its run of the program began with. */
interface Attempt {
  seq: number
  run: number
}
interface Found {
  attempt: Attempt
  /** Of all that was found together. */
  places: readonly Place[]
}

/** Looks for moments in events as they come. */
export function createMoments(checks: Readonly<Record<string, Check>>) {
  const model = createWatchedModel()
  const looking = Object.entries(checks).map(([name, check]) => ({
    name,
    check: createCheck(check),
    /** Something came that may be of it. */
    isFresh: false,
    found: [] as Found[],
  }))
  let attempt: Attempt = { seq: 0, run: 0 }
  const attempts = [attempt]

  /** The first that was found in the attempt is the one: retries of the library are not the learner's. */
  function settle(): void {
    for (const one of looking) {
      if (!one.isFresh) continue
      one.isFresh = false
      const result = one.check.result()
      if (result.met && one.found.at(-1)?.attempt !== attempt)
        one.found.push({ attempt, places: result.events.map(placeOf) })
    }
  }

  const attemptAt = (about: number) => attempts.findLast(({ seq }) => seq <= about)

  return {
    add(event: TraceEvent): void {
      const all = withPackets(model.take(event))
      if (all.some(begins)) {
        settle()
        attempt = { seq: event.seq, run: event.kind === 'program.run' ? event.seq : attempt.run }
        attempts.push(attempt)
        for (const { check } of looking) check.countFrom(event.seq - 1)
      }
      const isGone = forgottenBy(event)
      for (const one of looking) {
        if (isGone) one.check.forget(isGone)
        for (const part of all) if (one.check.add(part)) one.isFresh = true
      }
    },
    /** Those of the latest attempts; `about`: of the attempt, or else the run, that this event belongs to, where they are in it.
     *  `isDrawn`: whether the diagram has a row for a place. */
    places(isDrawn: (place: Place) => boolean, about: number | null = null): Places {
      settle()
      const then = about === null ? undefined : attemptAt(about)
      const places: Record<string, Place> = {}
      for (const { name, found } of looking) {
        const drawn = drawnOf(found, isDrawn)
        const chosen = (then && about !== null ? nearest(drawn, then, about) : undefined) ?? drawn.at(-1)
        if (chosen) places[name] = chosen.place
      }
      return places
    },
    /** That of the attempt, or else the run, that an event belongs to; `null`: there is none, whatever later runs have. */
    placeIn(name: string, isDrawn: (place: Place) => boolean, about: number): Place | null {
      settle()
      const found = looking.find((one) => one.name === name)?.found ?? []
      const then = attemptAt(about)
      return (then && nearest(drawnOf(found, isDrawn), then, about)?.place) ?? null
    },
  }
}
export type Moments = ReturnType<typeof createMoments>

/** What was found in each attempt, where the diagram has a row for it. */
const drawnOf = (found: readonly Found[], isDrawn: (place: Place) => boolean) =>
  found.flatMap(({ attempt, places }) => {
    const place = places.findLast(isDrawn)
    return place ? [{ attempt, place }] : []
  })

/** What led to that event in its run, or else what came next. Its own attempt does not tell: of the answers in it the first may
 *  be an earlier one's, and that after the event a retry's. */
function nearest<T extends { attempt: Attempt; place: Place }>(
  all: readonly T[],
  { seq, run }: Attempt,
  about: number,
): T | undefined {
  const inRun = all.filter(({ attempt }) => attempt.run === run)
  return (
    inRun.findLast(({ place }) => place.seq <= about) ??
    inRun.find(({ attempt }) => attempt.seq >= seq) ??
    inRun.at(-1)
  )
}
