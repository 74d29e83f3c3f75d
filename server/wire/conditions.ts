/** The conditions on a lab's wire, and what they mean for one client: what holds for all, and its own besides. */
import {
  type Conditions,
  type Delay,
  freeConditions,
  freeNetwork,
  type Hold,
  type Network,
  type PacketType,
} from '#shared/network.ts'
import type { ConditionsInput } from '#shared/networkInput.ts'
import { Refusal } from '#shared/problem.ts'
import type { Direction } from '#shared/trace.ts'

/** Clients with conditions of their own: more than there are lanes. */
const mostClients = 100

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
    /** Whether anything is different now. Throws `Refusal`. */
    change({ client, ...input }: ConditionsInput): boolean {
      const { lab, clients } = network
      const before = client === undefined ? lab : (clients[client] ?? freeConditions)
      const next = applied(before, input)
      if (same(before, next)) return false
      if (client === undefined) network = { lab: next, clients }
      else {
        const { [client]: _own, ...others } = clients
        const free = same(next, freeConditions)
        if (!free && Object.keys(others).length >= mostClients)
          throw new Refusal(`조건을 따로 둘 수 있는 클라이언트는 ${mostClients}개까지예요.`)
        network = { lab, clients: free ? others : { ...others, [client]: next } }
      }
      any = [network.lab, ...Object.values(network.clients)].some(
        ({ hold, delay, silence }) => hold !== null || delay !== null || silence !== null,
      )
      return true
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
