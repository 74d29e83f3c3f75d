/** The options that a program's server runs with, where the real one had to be told something else. */
import type { Server } from 'socket.io'
import type { Json } from '#shared/trace.ts'

const recoveries = new WeakMap<Server, Json>()

/** A recovered client always asks the program, which leaves out its own middlewares: the real server must not. */
export function noteRecovery(io: Server, recovery: Json | undefined): void {
  if (recovery) recoveries.set(io, recovery)
}

export const recoveryOf = (io: Server): Json | undefined => recoveries.get(io)
