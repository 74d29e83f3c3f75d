/** 여기서 다시: does what was done up to a moment once more, in its order, on a fresh run. */
import { freeNetwork, type Network } from '#shared/network.ts'
import { backToNow } from '../../lab/trace/store.ts'
import { closeRecord } from '../../lab/trace/viewing.ts'
import { countEffects } from './effects.ts'
import type { Hands } from './hands.ts'
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
function clientsOf({ acts }: Plan, hands: Hands) {
  const clients = new Map(hands.code().clients.map((client) => [client.lane, client]))
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
  hands: Hands,
  progress: (done: number, of: number) => void,
): Promise<Redone> {
  const { acts } = plan
  let failed = 0
  let late = 0
  closeRecord()
  backToNow()
  progress(0, acts.length)
  const refused = await setNetwork(freeNetwork)
  if (refused !== null) return { problem: refused, failed, late }
  hands.setCode({ program: plan.program, clients: clientsOf(plan, hands) })
  hands.freshClients()
  const effects = countEffects()
  const problem = await hands.run({ patient: plan.patient })
  if (problem !== null) return { problem, failed, late }
  for (const [index, { act, after }] of acts.entries()) {
    late += await effects.until(after)
    const isDone =
      act.do === 'conditions' ? (await setNetwork(act.network, false)) === null : await hands.act(act)
    if (!isDone) failed += 1
    progress(index + 1, acts.length)
  }
  late += await effects.until(plan.after)
  const left = await setNetwork(endOf(acts))
  return { problem: left, failed, late }
}
