/** Which lines of the learner's code caused what: the gutter reads this. */
import { alter } from './remember.ts'
import type { CodeLine, Crossing, History, Layer, LineUse, Note, UseEntry, WireCrossing } from './types.ts'

export type { LineUse } from './types.ts'

export const isPacketLayer = (layer: Layer): layer is 'http' | 'eio' | 'sio' => layer !== 'prog'

export function createUses(history: History) {
  const lines = new Map<string, Map<number, LineUse>>()
  const runs = new Map<string, number>()
  const causes = new Map<string, CodeLine>()

  function usage(file: string, line: number): LineUse {
    const ofFile = lines.get(file) ?? new Map<number, LineUse>()
    lines.set(file, ofFile)
    const use = ofFile.get(line) ?? { crossings: [], packets: { http: 0, eio: 0, sio: 0 }, runs: 0 }
    ofFile.set(line, use)
    return use
  }
  function note(file: string, entry: UseEntry): void {
    const ofFile = history.uses.get(file) ?? []
    history.uses.set(file, ofFile)
    ofFile.push(entry)
  }

  return {
    lines,
    runs,
    causes,
    /** A file runs anew: its lines have done nothing yet. */
    begin(file: string, run = (runs.get(file) ?? 0) + 1): void {
      runs.set(file, run)
      lines.set(file, new Map())
      note(file, { seq: history.seq, kind: 'begin', run })
    },
    ran(file: string, line: number | undefined): void {
      if (line === undefined) return
      usage(file, line).runs += 1
      note(file, { seq: history.seq, kind: 'ran', line })
    },
    place(file: string, line: number | undefined): CodeLine | null {
      return line === undefined ? null : { file, line, run: runs.get(file) ?? 1 }
    },
    caused(crossing: Crossing, place: CodeLine | null): void {
      if (place === null || crossing.cause !== null) return
      if (crossing.via === 'wire') alter<WireCrossing>(crossing, history.seq, { cause: place })
      else alter<Note>(crossing, history.seq, { cause: place })
      causes.set(crossing.key, place)
      history.causes.set(crossing.key, history.seq)
      if ((runs.get(place.file) ?? 1) !== place.run) return
      const use = usage(place.file, place.line)
      use.crossings.push(crossing)
      const layer = crossing.via === 'wire' ? crossing.layer : 'prog'
      note(place.file, { seq: history.seq, kind: 'caused', line: place.line, crossing, layer })
      if (isPacketLayer(layer)) use.packets[layer] += 1
    },
  }
}
export type Uses = ReturnType<typeof createUses>

/** What was known when, of lanes and of lines of code: looked up, where folding anew would take long. */
export const startHistory = (): History => ({ seq: 0, lanes: [], uses: new Map(), causes: new Map() })

/** How many entries are of events up to `seq`. */
export function countUntil(entries: readonly { readonly seq: number }[], seq: number): number {
  let low = 0
  let high = entries.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((entries[middle]?.seq ?? 0) <= seq) low = middle + 1
    else high = middle
  }
  return low
}
