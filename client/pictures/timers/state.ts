/** What the timers' fold knows while it grows. */
import type { Session } from '#shared/model/sessions.ts'
import type { Unit } from '#shared/model/units.ts'
import type { Json } from '#shared/trace.ts'
import type { Watch } from './watch.ts'

export interface TimerState {
  /** The options in force of the newest `new Server()`. */
  options: { readonly [key: string]: Json }
  watches: Map<Session, Watch>
  /** By client: what it waits for on its own, the handshake or its next attempt. */
  waits: Map<string, { kind: 'timeout' | 'reconnectionDelay'; from: number; ms: number }>
  /** By client: the namespaces that it is in, as it says itself. */
  joined: Map<string, Set<string>>
  /** Whose bytes vanish on their way down: an end at the server is no end at the client. */
  deaf: (client: string | null) => boolean
  /** Units on the wire that have not arrived. */
  waiting: Set<Unit>
}

export const startTimers = (): TimerState => ({
  options: {},
  watches: new Map(),
  waits: new Map(),
  joined: new Map(),
  deaf: () => false,
  waiting: new Set(),
})

/** As the libraries have them, where the program says nothing. */
const defaults = { pingInterval: 25_000, pingTimeout: 20_000, upgradeTimeout: 10_000, connectTimeout: 45_000 }

/** An option in force, in ms. */
export function optionOf({ options }: TimerState, name: keyof typeof defaults): number {
  const value = options[name]
  return typeof value === 'number' ? value : defaults[name]
}

/** Changes what is watched of a session, if it is. */
export function change(state: TimerState, session: Session | null, next: (watch: Watch) => Watch): void {
  const watch = session && state.watches.get(session)
  if (watch) state.watches.set(session, next(watch))
}
