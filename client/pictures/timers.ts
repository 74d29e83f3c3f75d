/** What each end waits for at a moment, and how long still: the timers of Engine.IO, Socket.IO and its client. */
import type { Happening } from '#shared/model/happening.ts'
import type { Session } from '#shared/model/sessions.ts'
import { isWaiting, type Unit } from '#shared/model/units.ts'
import type { ClientEvent } from '#shared/trace.ts'
import { createWireFold } from './fold.ts'
import { change, optionOf, startTimers, type TimerState } from './timers/state.ts'
import { beginWatch, reachedClient, reachedServer, sentDown, type Watch } from './timers/watch.ts'

/** Called as the options are; `timeout` is the client's wait for the handshake. */
export type TimerKind =
  | 'pingInterval'
  | 'pingTimeout'
  | 'upgradeTimeout'
  | 'connectTimeout'
  | 'timeout'
  | 'reconnectionDelay'
export interface Timer {
  readonly kind: TimerKind
  /** The end that waits. */
  readonly waits: 'server' | 'client'
  readonly client: string | null
  readonly connection: string | null
  /** Milliseconds on the trace's clock. */
  readonly from: number
  readonly until: number
  /** `seq` of what would end it and is held on the wire. */
  readonly held: number | null
  /** Of pingInterval: how long the server then waits for the pong, whether or not its ping gets out. */
  readonly after: number | null
}

function step(state: TimerState, happening: Happening): void {
  const { at, session } = happening
  switch (happening.is) {
    case 'crossed':
      crossed(state, happening.unit)
      return
    case 'turned':
      turned(state, happening.unit, at)
      return
    case 'conditions': {
      const { lab, clients } = happening.network
      const silent = (side: string | null | undefined) => side === 'down' || side === 'both'
      state.deaf = (lane) => silent(lab.silence) || silent(clients[lane ?? '']?.silence)
      return
    }
    case 'websocket opened': {
      const { upgrade } = session ?? {}
      if (upgrade?.is === 'trial')
        change(state, session, (watch) => ({
          ...watch,
          trial: { socket: upgrade.socket, from: upgrade.from },
        }))
      return
    }
    case 'websocket closed':
      change(state, session, (watch) =>
        watch.trial?.socket === happening.socket ? { ...watch, trial: null } : watch,
      )
      return
    case 'told':
      toldOf(state, happening)
      return
    default:
  }
}

function toldOf(state: TimerState, { event, session, client, at }: Happening & { is: 'told' }): void {
  switch (event.kind) {
    case 'program.run':
    case 'program.stop':
      Object.assign(state, { options: {}, watches: new Map(), waiting: new Set() })
      return
    case 'program.server':
      state.options = event.options
      return
    case 'engine.open': {
      if (!session) return
      const times = {
        pingInterval: optionOf(state, 'pingInterval'),
        pingTimeout: optionOf(state, 'pingTimeout'),
      }
      const watch = state.watches.get(session) ?? beginWatch(client, times, at)
      state.watches.set(session, { ...watch, rest: at, joining: at })
      return
    }
    case 'engine.close': {
      const watch = session && state.watches.get(session)
      if (!watch) return
      if (state.deaf(watch.client) && watch.ping !== null)
        state.watches.set(session, { ...watch, rest: null, pong: null, trial: null, joining: null })
      else state.watches.delete(session)
      return
    }
    case 'socket.connect':
      change(state, session, (watch) => ({ ...watch, joining: null }))
      return
    default:
      if (event.kind.startsWith('client.')) told(state, event as ClientEvent)
  }
}

/** A session that began before the trace: nobody knows when its clocks last began. */
function recall(state: TimerState, happening: Happening): void {
  const { kind } = happening.event
  if (kind !== 'engine.open' && kind !== 'engine.upgrade') step(state, happening)
}

/** Whose wait it is, and what on the wire would end it. */
interface Ground {
  client: string | null
  connection: string | null
  ends: (unit: Unit) => boolean
}

function timersIn(state: TimerState): readonly Timer[] {
  const timers: Timer[] = []
  const heldBy = (ends: Ground['ends']) => [...state.waiting].find(ends)?.seq ?? null
  const add = (
    kind: TimerKind,
    waits: Timer['waits'],
    from: number,
    ms: number,
    { client, connection, ends }: Ground,
    after: number | null = null,
  ) => timers.push({ kind, waits, client, connection, from, until: from + ms, held: heldBy(ends), after })
  for (const [session, watch] of state.watches) addOf(session, watch)
  for (const [client, { kind, from, ms }] of state.waits) {
    const ends = (unit: Unit) => kind === 'timeout' && unit.client === client
    add(kind, 'client', from, ms, { client, connection: null, ends })
  }
  return timers

  function addOf(session: Session, watch: Watch): void {
    const { sid: connection } = session
    const { client, pingInterval, pingTimeout, rest, pong, ping, trial, joining } = watch
    const on = (direction: 'up' | 'down', packet: string) => (unit: Unit) =>
      unit.session === session &&
      unit.direction === direction &&
      unit.packets.some(({ text }) => text.startsWith(packet))
    const by = (ends: Ground['ends']): Ground => ({ client, connection, ends })
    const nothing = by(() => false)
    if (rest !== null) add('pingInterval', 'server', rest, pingInterval, nothing, pingTimeout)
    if (pong) add('pingTimeout', 'server', pong.from, pingTimeout, by(on('up', '3')))
    if (ping !== null) add('pingTimeout', 'client', ping, pingInterval + pingTimeout, by(on('down', '2')))
    if (trial) {
      const ends = (unit: Unit) => unit.kind === 'frame' && unit.socket === trial.socket
      add('upgradeTimeout', 'server', trial.from, optionOf(state, 'upgradeTimeout'), by(ends))
    }
    if (joining !== null)
      add('connectTimeout', 'server', joining, optionOf(state, 'connectTimeout'), by(on('up', '40')))
  }
}

/** The timers that run after these events; `timersAt` says what is left of them. */
export const timersOf = createWireFold<TimerState, readonly Timer[]>(
  { start: startTimers, step, recall },
  timersIn,
)

/** A timer that ended without a word is shown at nought for so long. */
const lingers = 2_000

/** The timers as they stand at a time: an interval that is over has become a wait for the pong. */
export function timersAt(timers: readonly Timer[], at: number): readonly Timer[] {
  return timers.flatMap((timer): Timer[] => {
    if (at <= timer.until) return [timer]
    if (timer.after === null) return at <= timer.until + lingers ? [timer] : []
    const { until: from, after } = timer
    return timersAt([{ ...timer, kind: 'pingTimeout', from, until: from + after, after: null }], at).slice()
  })
}

/** Milliseconds that are left of a timer. */
export const leftOf = (timer: Timer, at: number): number => Math.max(0, timer.until - at)

/** Takes one report. */
function told(state: TimerState, event: ClientEvent): void {
  const { client } = event
  if (client === undefined) return
  switch (event.kind) {
    case 'client.reconnecting':
      state.waits.delete(client)
      if (event.timeout !== undefined)
        state.waits.set(client, { kind: 'timeout', from: event.at, ms: event.timeout })
      break
    case 'client.connecting':
      if (event.timeout !== undefined)
        state.waits.set(client, { kind: 'timeout', from: event.at, ms: event.timeout })
      break
    case 'client.waiting':
      state.waits.set(client, { kind: 'reconnectionDelay', from: event.at, ms: event.delay })
      break
    case 'client.connect':
      state.waits.delete(client)
      state.joined.set(client, new Set(state.joined.get(client)).add(event.namespace))
      break
    case 'client.connect_error':
      if (!event.retries || state.waits.get(client)?.kind === 'timeout') state.waits.delete(client)
      break
    case 'client.disconnect': {
      state.waits.delete(client)
      const left = state.joined.get(client)
      left?.delete(event.namespace)
      // A socket that leaves its namespace leaves the connection to the others.
      if (!event.reason.startsWith('io ') || !left || left.size === 0) deafen(state, client)
      break
    }
    case 'client.run':
    case 'client.gone':
      state.waits.delete(client)
      deafen(state, client)
      break
    default:
  }
}

/** The client has no connection any more: it waits for no ping. */
function deafen(state: TimerState, client: string): void {
  state.joined.delete(client)
  for (const [session, watch] of state.watches)
    if (watch.client === client && watch.ping !== null) state.watches.set(session, { ...watch, ping: null })
}

/** A unit came to the wire: its sender has sent it. */
function crossed(state: TimerState, unit: Unit): void {
  const { session, client, at, fate, direction } = unit
  if (session?.handshake?.unit === unit) {
    const watch = state.watches.get(session) ?? beginWatch(client, session.handshake, at)
    const { pingInterval, pingTimeout } = session.handshake
    state.watches.set(session, { ...watch, pingInterval, pingTimeout })
  } else if (session && !state.watches.has(session)) adopt(state, unit)
  if (direction === 'down') change(state, session, (watch) => sentDown(watch, unit))
  if (fate === 'arrived') arrived(state, unit, at)
  if (isWaiting(fate)) state.waiting.add(unit)
}

/** A heartbeat of a session that began before this trace did. */
function adopt(state: TimerState, { session, client, packets }: Unit): void {
  if (!session || !packets.some(({ text }) => text === '2' || text === '3')) return
  const times = {
    pingInterval: optionOf(state, 'pingInterval'),
    pingTimeout: optionOf(state, 'pingTimeout'),
  }
  state.watches.set(session, beginWatch(client, times, null))
}

function arrived(state: TimerState, unit: Unit, at: number): void {
  const { direction, client, packets, session } = unit
  const reached = direction === 'up' ? reachedServer : reachedClient
  change(state, session, (watch) => reached(watch, unit, at))
  const opens = direction === 'down' && packets[0]?.text.startsWith('0') === true
  if (opens && client !== null && state.waits.get(client)?.kind === 'timeout') state.waits.delete(client)
}

/** Something was done to it on the wire. */
function turned(state: TimerState, unit: Unit, at: number): void {
  const wasWaiting = state.waiting.delete(unit)
  if (isWaiting(unit.fate)) state.waiting.add(unit)
  else if (unit.fate === 'arrived' && wasWaiting) arrived(state, unit, at)
}
