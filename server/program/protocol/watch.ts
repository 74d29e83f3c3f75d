/** Shared memory in which a worker notes what it is running, so that the main thread can see a worker that no longer answers. */

const fields = { turn: 0, stay: 1, since: 2, line: 3 } as const

/** What a worker is doing: which lab's turn, since when (ms since `epoch`), and in which line's handler. */
export interface Running {
  turn: number
  stay: number
  since: number
  line: number
}

export const createNote = (): SharedArrayBuffer =>
  new SharedArrayBuffer(Object.keys(fields).length * Int32Array.BYTES_PER_ELEMENT)

/** The worker's side. */
export function createWriter(note: SharedArrayBuffer, epoch: number) {
  const cells = new Int32Array(note)
  return {
    begin(stay: number): void {
      Atomics.store(cells, fields.since, Date.now() - epoch)
      Atomics.store(cells, fields.line, 0)
      Atomics.add(cells, fields.turn, 1)
      Atomics.store(cells, fields.stay, stay)
    },
    mark(line: number): void {
      Atomics.store(cells, fields.line, line)
    },
    line: (): number => Atomics.load(cells, fields.line),
    end(): void {
      Atomics.store(cells, fields.stay, 0)
    },
  }
}

/** The main thread's side; undefined while the worker is idle. */
export function readNote(note: SharedArrayBuffer): Running | undefined {
  const cells = new Int32Array(note)
  const stay = Atomics.load(cells, fields.stay)
  if (stay === 0) return undefined
  const read = (at: number) => Atomics.load(cells, at)
  return { stay, turn: read(fields.turn), since: read(fields.since), line: read(fields.line) }
}
