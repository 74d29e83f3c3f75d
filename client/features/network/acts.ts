/** What the learner does to the wire, and what came of it: a refusal is said where they acted. */
import { createStore } from 'zustand/vanilla'
import type { Answer, LabState } from '#shared/control.ts'
import type { Hold } from '#shared/network.ts'
import type { ConditionsInput } from '#shared/networkInput.ts'
import { session, workspace } from '../../lab/session.ts'
import { traceStore } from '../../lab/trace/store.ts'
import { wireOf } from '../../pictures/network.ts'
import type { Choices } from './saved.ts'
import { holdInput } from './switches.ts'
import { activeOn } from './words.ts'

interface Acts extends Choices {
  /** Why the newest act was refused. */
  problem: string | null
}

export const actsStore = createStore<Acts>(() => ({
  problem: null,
  filter: {},
  delay: { ms: 500 },
  silence: 'both',
}))
const { setState, getState } = actsStore
void import('./saved.ts').then(({ savedChoices }) => setState(savedChoices()))

/** The wire as it is now, wherever the cursor is: acts are about now. */
export const wireNow = () => wireOf.follow('live')({ ...traceStore.getState(), cursor: null })

async function say(answer: Promise<Answer<{ state: LabState }>>): Promise<string | null> {
  setState({ problem: null })
  const taken = await answer
  const problem = taken.ok ? null : taken.problem.message
  setState({ problem })
  return problem
}

/** Everything flows again: no condition is left, and what was held goes on. */
export async function letFlow(): Promise<void> {
  const { network } = wireNow()
  const free: ConditionsInput = { hold: null, delay: null, blockUpgrade: false, silence: null }
  for (const client of Object.keys(network.clients)) await say(session.conditions({ client, ...free }))
  if (await say(session.conditions(free))) return
  if (wireNow().held.length > 0) await say(session.wire({ do: 'release-all' }))
}

/** Sets conditions, for everybody or for one client. */
export const setConditions = (input: ConditionsInput) => say(session.conditions(input))

/** Holds what fits the filter from now on. */
export function hold(filter: Hold = getState().filter): Promise<string | null> {
  return setConditions({ hold: { ...holdInput(filter), ...(filter.client && { client: filter.client }) } })
}

/** Lifts every hold: what it held goes on. */
async function liftHolds(): Promise<void> {
  for (const active of activeOn(wireNow().network)) {
    if (active.kind !== 'hold') continue
    const own = wireNow().network.clients[active.client ?? '']?.hold
    await setConditions(own && active.client ? { client: active.client, hold: null } : { hold: null })
  }
}

/** The toggle 붙잡기. */
export function toggleHold(): void {
  const isOn = activeOn(wireNow().network).some(({ kind }) => kind === 'hold')
  void (isOn ? liftHolds() : hold())
}

/** What the next hold takes; one that is on changes at once. */
export function chooseFilter(filter: Hold): void {
  workspace.write('hold', filter)
  setState({ filter })
  const { lab, clients } = wireNow().network
  if (lab.hold) void hold(filter)
  for (const [client, own] of Object.entries(clients))
    if (own.hold) void setConditions({ client, hold: holdInput(filter) })
}

/** Lets the oldest go: `false`, nothing is held. */
export function releaseNext(): boolean {
  if (wireNow().held.length === 0) return false
  void release()
  return true
}

/** Lets one go: the one named, else the oldest. */
export const release = (seq?: number) =>
  say(session.wire({ do: 'release', ...(seq !== undefined && { seq }) }))
/** Lets all go, and goes on holding. */
export const releaseAll = () => say(session.wire({ do: 'release-all' }))
export const drop = (seq: number) => say(session.wire({ do: 'drop', seq }))
/** Another payload in the place of the one that is held; answers why it was refused. */
export const edit = (seq: number, data: string) => say(session.wire({ do: 'edit', seq, data }))
/** Sends once more what crossed; answers why it was refused. */
export const resend = (seq: number) => say(session.wire({ do: 'resend', seq }))
/** Destroys the TCP connections of a client, or of everybody. */
export const cut = (client: string | null) =>
  say(session.wire({ do: 'cut', ...(client !== null && { client }) }))
