import type { TraceEvent } from '../../server/shared/trace.ts'

/** The events of one kind. */
export const of = <K extends TraceEvent['kind']>(events: TraceEvent[], kind: K) =>
  events.filter((e): e is Extract<TraceEvent, { kind: K }> => e.kind === kind)
