/** The life of a connection: begun by a handshake, known by its sid, over when somebody closes it. */
import type { Happening } from '#shared/model/happening.ts'
import type { Session } from '#shared/model/sessions.ts'
import type { RequestUnit } from '#shared/model/units.ts'
import type { StepKind } from './roles.ts'
import { beginStep, type Change, type Connection, changeStep, type FlowState } from './state.ts'
import type { Lane, Step } from './types.ts'

function makeConnection(
  shape: Pick<Connection, 'client' | 'browser' | 'detailed' | 'step'> & Partial<Connection>,
): Connection {
  return {
    session: null,
    line: 'none',
    status: 'trying',
    ghost: false,
    left: false,
    upgrade: null,
    joins: new Map(),
    sockets: new Map(),
    parting: null,
    partings: new Map(),
    attaching: { up: null, down: null },
    ...shape,
  }
}

/** A browser sends a request again by itself when its kept connection turns out to be dead: no retry of the client's. */
function isSameRequest({ step }: Connection, { event }: RequestUnit): boolean {
  const known = step.crossings.findLast((crossing) => crossing.role === 'handshake-request')
  if (known?.via !== 'wire' || known.unit.kind !== 'request' || known.unit.fate === 'arrived') return false
  return event.url === known.unit.event.url && /[?&]t=/.test(event.url)
}

/** A client begins to connect; a preflight before it belongs to the same attempt. */
export function beginAttempt(state: FlowState, unit: RequestUnit, browser: boolean): Connection {
  const { client } = unit
  const before = state.latest.get(client ?? '')
  if (before?.status === 'trying' && before.step.crossings.every((c) => c.role.startsWith('preflight')))
    return before
  if (before?.status === 'failed' && isSameRequest(before, unit)) {
    before.status = 'trying'
    changeStep(state, before.step, { kind: before.detailed ? 'handshake' : 'connection' })
    state.detailGiven ||= before.detailed
    state.lanes.set(client, { status: 'connecting' })
    return before
  }
  const failed = before?.status === 'failed' || before?.ghost === true
  // While an earlier connection stands and nobody has said that it ended, this is one more beside it.
  const isGone = before?.status === 'over' || (before?.status === 'open' && before.parting !== null)
  const lost = !failed && isGone && !before?.left
  const after = failed ? 'failure' : lost ? 'loss' : 'nothing'
  const nth = failed ? (before?.step.attempt?.nth ?? 1) + 1 : 1
  const detailed = !state.detailGiven
  state.detailGiven = true
  const step = beginStep(state, unit, detailed ? 'handshake' : 'connection', client, { nth, after })
  const connection = makeConnection({ client, browser, detailed, step })
  state.latest.set(client ?? '', connection)
  state.lanes.set(client, { status: 'connecting', sid: null, transport: null, sockets: [] })
  return connection
}

/** A session whose beginning this trace does not have; `line`: how it travels. */
export function adopt(
  state: FlowState,
  { seq, client }: Pick<Happening, 'seq' | 'client'>,
  session: Session | null,
  line: 'polling' | 'websocket',
): Connection {
  const step = beginStep(state, { seq }, 'ongoing', client)
  const connection = makeConnection({
    client,
    browser: false,
    detailed: false,
    step,
    session,
    line,
    status: 'open',
  })
  if (session) knows(state, session, connection)
  state.lines = { ...state.lines, listening: true }
  if (client === null) return connection
  state.latest.set(client, connection)
  state.lanes.set(client, { status: 'connected', transport: line, sid: session?.sid ?? null })
  state.lines = { ...state.lines, lanes: { ...state.lines.lanes, [client]: line } }
  return connection
}

/** From now on the session is found to be this connection's. */
export function knows({ bySession, bySid }: FlowState, session: Session, connection: Connection): void {
  bySession.set(session, connection)
  bySid.set(session.sid, connection)
}

/** The server opened a session for this attempt. */
export function open(state: FlowState, connection: Connection, session: Session): void {
  connection.session = session
  connection.status = 'open'
  knows(state, session, connection)
  state.lanes.set(connection.client, { sid: session.sid })
}

/** The attempt came to nothing; the step says so. Returns how the lane changes. */
export function fail(state: FlowState, connection: Connection, step = connection.step): Change {
  connection.line = 'none'
  if (connection.status !== 'open') connection.status = 'failed'
  // The server may have a session that its client never heard of.
  if (connection.status === 'failed' && connection.session !== null) connection.ghost = true
  if (connection.status === 'failed' && connection.detailed) state.detailGiven = false
  changeStep(state, step, { kind: 'failure' })
  state.lanes.set(connection.client, { status: 'refused', transport: null })
  return { client: connection.client, line: 'none' }
}

/** Its sockets, as its lane lists them. */
export const socketsOf = ({ sockets }: Connection): Lane['sockets'] =>
  [...sockets].map(([namespace, id]) => ({ namespace, id }))

/** How the client is connected from here on. */
export function travel(state: FlowState, connection: Connection, line: 'polling' | 'websocket'): Change {
  connection.line = line
  state.lanes.set(connection.client, { transport: line })
  return { client: connection.client, line }
}

/** The step in which a connection ends, or a socket leaves its namespace. */
export function partingOf(state: FlowState, connection: Connection, happening: Pick<Happening, 'seq'>): Step {
  connection.parting ??= beginStep(
    state,
    happening,
    connection.ghost ? 'ghost' : 'disconnect',
    connection.client,
  )
  return connection.parting
}

/** Nothing more can come of this connection. Returns how the lane changes. */
export function end(state: FlowState, connection: Connection): Change {
  const wasOver = connection.status === 'over'
  connection.line = 'none'
  connection.status = 'over'
  if (state.latest.get(connection.client ?? '') !== connection) return {}
  if (!wasOver && !connection.ghost)
    state.lanes.set(connection.client, { status: 'disconnected', transport: null, sid: null, sockets: [] })
  return { client: connection.client, line: 'none' }
}

/** The step that the joining of a connection has come to; a first connection begins a new one. */
export function joiningStep(
  state: FlowState,
  connection: Connection,
  happening: Pick<Happening, 'seq'>,
  kind: StepKind,
): Step {
  if (!connection.detailed) return connection.step
  connection.step = beginStep(state, happening, kind, connection.client)
  return connection.step
}
