/** From a moment to the line that caused it, and from a line to the moments that it caused. */
import { flowOf } from './flow/flow.ts'
import type { CodeLine, Flow } from './flow/types.ts'
import type { LineUse } from './flow/uses.ts'
import { mapFold } from './fold.ts'

/** What a line of the newest run did; the gutter shows it. */
export interface LineCauses {
  /** Where to go: each moment once, in order. */
  moments: readonly { seq: number; part: number }[]
  /** Packets per layer. */
  packets: { readonly http: number; readonly eio: number; readonly sio: number }
  /** How often it ran. */
  runs: number
}
export interface Causes {
  /** The line that caused this moment; `null` when nobody can know. */
  of: (seq: number, part?: number) => CodeLine | null
  at: (file: string, line: number) => LineCauses | null
  /** All lines of the file that did something, by number. */
  lines: (file: string) => ReadonlyMap<number, LineCauses>
  /** The run of the file that `at` and `lines` speak of; 0 before the first. */
  run: (file: string) => number
}

/** Most lines are only counted: their moments are put in order when somebody wants to go there. */
function lineOf({ crossings, packets, runs }: LineUse): LineCauses {
  const count = crossings.length
  let moments: LineCauses['moments'] | undefined
  return {
    get moments() {
      moments ??= crossings
        .slice(0, count)
        .map(({ seq, part }) => ({ seq, part }))
        .sort((a, b) => a.seq - b.seq)
      return moments
    },
    packets: { ...packets },
    runs,
  }
}

function causesIn(flow: Flow): Causes {
  return {
    of: (seq, part = 0) => flow.causes.get(`${seq}.${part}`) ?? null,
    at: (file, line) => {
      const use = flow.uses.get(file)?.get(line)
      return use ? lineOf(use) : null
    },
    lines: (file) => new Map([...(flow.uses.get(file) ?? [])].map(([line, use]) => [line, lineOf(use)])),
    run: (file) => flow.runs.get(file) ?? 0,
  }
}

/** Which lines caused what, up to the cursor. */
export const causesOf = mapFold(flowOf, causesIn)
