/** What the learner does to the wire, and what came of it: a refusal is said where they acted. */
import { createStore } from 'zustand/vanilla'
import type { Answer, LabState } from '#shared/control.ts'
import type { Wire } from '#shared/model/wire.ts'
import type { Hold } from '#shared/network.ts'
import type { ConditionsInput } from '#shared/networkInput.ts'
import { type LabView, now } from '../../lab/labView.ts'
import { workspace } from '../../lab/tab.ts'
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
export const wireNow = (lab: LabView) => now(lab, wireOf)

async function say(answer: Promise<Answer<{ state: LabState }>>): Promise<string | null> {
  setState({ problem: null })
  const taken = await answer
  const problem = taken.ok ? null : taken.problem.message
  setState({ problem })
  return problem
}

/** Everything flows again: no condition is left, and what was held goes on. Of a run with long timeouts this is the end, too:
 *  what runs begins anew with its own. */
export async function letFlow(lab: LabView): Promise<void> {
  const { network, patient } = wireNow(lab)
  const free: ConditionsInput = { hold: null, delay: null, blockUpgrade: false, silence: null }
  for (const client of Object.keys(network.clients)) await say(lab.session.conditions({ client, ...free }))
  if (await say(lab.session.conditions(free))) return
  if (wireNow(lab).held.length > 0) await say(lab.session.wire({ do: 'release-all' }))
  const { running } = lab.session.getState()
  if (patient && running !== null) await lab.session.run(running)
}

/** Sets conditions, for everybody or for one client. */
export const setConditions = (lab: LabView, input: ConditionsInput) => say(lab.session.conditions(input))

/** Holds what fits the filter from now on. */
export function hold(lab: LabView, filter: Hold = getState().filter): Promise<string | null> {
  return setConditions(lab, {
    hold: { ...holdInput(filter), ...(filter.client && { client: filter.client }) },
  })
}

/** Lifts every hold: what it held goes on. */
async function liftHolds(lab: LabView): Promise<void> {
  for (const active of activeOn(wireNow(lab).network)) {
    if (active.kind !== 'hold') continue
    const own = wireNow(lab).network.clients[active.client ?? '']?.hold
    await setConditions(lab, own && active.client ? { client: active.client, hold: null } : { hold: null })
  }
}

/** 한 걸음씩 is on: a run with long timeouts, and what crosses the wire waits. */
export const isStepping = ({ patient, network }: Pick<Wire, 'patient' | 'network'>): boolean =>
  patient && network.lab.hold !== null

/** 한 걸음씩 begins: everything is held, and the next run is a patient one. */
export async function beginStepping(lab: LabView): Promise<void> {
  if ((await hold(lab, {})) === null) await lab.program.run({ patient: true })
}

/** Whoever leaves what was walked step by step leaves nothing waiting behind; what is connected stays so, and the moment that is shown too. */
export async function leaveStepping(lab: LabView): Promise<void> {
  if (!isStepping(wireNow(lab))) return
  const { cursor, part } = lab.trace.getState()
  const lifted = setConditions(lab, { hold: null })
  if (cursor !== null) lab.trace.select(cursor, part)
  await lifted
}

/** The toggle 붙잡기. While 한 걸음씩 is on there is one way out, whatever is pressed. */
export function toggleHold(lab: LabView): void {
  const wire = wireNow(lab)
  const isOn = activeOn(wire.network).some(({ kind }) => kind === 'hold')
  void (isStepping(wire) ? letFlow(lab) : isOn ? liftHolds(lab) : hold(lab))
}

/** What the next hold takes; one that is on changes at once. */
export function chooseFilter(lab: LabView, filter: Hold): void {
  workspace.write('hold', filter)
  setState({ filter })
  const { network } = wireNow(lab)
  if (network.lab.hold) void hold(lab, filter)
  for (const [client, own] of Object.entries(network.clients))
    if (own.hold) void setConditions(lab, { client, hold: holdInput(filter) })
}

/** Lets the oldest go: `false`, nothing is held. */
export function releaseNext(lab: LabView): boolean {
  if (wireNow(lab).held.length === 0) return false
  void release(lab)
  return true
}

/** Lets one go: the one named, else the oldest. */
export const release = (lab: LabView, seq?: number) =>
  say(lab.session.wire({ do: 'release', ...(seq !== undefined && { seq }) }))
/** Lets all go, and goes on holding. */
export const releaseAll = (lab: LabView) => say(lab.session.wire({ do: 'release-all' }))
export const drop = (lab: LabView, seq: number) => say(lab.session.wire({ do: 'drop', seq }))
/** Another payload in the place of the one that is held; answers why it was refused. */
export const edit = (lab: LabView, seq: number, data: string) =>
  say(lab.session.wire({ do: 'edit', seq, data }))
/** Sends once more what crossed; answers why it was refused. */
export const resend = (lab: LabView, seq: number) => say(lab.session.wire({ do: 'resend', seq }))
/** Destroys the TCP connections of a client, or of everybody. */
export const cut = (lab: LabView, client: string | null) =>
  say(lab.session.wire({ do: 'cut', ...(client !== null && { client }) }))
