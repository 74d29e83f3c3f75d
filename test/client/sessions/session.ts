/** The recorded session that tests of the folds read; `record.ts` makes it. */
import { readFileSync } from 'node:fs'
import { withStops } from '#shared/model/stops.ts'
import type { TraceEvent } from '#shared/trace.ts'
import type { Flow, Step } from '../../../client/pictures/flow/types.ts'

export const everything = withStops(
  JSON.parse(readFileSync(new URL('./everything.json', import.meta.url), 'utf8')) as TraceEvent[],
)

export const upTo = (seq: number): TraceEvent[] => everything.filter((event) => event.seq <= seq)

/** The roles of a step, in order, as one line. */
export const rolesOf = (step: Step | undefined): string =>
  step?.crossings.map((crossing) => crossing.role).join(' ') ?? ''

export const stepsOf = (flow: Flow, kind: Step['kind']): Step[] =>
  flow.steps.filter((step) => step.kind === kind && step.crossings.length > 0)
