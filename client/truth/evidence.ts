/** What each end was told, from the trace alone: the ground on which the truth strip stands. */
import type { TraceEvent } from '#shared/trace.ts'
import { createFold } from '../trace/fold.ts'
import {
  type Evidence,
  freshEvidence,
  freshServer,
  type Link,
  type ServerEvidence,
  type WireEvidence,
} from './facts.ts'
import type { Handshake } from './handshake.ts'
import { hear } from './hear.ts'
import { see } from './see.ts'
import { serve } from './serve.ts'
import { cross, type Unit } from './wire.ts'

/** What is known while the evidence grows. */
export interface State {
  clients: Map<string, Evidence>
  server: ServerEvidence
  connections: Set<string>
  links: Map<string, Link>
  /** Questions that wait for an answer, by the `seq` of their request. */
  waiting: Map<number, Handshake>
  units: Map<number, Unit>
  wire: WireEvidence
  failing: Subject | null
  latest: Subject | null
  /** Whom the last event is about; `null`: the server alone. */
  current: Subject | null
}
export interface Subject {
  client: string
  namespace: string
}
/** What is known after these events. */
export interface Ground {
  of: (client: string) => Evidence | undefined
  server: ServerEvidence
  wire: WireEvidence
  /** Who failed last and has not got over it. */
  failing: Subject | null
  latest: Subject | null
  current: Subject | null
  /** Whose Engine.IO connection this is. */
  clientOf: (connection: string) => string | undefined
}

const start = (): State => ({
  clients: new Map(),
  server: freshServer(),
  connections: new Set(),
  links: new Map(),
  waiting: new Map(),
  units: new Map(),
  wire: { network: null, dropped: new Map() },
  failing: null,
  latest: null,
  current: null,
})

/** Whose events go without a name say which connection they belong to. */
function ownerOf(state: State, event: TraceEvent): Evidence | undefined {
  if (event.client !== undefined) {
    const known = state.clients.get(event.client)
    if (known) return known
    const fresh = freshEvidence(event.client)
    state.clients.set(event.client, fresh)
    return fresh
  }
  if (event.connection === undefined) return undefined
  for (const evidence of state.clients.values()) if (evidence.link?.sid === event.connection) return evidence
  return undefined
}

function step(state: State, event: TraceEvent): void {
  serve(state, event)
  const evidence = ownerOf(state, event)
  cross(state, evidence, event)
  if (!evidence) {
    state.current = null
    return
  }
  if ('namespace' in event && event.namespace !== undefined) evidence.namespace = event.namespace
  see(state, evidence, event)
  hear(state, evidence, event)
  state.current = { client: evidence.client, namespace: evidence.namespace }
  state.latest = state.current
}

/** What is known after these events. */
export const groundOf = createFold<State, Ground>({ start, step }, (state) => ({
  of: (client) => state.clients.get(client),
  server: state.server,
  wire: state.wire,
  failing: state.failing,
  latest: state.latest,
  current: state.current,
  clientOf: (connection) => {
    for (const { client, link } of state.clients.values()) if (link?.sid === connection) return client
    return undefined
  },
}))
