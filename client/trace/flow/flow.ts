/** The fold that the diagram, the gutter, the anatomy and the lanes share: what crossed the wire, in steps. */
import { assertNever } from '#shared/assertNever.ts'
import type { Happening } from '#shared/model/happening.ts'
import type { Unit } from '#shared/model/units.ts'
import { serverFile } from '../files.ts'
import { createWireFold } from '../wireFold.ts'
import * as code from './code.ts'
import { adopt, travel } from './connections.ts'
import { frame, webSocketClose } from './frames.ts'
import { hiddenLater, request, response, unanswered, webSocketOpen } from './http.ts'
import { report } from './reports.ts'
import { beginStep, type FlowState, note, startFlow } from './state.ts'
import { cut, touched, turned } from './turned.ts'
import type { Flow } from './types.ts'

function step(state: FlowState, happening: Happening): void {
  for (const unit of happening.turned) touched(state, unit)
  switch (happening.is) {
    case 'crossed':
      return place(state, happening.unit)
    case 'turned':
      return turned(state, happening.unit, happening.why)
    case 'unanswered':
      return unanswered(state, happening.exchange)
    case 'websocket opened':
      return webSocketOpen(state, happening)
    case 'websocket closed':
      return webSocketClose(state, happening)
    case 'cut':
      return cut(state, happening)
    case 'slowed': {
      const raw = String(happening.limit)
      const other = beginStep(state, happening, 'other', null)
      note(state, other, happening, { role: 'slowed', layer: 'prog', end: 'server', raw })
      return
    }
    case 'told':
      for (const unit of happening.turned)
        if (unit.kind === 'response' && unit.fate === 'hidden') hiddenLater(state, unit)
      return told(state, happening)
    case 'conditions':
    case 'unknown':
      return
    default:
      return assertNever(happening)
  }
}

function place(state: FlowState, unit: Unit): void {
  if (unit.kind === 'request') request(state, unit)
  else if (unit.kind === 'response') response(state, unit)
  else frame(state, unit)
}

/** What an end told: it explains what crossed. */
function told(state: FlowState, happening: Happening & { is: 'told' }): void {
  const { event, session } = happening
  switch (event.kind) {
    case 'engine.close':
      return code.engineGone(state, { ...happening, event })
    case 'socket.connect': {
      const connection = session ? state.bySession.get(session) : undefined
      if (connection) state.bySocketId.set(`${event.namespace} ${event.id}`, connection)
      return
    }
    case 'socket.disconnect':
      return code.socketGone(state, { ...happening, event })
    case 'socket.emit':
      return code.emitted(state, { ...happening, event })
    case 'socket.ack':
      return code.acknowledged(state, { ...happening, event })
    case 'socket.unheard':
      return code.unheard(state, { ...happening, event })
    case 'broadcast':
      return code.broadcast(state, { ...happening, event })
    case 'room.join':
    case 'room.leave':
      return code.roomMember(state, { ...happening, event })
    case 'program.run':
      return code.programRun(state, { ...happening, event })
    case 'program.server':
      state.serverLine = event.line
      state.corsLine = code.corsLineIn(state.programText, event.line)
      return code.runNote(state, { ...happening, event }, 'server-made', 'new Server()')
    case 'program.listen':
      return event.port === null
        ? code.runNote(state, { ...happening, event }, 'listen-end', '', false)
        : code.runNote(state, { ...happening, event }, 'listen', `:${event.port}`, true)
    case 'program.error':
      return code.programEnds(state, { ...happening, event }, 'program-error', event.text)
    case 'program.stop':
      return code.programEnds(state, { ...happening, event }, 'stop', event.reason)
    case 'program.handler':
      return code.handler(state, { ...happening, event })
    case 'program.log':
      return state.uses.ran(serverFile, event.line)
    default:
      if (event.kind.startsWith('client.')) report(state, happening, event as Parameters<typeof report>[2])
  }
}

/** What still holds of events that are gone: a session that is open stands in its lane, with its sockets. */
function recall(state: FlowState, happening: Happening): void {
  if (!stands(state, happening)) step(state, happening)
}

/** Takes a fact of a session whose packets are gone; `false`: it is told as any other event. */
function stands(state: FlowState, happening: Happening): boolean {
  if (happening.is !== 'told' || !happening.session) return false
  const { event, session, client } = happening
  if (event.kind === 'engine.open') adopt(state, happening, session, 'polling')
  const connection = state.bySession.get(session)
  if (!connection) return false
  switch (event.kind) {
    case 'engine.open':
    case 'engine.upgrade': {
      const line = event.transport === 'polling' ? 'polling' : 'websocket'
      travel(state, connection, line)
      if (client) state.lines = { ...state.lines, lanes: { ...state.lines.lanes, [client]: line } }
      return true
    }
    case 'socket.connect': {
      connection.sockets.set(event.namespace, event.id)
      state.bySocketId.set(`${event.namespace} ${event.id}`, connection)
      const sockets = [...connection.sockets].map(([namespace, id]) => ({ namespace, id }))
      state.lanes.set(connection.client, { sockets })
      return true
    }
    default:
      return false
  }
}

/** What crossed the wire in these events, in steps. */
export const flowOf = createWireFold<FlowState, Flow>({ start: startFlow, step, recall }, (state, model) => ({
  steps: state.steps,
  lanes: state.lanes.all,
  lines: state.lines,
  uses: state.uses.lines,
  runs: state.uses.runs,
  causes: state.uses.causes,
  crossings: state.crossings,
  wire: model.wire,
}))
