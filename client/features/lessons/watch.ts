/** Watches the trace for what a lesson looks for. A check sees the present run of the program; what an earlier page of a client
 *  told is past. */
import type { Check } from '#shared/lesson/check.ts'
import type { LessonEvent, PacketEvent } from '#shared/lesson/fields.ts'
import type { Happening } from '#shared/model/happening.ts'
import { createModel } from '#shared/model/model.ts'
import type { TraceEvent } from '#shared/trace.ts'
import { createCheck, type Result } from './check/check.ts'

/** A lesson is watched for as long as somebody works on it: packets are told of as they cross, and forgotten. */
const mostUnits = 2_000

/** The model that tells packets to those who watch. */
export const createWatchedModel = () => createModel({ remembers: mostUnits })

/** Which of the events before this one no longer count; `null`: all of them do. */
export function forgottenBy(event: TraceEvent): ((known: LessonEvent) => boolean) | null {
  if (event.kind === 'program.run') return () => true
  if (event.kind !== 'client.run') return null
  return ({ kind, client }) => client === event.client && kind.startsWith('client.')
}

/** Checks by any names; each result is that of the events so far. `since`: something after that event belongs to it. */
export function createWatch<K extends string>(checks: Readonly<Record<K, Check>>, since = 0) {
  const running = Object.entries<Check>(checks).map(([name, check]) => ({
    name: name as K,
    check: createCheck(check, since),
  }))
  const model = createWatchedModel()
  return {
    add(event: TraceEvent): void {
      const isGone = forgottenBy(event)
      if (isGone) for (const { check } of running) check.forget(isGone)
      for (const one of withPackets(model.take(event))) for (const { check } of running) check.add(one)
    },
    result: (name: K): Result | undefined => running.find((one) => one.name === name)?.check.result(),
  }
}
export type Watch<K extends string> = ReturnType<typeof createWatch<K>>

/** The event itself, and the packets in it. */
export function withPackets(happening: Happening): readonly LessonEvent[] {
  const { event } = happening
  return happening.is === 'crossed' ? [event, ...packetsIn(happening)] : [event]
}

function packetsIn({ unit, event }: Happening & { is: 'crossed' }): PacketEvent[] {
  const { seq, at, client, connection } = event
  return unit.packets
    .filter(({ text }) => text !== '' || unit.kind === 'frame')
    .map(({ text, part }) => ({
      kind: 'packet',
      seq,
      at,
      ...(client !== undefined && { client }),
      ...(connection !== undefined && { connection }),
      direction: unit.direction,
      over: unit.kind === 'frame' ? 'websocket' : 'polling',
      text,
      part,
    }))
}
