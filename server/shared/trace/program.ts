/** What the learner's server.js did. */
import type { FilePlace } from '../problem.ts'
import type { Json, Stamp } from './stamp.ts'

/** A new run of server.js began; `text` is the program. */
export interface ProgramRun extends Stamp {
  kind: 'program.run'
  text: string
  /** 1 for the first run of this lab. */
  run: number
  /** It has long timeouts, so that nothing ends while somebody reads. */
  patient?: true
}
/** The program called `new Server(…)`; the options are those that are in force. */
export interface ProgramServer extends Stamp {
  kind: 'program.server'
  path: string
  options: { readonly [key: string]: Json }
  line?: number
  /** Where it is when it is in another file than server.js. */
  place?: FilePlace
}
export interface ProgramListen extends Stamp {
  kind: 'program.listen'
  /** `null`: it stopped listening. */
  port: number | null
  line?: number
  place?: FilePlace
}
/** The run ended: a newer one took its place, it failed, or a limit stopped it. */
export interface ProgramStop extends Stamp {
  kind: 'program.stop'
  reason: 'replaced' | 'error' | 'limit' | 'closed'
}
export interface ProgramLog extends Stamp {
  kind: 'program.log'
  text: string
  level: LogLevel
  line?: number
  place?: FilePlace
}
export interface ProgramError extends Stamp {
  kind: 'program.error'
  /** As Node prints it, or a Korean sentence where a limit of the playground stopped it. */
  text: string
  line?: number
  place?: FilePlace
  column?: number
}
/** A listener of the program was called. */
export interface ProgramHandler extends Stamp {
  kind: 'program.handler'
  event: string
  namespace?: string
  id?: string
  /** Where the listener was written. */
  line?: number
  place?: FilePlace
  /** The listener of that line is there several times, and this is its second, third, … call for one and the same event. */
  nth?: number
}
/** A line typed in the server console, and what it answered. */
export interface ProgramConsole extends Stamp {
  kind: 'program.console'
  code: string
  value: string
  ok: boolean
}
export type LogLevel = 'log' | 'info' | 'warn' | 'error' | 'debug'

export type ProgramEvent =
  | ProgramRun
  | ProgramServer
  | ProgramListen
  | ProgramStop
  | ProgramLog
  | ProgramError
  | ProgramHandler
  | ProgramConsole
