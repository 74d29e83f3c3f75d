/** What is known of one client, and of the server, at one moment: the words of the evidence. */
import type { Exchange } from '#shared/model/exchanges.ts'
import type { Session } from '#shared/model/sessions.ts'
import type { ProgramStop } from '#shared/trace.ts'
import type { ServerState } from '../../pictures/server.ts'

/** What the client's own socket.io-client said last of one namespace. */
export type ClientWord =
  | { kind: 'nothing' }
  | { kind: 'connecting' }
  | { kind: 'connected'; transport: string; afterTries: number }
  | {
      kind: 'failed'
      message: string
      retries: boolean
      /** The question that came to nothing; `null`: it never came. */
      question: Exchange | null
      /** How often it tried again by itself since. */
      attempt: number
    }
  | { kind: 'disconnected'; reason: string; retries: boolean; attempt: number; link: Link | null }

/** What the server's own objects said last of it. */
export type ServerWord =
  | { kind: 'nothing' }
  | { kind: 'connected' }
  | { kind: 'refused'; reason: string }
  | { kind: 'disconnected'; reason: string }

/** One namespace of one client: each has a story of its own. */
export interface SocketEvidence {
  namespace: string
  told: ClientWord
  toldAt: number
  seen: ServerWord
  /** Its page was connected there before. */
  wasConnected: boolean
  /** It asked to come in; `null`: it did not, or was answered. */
  asked: Asked | null
  /** An event of it came to a middleware of its socket, and no further. */
  stuck: { line: number | null } | null
}
/** A client asked for a namespace, and who is to decide. */
export interface Asked {
  link: Link
  /** Of the program: a middleware, or the function of `io.of(fn)`; `null`: it was not called yet. */
  by: 'use' | 'of' | null
  line: number | null
}
/** A function of the program that decides about a request: `allowRequest`, `cors`, or a middleware of `io.engine`. */
export interface Hook {
  question: Exchange
  name: string
  line: number | null
}
/** How a run of the program ended. */
export interface RunEnd {
  reason: ProgramStop['reason']
  /** Of the error. */
  line: number | null
  /** It came while this event was handled, which the client had emitted while it was not connected. */
  late: string | null
}
/** An Engine.IO connection that the server opened, and what the wire showed of how it went. */
export interface Link {
  readonly session: Session
  /** Code of the close frame of its WebSocket. */
  code: number | null
  /** A `POST` was refused for its size. */
  isTooLarge: boolean
  /** The learner cut its TCP connection. */
  isCut: boolean
  /** How the client's first message was written: by which parser. */
  spoke: 'text' | 'bytes' | null
  /** How the run of the program ended under it. */
  run: RunEnd | null
  /** The newest events that came over it, as long as they were emitted while the client was not connected. */
  late: readonly string[]
  /** A WebSocket that named its session was refused by a server that does not know it. */
  isForeign: boolean
}
/** A connection of which nothing more is known yet. */
export const freshLink = (session: Session): Link => ({
  session,
  code: null,
  isTooLarge: false,
  isCut: false,
  spoke: null,
  run: null,
  late: [],
  isForeign: false,
})

export interface Evidence {
  client: string
  /** A client from elsewhere reports nothing of itself. */
  isOutside: boolean
  /** The address in its code, as far as it said. */
  url: string | null
  sockets: Map<string, SocketEvidence>
  /** Namespace that was spoken of last. */
  namespace: string
  /** The newest question to Engine.IO that no report of the client has spoken of yet. */
  question: Exchange | null
  /** What the program was asked about that question, and has not answered. */
  hook: Hook | null
  link: Link | null
  /** The page of the client was closed, or loaded anew. */
  isClosed: boolean
  /** The origin of its page, as far as it said. */
  origin: string | null
  /** Its code asked its own page for a connection. */
  isOwnPage: boolean
  /** What it emitted while it was not connected, and has not sent. */
  buffered: readonly string[]
}
/** What the server's own objects told; of a program that has stopped, what it was. */
export interface ServerEvidence extends ServerState {
  readonly port: number | null
  readonly clientsCount: number
}

export const freshEvidence = (client: string): Evidence => ({
  client,
  isOutside: client.startsWith('ext-'),
  url: null,
  sockets: new Map(),
  namespace: '/',
  question: null,
  hook: null,
  link: null,
  isClosed: false,
  origin: null,
  isOwnPage: false,
  buffered: [],
})
/** What is known of a namespace, also where nothing is. */
export function socketOf(evidence: Evidence, namespace: string): SocketEvidence {
  const known = evidence.sockets.get(namespace)
  if (known) return known
  return {
    namespace,
    told: { kind: 'nothing' },
    toldAt: 0,
    seen: { kind: 'nothing' },
    wasConnected: false,
    asked: null,
    stuck: null,
  }
}
