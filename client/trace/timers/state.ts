/** What the timers' fold knows while it grows. */
import type { HttpRequest, Json } from '#shared/trace.ts'
import type { Carried } from './carried.ts'
import type { Watch } from './watch.ts'

export interface TimerState {
  /** The options in force of the newest `new Server()`. */
  options: { readonly [key: string]: Json }
  /** By sid. */
  watches: Map<string, Watch>
  /** By client: what it waits for on its own, the handshake or its next attempt. */
  waits: Map<string, { kind: 'timeout' | 'reconnectionDelay'; from: number; ms: number }>
  /** By client: the namespaces that it is in, as it says itself. */
  joined: Map<string, Set<string>>
  /** Whose bytes vanish on their way down: an end at the server is no end at the client. */
  deaf: (client: string | null) => boolean
  held: Map<number, Carried>
  /** The newest unit, and what was before it arrived: it may turn out to be held. */
  newest: { carried: Carried; watch: Watch | undefined } | null
  /** The session that a WebSocket belongs to. */
  sockets: Map<number, string>
  /** Handshakes that are not answered yet. */
  asked: Map<number, HttpRequest>
}

export const startTimers = (): TimerState => ({
  options: {},
  watches: new Map(),
  waits: new Map(),
  joined: new Map(),
  deaf: () => false,
  held: new Map(),
  newest: null,
  sockets: new Map(),
  asked: new Map(),
})

/** As the libraries have them, where the program says nothing. */
const defaults = { pingInterval: 25_000, pingTimeout: 20_000, upgradeTimeout: 10_000, connectTimeout: 45_000 }

/** An option in force, in ms. */
export function optionOf({ options }: TimerState, name: keyof typeof defaults): number {
  const value = options[name]
  return typeof value === 'number' ? value : defaults[name]
}

/** Changes what is watched of a session, if it is. */
export function change(state: TimerState, sid: string | undefined, next: (watch: Watch) => Watch): void {
  const watch = sid === undefined ? undefined : state.watches.get(sid)
  if (watch && sid !== undefined) state.watches.set(sid, next(watch))
}
