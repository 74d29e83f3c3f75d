/** From a moment to the line that caused it, and from a line to the moments that it caused. */
import { flowOf } from './flow/flow.ts'
import type { CodeLine, Flow } from './flow/types.ts'
import { countUntil, isPacketLayer, type LineUse } from './flow/uses.ts'
import { recallFold } from './fold.ts'

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

/** What the lines of a file had done by then in the run of then. */
function usesAt({ history }: Flow, file: string, seq: number): { run: number; uses: Map<number, LineUse> } {
  const entries = history.uses.get(file) ?? []
  const end = countUntil(entries, seq)
  let run = 0
  let from = end - 1
  for (; from >= 0; from -= 1) {
    const entry = entries[from]
    if (entry?.kind !== 'begin') continue
    run = entry.run
    break
  }
  const uses = new Map<number, LineUse>()
  for (const entry of entries.slice(from + 1, end)) {
    if (entry.kind === 'begin') continue
    const use = uses.get(entry.line) ?? { crossings: [], packets: { http: 0, eio: 0, sio: 0 }, runs: 0 }
    uses.set(entry.line, use)
    if (entry.kind === 'ran') use.runs += 1
    else {
      use.crossings.push(entry.crossing)
      if (isPacketLayer(entry.layer)) use.packets[entry.layer] += 1
    }
  }
  return { run, uses }
}

/** The same as it was after an event, each file counted when it is asked for. */
function causesAt(flow: Flow, seq: number): Causes {
  const known = new Map<string, ReturnType<typeof usesAt>>()
  const fileAt = (file: string) => {
    const found = known.get(file) ?? usesAt(flow, file, seq)
    known.set(file, found)
    return found
  }
  return {
    of: (moment, part = 0) => {
      const key = `${moment}.${part}`
      const since = flow.history.causes.get(key)
      return since === undefined || since > seq ? null : (flow.causes.get(key) ?? null)
    },
    at: (file, line) => {
      const use = fileAt(file).uses.get(line)
      return use ? lineOf(use) : null
    },
    lines: (file) => new Map([...fileAt(file).uses].map(([line, use]) => [line, lineOf(use)])),
    run: (file) => fileAt(file).run,
  }
}

/** Which lines caused what, up to the cursor. */
export const causesOf = recallFold(flowOf, causesIn, causesAt)
