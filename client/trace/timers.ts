/** What each end waits for at a moment, and how long still: the timers of Engine.IO, Socket.IO and its client. */
import type { ClientEvent, TraceEvent } from '#shared/trace.ts'
import { createFold } from './fold.ts'
import type { Carried } from './timers/carried.ts'
import { change, optionOf, startTimers, type TimerState } from './timers/state.ts'
import { told } from './timers/told.ts'
import { crossed, dropped, held, released, replaced } from './timers/units.ts'
import { beginWatch, type Watch } from './timers/watch.ts'

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

function step(state: TimerState, event: TraceEvent): void {
  const { client, connection } = event
  switch (event.kind) {
    case 'program.run':
    case 'program.stop':
      Object.assign(state, { options: {}, watches: new Map(), held: new Map(), newest: null })
      break
    case 'program.server':
      state.options = event.options
      break
    case 'http.request':
    case 'http.response':
    case 'ws.frame':
      crossed(state, event)
      break
    case 'http.refused':
    case 'http.cut':
      state.asked.delete(event.request)
      break
    case 'wire.held':
    case 'wire.delayed':
      held(state, event.of)
      break
    case 'wire.edited':
      replaced(state, event.of, event.data)
      break
    case 'wire.released':
      released(state, event.of, event.at)
      break
    case 'wire.dropped':
      dropped(state, event.of)
      break
    case 'wire.conditions': {
      const { lab, clients } = event.network
      const silent = (side: string | null | undefined) => side === 'down' || side === 'both'
      state.deaf = (lane) => silent(lab.silence) || silent(clients[lane ?? '']?.silence)
      break
    }
    case 'ws.open':
      if (connection !== undefined) state.sockets.set(event.socket, connection)
      // A WebSocket that names a session is on trial beside the session's polling.
      if (!/[?&]sid=/.test(event.url)) break
      change(state, connection, (watch) => ({ ...watch, trial: { socket: event.socket, from: event.at } }))
      break
    case 'ws.close':
      change(state, state.sockets.get(event.socket), (watch) =>
        watch.trial?.socket === event.socket ? { ...watch, trial: null } : watch,
      )
      state.sockets.delete(event.socket)
      break
    case 'engine.open': {
      if (connection === undefined) break
      const times = {
        pingInterval: optionOf(state, 'pingInterval'),
        pingTimeout: optionOf(state, 'pingTimeout'),
      }
      const watch = state.watches.get(connection) ?? beginWatch(client ?? null, times, event.at)
      state.watches.set(connection, { ...watch, rest: event.at, joining: event.at })
      break
    }
    case 'engine.close': {
      const watch = connection === undefined ? undefined : state.watches.get(connection)
      if (!watch || connection === undefined) break
      if (state.deaf(watch.client) && watch.ping !== null)
        state.watches.set(connection, { ...watch, rest: null, pong: null, trial: null, joining: null })
      else state.watches.delete(connection)
      break
    }
    case 'socket.connect':
      change(state, connection, (watch) => ({ ...watch, joining: null }))
      break
    default:
      if (event.kind.startsWith('client.')) told(state, event as ClientEvent)
  }
}

/** A session that began before the trace: nobody knows when its clocks last began. */
function recall(state: TimerState, event: TraceEvent): void {
  if (event.kind !== 'engine.open' && event.kind !== 'engine.upgrade') step(state, event)
}

/** Whose wait it is, and what on the wire would end it. */
interface Ground {
  client: string | null
  connection: string | null
  ends: (carried: Carried) => boolean
}

function timersIn(state: TimerState): readonly Timer[] {
  const timers: Timer[] = []
  const heldBy = (ends: Ground['ends']) => [...state.held.values()].find(ends)?.seq ?? null
  const add = (
    kind: TimerKind,
    waits: Timer['waits'],
    from: number,
    ms: number,
    { client, connection, ends }: Ground,
    after: number | null = null,
  ) => timers.push({ kind, waits, client, connection, from, until: from + ms, held: heldBy(ends), after })
  for (const [connection, watch] of state.watches) addOf(connection, watch)
  for (const [client, { kind, from, ms }] of state.waits) {
    const ends = (carried: Carried) => kind === 'timeout' && carried.client === client
    add(kind, 'client', from, ms, { client, connection: null, ends })
  }
  return timers

  function addOf(connection: string, watch: Watch): void {
    const { client, pingInterval, pingTimeout, rest, pong, ping, trial, joining } = watch
    const on = (direction: 'up' | 'down', packet: string) => (carried: Carried) =>
      carried.connection === connection &&
      carried.direction === direction &&
      carried.packets.some((one) => one.startsWith(packet))
    const by = (ends: Ground['ends']): Ground => ({ client, connection, ends })
    if (rest !== null)
      add(
        'pingInterval',
        'server',
        rest,
        pingInterval,
        by(() => false),
        pingTimeout,
      )
    if (pong) add('pingTimeout', 'server', pong.from, pingTimeout, by(on('up', '3')))
    if (ping !== null) add('pingTimeout', 'client', ping, pingInterval + pingTimeout, by(on('down', '2')))
    if (trial) {
      const ends = (carried: Carried) => carried.socket === trial.socket
      add('upgradeTimeout', 'server', trial.from, optionOf(state, 'upgradeTimeout'), by(ends))
    }
    if (joining !== null)
      add('connectTimeout', 'server', joining, optionOf(state, 'connectTimeout'), by(on('up', '40')))
  }
}

/** The timers that run after these events; `timersAt` says what is left of them. */
export const timersOf = createFold<TimerState, readonly Timer[]>(
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
