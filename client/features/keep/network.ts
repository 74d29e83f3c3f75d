/** Puts the conditions of another time on the wire. */
import type { Conditions, Network } from '#shared/network.ts'
import { freeConditions } from '#shared/network.ts'
import type { ConditionsInput } from '#shared/networkInput.ts'
import { type LabView, now } from '../../lab/labView.ts'
import { wireOf } from '../../pictures/network.ts'

function inputOf({ hold, delay, blockUpgrade, silence }: Conditions, held: boolean): ConditionsInput {
  const { types, ...rest } = hold ?? {}
  return {
    hold: hold && held ? { ...rest, ...(types && { types: [...types] }) } : null,
    delay,
    blockUpgrade,
    silence,
  }
}

/** `held`: packets are held too, where the conditions say so. What is wrong, or `null`. */
export async function setNetwork(lab: LabView, network: Network, held = true): Promise<string | null> {
  const before = now(lab, wireOf).network
  const lanes = new Set([...Object.keys(before.clients), ...Object.keys(network.clients)])
  const inputs: ConditionsInput[] = [
    inputOf(network.lab, held),
    ...[...lanes].map((client) => ({ client, ...inputOf(network.clients[client] ?? freeConditions, held) })),
  ]
  for (const input of inputs) {
    const answer = await lab.session.conditions(input)
    if (!answer.ok) return answer.problem.message
  }
  return null
}
