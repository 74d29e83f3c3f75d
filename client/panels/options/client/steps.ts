/** What the trials of the client's options have in common. */
import { type ClientOptionName, clientOptionProblem, clientOptions } from '#shared/clientOptions.ts'
import { metaOf } from '#shared/optionMeta.ts'
import type { TraceEvent } from '#shared/trace.ts'
import type { Effect, OptionEntry, Place, Step, Trial, TrialChange } from '../entry.ts'
import { told } from './seen.ts'

/** Options of the client's code, by their names, as code. */
export const client = (options: Readonly<Record<string, string>>): readonly TrialChange[] =>
  Object.entries(options).map(([name, code]) => ({ in: 'client', path: [name], code }))

export const run: Step = { do: 'run' }
export const cut: Step = { do: 'cut' }
export const connected = ({ lane }: Place): Step => ({
  do: 'wait',
  until: (events) => told(events, lane, 'client.connect').length > 0,
  says: '연결되기를 기다려요.',
})
/** Before that a cut may hit a connection that only waits to be used again: the browser would then ask once more by itself. */
export const upgraded = ({ lane }: Place): Step => ({
  do: 'wait',
  until: (events) =>
    told(events, lane, 'client.upgrade').length > 0 ||
    told(events, lane, 'client.connect').some(({ transport }) => transport === 'websocket'),
  says: 'WebSocket으로 옮겨 가기를 기다려요.',
})
export const silent = (direction: 'up' | 'down' | 'both'): Step => ({
  do: 'conditions',
  conditions: { silence: direction },
  says: '이 클라이언트로 가는 것을 모두 사라지게 해요. 와이파이가 죽었을 때와 같아요.',
})
export const line = (where: 'server' | 'client', code: string): Step => ({ do: 'line', in: where, code })

/** An event that no handler of the program's listens to. */
export const nobody = 'no-one'

interface Tried {
  changes: (place: Place) => readonly TrialChange[]
  /** Without it, the client's code is run. */
  steps?: (place: Place) => readonly Step[]
  effect: (events: readonly TraceEvent[], place: Place) => Effect | null | undefined
  seconds?: number
  missing?: string
}

/** A trial with what most of them are. */
export const trial = ({
  changes,
  steps = () => [run],
  effect,
  seconds = 10,
  missing = '서버가 켜져 있고 이 클라이언트의 출처를 허용하는지 살펴보세요.',
}: Tried): Trial => ({
  changes,
  steps,
  effect: (events, place) => effect(events, place) ?? null,
  seconds,
  missing,
})

/** One option of the client's, with the words of its schema. */
export function entry(
  name: ClientOptionName,
  tried: Trial | { why: string },
  panel?: OptionEntry['panel'],
): OptionEntry {
  return {
    name,
    target: 'client',
    meta: metaOf(clientOptions.shape[name]),
    problemOf: (value) => clientOptionProblem(name, value),
    trial: tried,
    ...(panel && { panel }),
  }
}
