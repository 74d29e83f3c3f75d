/** 여기서 다시: does what was done up to a moment once more, in its order, on a fresh run. */
import { freeNetwork, type Network } from '#shared/network.ts'
import { codeOf, type LabView, putCode } from '../../lab/labView.ts'
import { doAct, freshClients, runTyped } from './deeds.ts'
import { countEffects } from './effects.ts'
import { setNetwork } from './network.ts'
import type { Plan, Planned } from './plan.ts'

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
  putCode(lab, { server: plan.program, clients: clientsOf(plan, lab) })
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
