/** Conditions × clients as switches: which are on, and what turning one says to the wire. */
import { assertNever } from '#shared/assertNever.ts'
import type { Conditions, Hold, Network } from '#shared/network.ts'
import type { ConditionsInput } from '#shared/networkInput.ts'
import type { Choices } from './saved.ts'

export type SwitchKind = 'hold' | 'delay' | 'block' | 'silence'
/** `null`: everybody. */
export type Who = string | null
/** `byAll`: not its own, but everybody's is on. */
type Position = 'on' | 'byAll' | 'off'

const isSet = (conditions: Conditions | undefined, kind: SwitchKind): boolean => {
  if (!conditions) return false
  const { hold, delay, blockUpgrade, silence } = conditions
  switch (kind) {
    case 'hold':
      return hold !== null
    case 'delay':
      return delay !== null && (delay.ms > 0 || (delay.jitter ?? 0) > 0)
    case 'block':
      return blockUpgrade
    case 'silence':
      return silence !== null
    default:
      return assertNever(kind)
  }
}

/** Everybody's hold may name one client: then it is that client's. */
const singledOut = ({ lab }: Network, who: Who): boolean => who !== null && lab.hold?.client === who

export function positionOf(network: Network, kind: SwitchKind, who: Who): Position {
  const { lab, clients } = network
  const forAll = isSet(lab, kind) && !(kind === 'hold' && lab.hold?.client !== undefined)
  if (who === null) return forAll ? 'on' : 'off'
  if (isSet(clients[who], kind) || (kind === 'hold' && singledOut(network, who))) return 'on'
  return forAll ? 'byAll' : 'off'
}

function settingOf(kind: SwitchKind, on: boolean, { filter, delay, silence }: Choices): ConditionsInput {
  switch (kind) {
    case 'hold':
      return { hold: on ? holdInput(filter) : null }
    case 'delay':
      return { delay: on ? delay : null }
    case 'block':
      return { blockUpgrade: on }
    case 'silence':
      return { silence: on ? silence : null }
    default:
      return assertNever(kind)
  }
}

/** What to say to the wire so that this switch is on or off. */
export function turned(
  network: Network,
  kind: SwitchKind,
  who: Who,
  on: boolean,
  choices: Choices,
): ConditionsInput {
  const change = settingOf(kind, on, choices)
  const isOwn = who !== null && isSet(network.clients[who], kind)
  if (who === null || (!on && !isOwn && kind === 'hold' && singledOut(network, who))) return change
  return { client: who, ...change }
}

/** What to say where a condition of this kind is on, so that it goes on with another choice. */
export function changed(network: Network, kind: SwitchKind, choices: Choices): readonly ConditionsInput[] {
  const everybody: readonly Who[] = [null, ...Object.keys(network.clients)]
  return everybody
    .filter((who) => isSet(who === null ? network.lab : network.clients[who], kind))
    .map((who): ConditionsInput => {
      const named = who === null && kind === 'hold' ? network.lab.hold?.client : undefined
      const change = settingOf(kind, true, choices)
      if (named !== undefined) return { hold: { ...holdInput(choices.filter), client: named } }
      return who === null ? change : { client: who, ...change }
    })
}

/** The condition that is in force, everybody's before one client's; else what was chosen for the next. */
export function shown(network: Network, choices: Choices): Choices {
  const all = [network.lab, ...Object.values(network.clients)]
  const first = <T>(of: (conditions: Conditions) => T | null): T | null =>
    all.map(of).find((value) => value !== null) ?? null
  return {
    filter: first((one) => one.hold) ?? choices.filter,
    delay: first((one) => one.delay) ?? choices.delay,
    silence: first((one) => one.silence) ?? choices.silence,
  }
}

/** A hold as the wire takes it in; whom it is about is said beside it. */
export function holdInput({ direction, types }: Hold): NonNullable<ConditionsInput['hold']> {
  return { ...(direction && { direction }), ...(types && types.length > 0 && { types: [...types] }) }
}
