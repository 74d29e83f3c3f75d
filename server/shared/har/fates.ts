/** What the conditions on the wire did to a request, a response or a frame: by its `seq`. */
import type { TraceEvent } from '../trace.ts'

export interface Fate {
  /** When it was held, and when it went on; milliseconds on the trace's clock. */
  held?: number
  released?: number
  /** Milliseconds that a condition let it wait. */
  delayed?: number
  dropped?: 'learner' | 'silence' | 'block' | 'closed'
  /** What went on in its place. */
  edited?: string
  /** The learner destroyed its connection. */
  cut?: true
}

/** The fate of everything that something happened to. */
export function fatesOf(events: readonly TraceEvent[]): ReadonlyMap<number, Fate> {
  const fates = new Map<number, Fate>()
  const note = (of: number, part: Fate) => fates.set(of, { ...fates.get(of), ...part })
  for (const event of events) {
    if (event.kind === 'wire.held') note(event.of, { held: event.at })
    else if (event.kind === 'wire.released') note(event.of, { released: event.at })
    else if (event.kind === 'wire.delayed') note(event.of, { delayed: event.ms })
    else if (event.kind === 'wire.dropped') note(event.of, { dropped: event.by })
    else if (event.kind === 'wire.edited') note(event.of, { edited: event.data })
    else if (event.kind === 'wire.cut') note(event.of, { cut: true })
  }
  return fates
}

const dropWords = {
  learner: '전선에서 버렸어요.',
  silence: '전선이 조용해서 사라졌어요.',
  block: 'WebSocket을 막아서 버려졌어요.',
  closed: '붙잡혀 있는 동안 연결이 끝났어요.',
} as const

/** The fate in HAR's own way: a comment for people, fields that begin with _ for programs. */
export function fateFields(fate: Fate | undefined): { comment?: string; [field: `_${string}`]: unknown } {
  if (!fate) return {}
  const { held, released, delayed, dropped, edited, cut } = fate
  const said = [
    held !== undefined && '전선에서 붙잡았어요.',
    delayed !== undefined && '전선에서 늦어졌어요.',
    edited !== undefined && '붙잡은 동안 내용을 고쳤어요.',
    dropped !== undefined && dropWords[dropped],
    cut && '연결을 끊었어요.',
  ].filter((words) => typeof words === 'string')
  return {
    ...(said.length > 0 && { comment: said.join(' ') }),
    ...(held !== undefined && {
      _held: { since: held, ...(released === undefined ? {} : { ms: released - held }) },
    }),
    ...(delayed !== undefined && { _delayed: { ms: delayed } }),
    ...(dropped !== undefined && { _dropped: dropped }),
    ...(edited !== undefined && { _edited: true }),
    ...(cut && { _cut: true }),
  }
}
