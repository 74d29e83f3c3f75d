/** What the learner did up to a moment, so that it can be done again: a pure fold over the trace. */
import { assertNever } from '#shared/assertNever.ts'
import type { Happening, ToldEvent } from '#shared/model/happening.ts'
import { happeningsOf } from '#shared/model/model.ts'
import type { Unit, Why } from '#shared/model/units.ts'
import { freeNetwork, type Network } from '#shared/network.ts'
import type { Deed, TraceEvent } from '#shared/trace.ts'

export type Place = 'app' | 'other' | 'null'
/** One thing that was done by hand. */
export type Act =
  | { do: 'run'; lane: string; code: string; place: Place }
  | { do: 'client'; lane: string; deed: Deed }
  | { do: 'close'; lane: string }
  | { do: 'console'; code: string }
  | { do: 'conditions'; network: Network }

/** How often something had been told; by its words. */
export type Counts = Readonly<Record<string, number>>
export interface Planned {
  act: Act
  /** What had happened before it: what is new of it since the act before. */
  after: Counts
}
export interface Plan {
  program: string
  patient: boolean
  acts: readonly Planned[]
  /** What happened after the last act. */
  after: Counts
  skipped: Skipped
}
/** What cannot be done again. */
export interface Skipped {
  /** Clients from elsewhere. */
  outside: number
  /** Packets that were released, dropped, edited, cut or sent again by hand. */
  wire: number
  /** Acts in earlier runs of the program, besides what made the clients. */
  earlier: number
}

interface State {
  program: string
  patient: boolean
  acts: Planned[]
  after: Record<string, number>
  counts: Map<string, number>
  /** What made each client: the run of its code. */
  clients: Map<string, Act & { do: 'run' }>
  network: Network
  skipped: { outside: Set<string>; wire: number; earlier: number }
}

/** The words for an effect that an act may have waited for; `undefined`: nobody waits for it. */
export function effectOf(event: TraceEvent): string | undefined {
  const lane = event.client ?? ''
  switch (event.kind) {
    case 'program.listen':
      return event.port === null ? undefined : 'listen'
    case 'client.connect':
    case 'client.disconnect':
      return `${event.kind} ${lane} ${event.namespace}`
    case 'client.upgrade':
      return `${event.kind} ${lane}`
    case 'client.receive':
    case 'client.answer':
      return `${event.kind} ${lane} ${event.namespace} ${event.event}`
    default:
      return undefined
  }
}

/** A client of an earlier run loses its connection when that run ends: nothing of this run. */
function belongs(state: State, event: TraceEvent): boolean {
  if (event.kind !== 'client.disconnect') return true
  const name = `${event.client ?? ''} ${event.namespace}`
  const of = (kind: string) => state.counts.get(`${kind} ${name}`) ?? 0
  return of('client.connect') > of('client.disconnect')
}

function begin(state: State, event: TraceEvent & { kind: 'program.run' }): void {
  const made = new Set<Act>(state.clients.values())
  state.skipped.earlier += state.acts.filter(({ act }) => act.do !== 'conditions' && !made.has(act)).length
  state.skipped.wire = 0
  state.skipped.outside.clear()
  state.program = event.text
  state.patient = event.patient === true
  state.after = {}
  state.counts = new Map()
  state.acts = [...state.clients.values()].map((act) => ({ act, after: {} }))
  if (JSON.stringify(state.network) !== JSON.stringify(freeNetwork))
    state.acts.unshift({ act: { do: 'conditions', network: state.network }, after: {} })
}

function put(state: State, act: Act): void {
  state.acts.push({ act, after: state.after })
  state.after = {}
}

function runs(state: State, act: Act & { do: 'run' }): void {
  state.clients.set(act.lane, act)
  put(state, act)
}

/** Whether the learner did this to a unit that waited on the wire. */
function isByHand(why: Why, { turns }: Unit): boolean {
  switch (why.is) {
    case 'released':
      return why.by === null && turns.some((turn) => turn.why.is === 'held')
    case 'dropped':
      return why.by === 'learner'
    case 'edited':
      return true
    case 'held':
    case 'delayed':
    case 'hidden':
    case 'shown':
    case 'refused':
    case 'ended':
      return false
    default:
      return assertNever(why)
  }
}

function step(state: State, happening: Happening, placeOf: (origin: string) => Place): void {
  if (happening.client?.startsWith('ext-')) state.skipped.outside.add(happening.client)
  switch (happening.is) {
    case 'told':
      told(state, happening.event, placeOf)
      break
    case 'conditions':
      state.network = happening.network
      put(state, { do: 'conditions', network: happening.network })
      break
    case 'crossed':
      if (happening.unit.resent !== null) state.skipped.wire += 1
      break
    case 'turned':
      if (isByHand(happening.why, happening.unit)) state.skipped.wire += 1
      break
    case 'cut':
      state.skipped.wire += 1
      break
    case 'unanswered':
    case 'websocket opened':
    case 'websocket closed':
    case 'slowed':
    case 'unknown':
      break
    default:
      assertNever(happening)
  }
}

function told(state: State, event: ToldEvent, placeOf: (origin: string) => Place): void {
  const effect = effectOf(event)
  if (effect !== undefined && belongs(state, event)) {
    state.counts.set(effect, (state.counts.get(effect) ?? 0) + 1)
    state.after[effect] = (state.after[effect] ?? 0) + 1
  }
  const lane = event.client
  switch (event.kind) {
    case 'program.run':
      begin(state, event)
      break
    case 'program.console':
      put(state, { do: 'console', code: event.code })
      break
    case 'client.run':
      if (lane !== undefined) runs(state, { do: 'run', lane, code: event.text, place: placeOf(event.origin) })
      break
    case 'client.act':
      if (lane !== undefined && state.clients.has(lane)) put(state, { do: 'client', lane, deed: event.deed })
      break
    case 'client.gone':
      if (lane !== undefined && state.clients.delete(lane)) put(state, { do: 'close', lane })
      break
    default:
  }
}

/** `events`: those up to the moment, with what still holds of older ones before them. `null`: nothing has run yet. */
export function planOf(events: readonly TraceEvent[], placeOf: (origin: string) => Place): Plan | null {
  const state: State = {
    program: '',
    patient: false,
    acts: [],
    after: {},
    counts: new Map(),
    clients: new Map(),
    network: freeNetwork,
    skipped: { outside: new Set(), wire: 0, earlier: 0 },
  }
  for (const happening of happeningsOf(events)) step(state, happening, placeOf)
  if (!events.some((event) => event.kind === 'program.run')) return null
  const { program, patient, acts, after, skipped } = state
  return { program, patient, acts, after, skipped: { ...skipped, outside: skipped.outside.size } }
}
