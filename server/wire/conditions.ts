/** The conditions on a lab's wire, and what they mean for one client: what holds for all, and its own besides. */
import {
  type Conditions,
  type ConditionsInput,
  type Delay,
  freeConditions,
  freeNetwork,
  type Hold,
  type Network,
  type PacketType,
} from '#shared/network.ts'
import type { Direction } from '#shared/trace.ts'

type Change = Omit<ConditionsInput, 'client'>
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** `change` without what was not said; JSON leaves out what is `undefined`. */
const applied = (before: Conditions, change: Change): Conditions => {
  const { hold, delay, blockUpgrade, silence } = {
    ...before,
    ...JSON.parse(JSON.stringify(change)),
  } as Conditions
  return { hold: hold && inOrder(hold), delay, blockUpgrade, silence }
}
/** Two that mean the same are written the same. */
const inOrder = ({ direction, types, client }: Hold): Hold => ({
  ...(direction && { direction }),
  ...(types && { types: [...new Set(types)].sort() }),
  ...(client && { client }),
})

export function createConditions() {
  let network: Network = freeNetwork
  let any = false
  /** Those that act on this client: at most two. */
  const of = (client: string | undefined): readonly Conditions[] => {
    const own = client === undefined ? undefined : network.clients[client]
    return own ? [own, network.lab] : [network.lab]
  }

  return {
    get network(): Network {
      return network
    },
    /** Something may be held, delayed or lost; a blocked upgrade alone leaves everything else as it is. */
    get any(): boolean {
      return any
    },
    /** Whether anything is different now. */
    change({ client, ...input }: ConditionsInput): boolean {
      const before = network
      if (client === undefined) network = { ...network, lab: applied(network.lab, input) }
      else {
        const { [client]: own = freeConditions, ...others } = network.clients
        const next = applied(own, input)
        network = { ...network, clients: same(next, freeConditions) ? others : { ...others, [client]: next } }
      }
      any = [network.lab, ...Object.values(network.clients)].some(
        ({ hold, delay, silence }) => hold !== null || delay !== null || silence !== null,
      )
      return !same(before, network)
    },
    silent(direction: Direction, client: string | undefined): boolean {
      return of(client).some(({ silence }) => silence === 'both' || silence === direction)
    },
    blocked(client: string | undefined): boolean {
      return of(client).some(({ blockUpgrade }) => blockUpgrade)
    },
    held(direction: Direction, client: string | undefined, types: () => readonly PacketType[]): boolean {
      return of(client).some(({ hold }) => hold !== null && fits(hold, direction, client, types))
    },
    /** A client's own delay takes the place of everybody's. */
    delay(client: string | undefined): Delay | undefined {
      return of(client).find(({ delay }) => delay !== null)?.delay ?? undefined
    },
  }
}
export type ConditionsOnWire = ReturnType<typeof createConditions>

function fits(
  hold: Hold,
  direction: Direction,
  client: string | undefined,
  types: () => readonly PacketType[],
): boolean {
  if (hold.direction !== undefined && hold.direction !== direction) return false
  if (hold.client !== undefined && hold.client !== client) return false
  if (hold.types === undefined) return true
  const wanted = hold.types
  return types().some((type) => wanted.includes(type))
}
