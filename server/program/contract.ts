/** What a run of server.js and the lab that owns it tell each other. */
import type { Server as HttpServer } from 'node:http'
import type { Namespace, Server } from 'socket.io'
import type { LabFiles } from '#shared/files/files.ts'
import type { Problem } from '#shared/problem.ts'
import type { Fact, Json } from '#shared/trace.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Where } from './protocol/places.ts'

/** What watches a server of a run. */
export interface Observed {
  /** The program took a namespace away from its server. */
  namespaceForgotten: (name: string) => void
}

/** A real server of a run, and what the program said of it that the real one does not say. */
export interface RunServer {
  readonly io: Server
  /** `connectionStateRecovery` as the program has it: the real server asks the program itself whom it lets back in. */
  readonly recovery?: Json | undefined
  /** The pattern that made this namespace, as the trace tells it; `undefined`: it was declared by its name. */
  readonly patternOf: (namespace: Namespace) => string | undefined
}

/** What the lab does for a run. All of it is called on the main thread, in the order of the program's calls. */
export interface RunOwner {
  /** Its servers get long timeouts, so that nothing ends while somebody reads. */
  readonly patient?: boolean
  /** Where what the program leaves on the host is counted. */
  readonly ledger?: Ledger
  /** Records a fact of the program in the lab's trace. */
  record: (fact: Fact) => number
  /** Makes a real, private `http.Server` of the lab's kind, with no listener yet. */
  createHttpServer: () => HttpServer
  /** A real `Server` was made; the lab observes it. Called before any client can reach it. */
  serverCreated: (server: RunServer) => Observed | undefined
  /** The program called `listen(port)`: requests for that port are for this server from now on. */
  listening: (server: HttpServer, port: number, where: Where) => void
  /** The program closed this server, or it never listened. */
  notListening: (server: HttpServer) => void
  /** The run begins anew from the top, since the worker it was in had to be stopped: its servers so far are gone. */
  restarted?: () => void
  /** The process ends: its TCP connections end with it, and it says nothing more. */
  cut?: () => void
  /** The run ended by itself: an uncaught error, a limit, a dead worker. Clients lose their connection. */
  ended: (problem: Problem, reason: 'error' | 'limit') => void
}

/** A program whose top level has run without an error. Its effects on the host wait for `begin`. */
export interface Run {
  /** Applies what the top level asked for (servers, listeners, listen) to `owner`; the run is live from here on.
   *  What is much to do goes on meanwhile: a promise resolves when it is done. */
  begin: (owner: RunOwner) => void | Promise<void>
  /** Evaluates one more line in the running program; the answer is what Node's REPL would print. `answered` hears it, or
   *  the reason why there is none, before what the line sent is applied; the promise waits for that. Throws `Refusal`. */
  evaluate: (code: string, answered?: (value: string, ok: boolean) => void) => Promise<string>
  /** The real Socket.IO servers of this run, oldest first. */
  readonly servers: readonly Server[]
  /** Closes the servers as a Node process that ends would, and frees the sandbox. */
  [Symbol.asyncDispose]: () => Promise<void>
}

/** A pool of sandboxes. `start` throws `Refusal` with line and column if the program does not run. `owner`: who the program
 *  runs for; one whose program kept a thread for itself before has its programs run apart from the others'. */
export interface Programs {
  start: (program: string, owner?: string, files?: LabFiles) => Promise<Run>
  [Symbol.asyncDispose]: () => Promise<void>
}
