/** 여기서 다시: does what was done up to a moment once more, in its order, on a fresh run. */
import { freeNetwork, type Network } from '#shared/network.ts'
import { codeOf, type LabView, putCode } from '../../lab/labView.ts'
import type { Trace, TraceStore } from '../../lab/trace/store.ts'
import { until } from '../../lab/until.ts'
import { doAct, freshClients, runTyped } from './deeds.ts'
import { setNetwork } from './network.ts'
import { type Counts, effectOf, type Plan, type Planned } from './plan.ts'

/** Longer than this nothing is waited for: not everything happens the same way twice. */
const patienceMs = 5_000

/** Counts what is told from now on; a new run of the program begins the count anew. */
function countEffects(trace: TraceStore) {
  let seen = trace.getState().last
  let counts = new Map<string, number>()
  const expected = new Map<string, number>()

  function count({ events }: Trace): void {
    const first = events[0]?.seq ?? 1
    for (const event of events.slice(Math.max(0, seen + 1 - first))) {
      if (event.kind === 'program.run') counts = new Map()
      const effect = effectOf(event)
      if (effect !== undefined) counts.set(effect, (counts.get(effect) ?? 0) + 1)
      seen = event.seq
    }
  }
  const missing = () => [...expected].filter(([effect, count]) => (counts.get(effect) ?? 0) < count).length

  return {
    /** Resolves when so much more has happened, or nothing more is waited for: with how much did not come. */
    async until(more: Counts): Promise<number> {
      for (const [effect, count] of Object.entries(more))
        expected.set(effect, (expected.get(effect) ?? 0) + count)
      const isThere = (moment: Trace) => {
        count(moment)
        return missing() === 0
      }
      await until(trace, isThere, { ms: patienceMs })
      const late = missing()
      // What did not come is not waited for again.
      for (const effect of expected.keys())
        expected.set(effect, Math.min(expected.get(effect) ?? 0, counts.get(effect) ?? 0))
      return late
    },
  }
}

export interface Redone {
  /** Why it ended before its end; `null`: all was tried. */
  problem: string | null
  /** Acts that could not be done. */
  failed: number
  /** Effects that were waited for in vain. */
  late: number
}

/** Conditions of the plan's end; packets are held only when all is done. */
const endOf = (acts: readonly Planned[]): Network =>
  acts.reduce<Network>((network, { act }) => (act.do === 'conditions' ? act.network : network), freeNetwork)

/** The last code of each client that the plan runs. */
function clientsOf({ acts }: Plan, lab: LabView) {
  const clients = new Map(codeOf(lab).clients.map((client) => [client.lane, client]))
  for (const { act } of acts) {
    if (act.do !== 'run') continue
    const { lane, place, code } = act
    clients.set(lane, { lane, place, code })
  }
  return [...clients.values()]
}

/** `progress` is told after each act. */
export async function replay(
  plan: Plan,
  lab: LabView,
  progress: (done: number, of: number) => void,
): Promise<Redone> {
  const { acts } = plan
  let failed = 0
  let late = 0
  lab.trace.backToNow()
  progress(0, acts.length)
  const refused = await setNetwork(lab, freeNetwork)
  if (refused !== null) return { problem: refused, failed, late }
  putCode(lab, { ...codeOf(lab), server: plan.program, clients: clientsOf(plan, lab) })
  freshClients(lab)
  const effects = countEffects(lab.trace)
  const problem = await runTyped(lab, { patient: plan.patient })
  if (problem !== null) return { problem, failed, late }
  for (const [index, { act, after }] of acts.entries()) {
    late += await effects.until(after)
    const isDone =
      act.do === 'conditions' ? (await setNetwork(lab, act.network, false)) === null : await doAct(lab, act)
    if (!isDone) failed += 1
    progress(index + 1, acts.length)
  }
  late += await effects.until(plan.after)
  const left = await setNetwork(lab, endOf(acts))
  return { problem: left, failed, late }
}
