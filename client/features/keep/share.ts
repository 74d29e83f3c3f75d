/** Turns the page into what a link carries, and what a link carried into the page. */
import type { TraceEvent } from '#shared/trace.ts'
import { type LabView, now, putCode } from '../../lab/labView.ts'
import type { Recorded, Viewed } from '../../lab/record/viewed.ts'
import { until } from '../../lab/until.ts'
import { flowOf } from '../../pictures/flow/flow.ts'
import { wireOf } from '../../pictures/network.ts'
import { freshClients, runTyped } from './deeds.ts'
import type { Shared } from './link.ts'
import { setNetwork } from './network.ts'
import { type Place, type Plan, planOf } from './plan.ts'
import { findStep, nameStep, runSeq } from './step.ts'

/** How a page's origins are named: by the port they come from. */
const placeNamer =
  ({ ports }: Viewed) =>
  (origin: string): Place =>
    origin === 'null' ? 'null' : origin.endsWith(`:${ports.otherPort}`) ? 'other' : 'app'

/** What clients tell comes so much later than what they did: what crossed the wire has overtaken it. */
const lateMs = 150

/** The events up to a moment, and what clients told of that moment a little later. */
function eventsUntil({ events, cursor }: Recorded['trace']): TraceEvent[] {
  if (cursor === null) return [...events]
  const now = events.findLast(({ seq }) => seq <= cursor)?.at ?? 0
  return events.filter(
    ({ seq, kind, at }) => seq <= cursor || (kind.startsWith('client.') && at - now <= lateMs),
  )
}

/** What was done up to the moment that is current. */
export function planHere({ viewed, trace }: Recorded): Plan | null {
  return planOf([...trace.standing, ...eventsUntil(trace)], placeNamer(viewed))
}

function codeIn({ files, labFiles, clients }: Viewed): Pick<Shared, 'program' | 'files' | 'clients'> {
  const [server, ...others] = files
  return {
    program: server?.text ?? '',
    ...(labFiles && { files: labFiles }),
    clients: clients.flatMap(({ lane, place }, index) => {
      const file = others[index]
      return file ? [{ lane, place, code: file.text }] : []
    }),
  }
}

/** The page as a link carries it: with a chosen step, also how to come there. */
export function shareHere(made: Recorded, lab: LabView): Shared {
  const { viewed, trace } = made
  const code = codeIn(viewed)
  const { network } = now(lab, wireOf)
  const plan = trace.cursor === null ? null : planHere(made)
  const from = runSeq(trace.events, trace.cursor ?? undefined)
  const name =
    trace.cursor === null ? null : nameStep(now(lab, flowOf), `${trace.cursor}.${trace.part}`, from)
  if (!plan || !name) return { ...code, network, step: null }
  const { program, patient, acts, after, skipped } = plan
  return { ...code, program, network, step: { ...name, patient, acts, after, skipped } }
}

/** The plan that a link carries with its step. */
export function planIn({ program, step }: Shared): Plan | null {
  if (!step) return null
  const { patient, acts, after, skipped } = step
  return { program, patient, acts, after, skipped }
}

/** Puts a link's code and conditions on the page and runs it; what is wrong with it, or `null`. */
export async function takeShared(
  { program, files, clients, network }: Shared,
  lab: LabView,
): Promise<string | null> {
  putCode(lab, { server: program, ...(files && { files }), clients })
  freshClients(lab)
  const problem = await runTyped(lab, { patient: false })
  return problem ?? setNetwork(lab, network)
}

/** It has been done; what crosses the wire for it may still be on its way. */
const patienceMs = 3_000

/** Makes the step current that a link names, in what has been done since; the nearest where it does not come. */
export async function chooseStep({ step }: Shared, lab: LabView): Promise<void> {
  if (!step) return
  const find = () => findStep(now(lab, flowOf), step, runSeq(lab.trace.getState().events))
  await until(lab.trace, () => find()?.isIt === true, { ms: patienceMs })
  const found = find()
  if (found) lab.trace.show(found.crossing.seq, found.crossing.part)
}
