/** The fold that the diagram, the gutter, the anatomy and the lanes share: what crossed the wire, in steps. */
import { assertNever } from '#shared/assertNever.ts'
import type { Happening } from '#shared/model/happening.ts'
import type { Unit } from '#shared/model/units.ts'
import { serverFile } from '../files.ts'
import { createWireFold } from '../fold.ts'
import * as code from './code.ts'
import { adopt, socketsOf, travel } from './connections.ts'
import { frame, webSocketClose } from './frames.ts'
import { hiddenLater, request, response, shownLater, unanswered, webSocketOpen } from './http.ts'
import { report } from './reports.ts'
import { beginStep, change, type FlowState, note, startFlow } from './state.ts'
import { cut, touched, turned } from './turned.ts'
import type { Flow } from './types.ts'

function step(state: FlowState, happening: Happening): void {
  state.history.seq = happening.seq
  take(state, happening)
}

function take(state: FlowState, happening: Happening): void {
  for (const unit of happening.turned) touched(state, unit)
  switch (happening.is) {
    case 'crossed':
      place(state, happening.unit)
      return
    case 'turned':
      turned(state, happening.unit, happening.why)
      return
    case 'unanswered':
      unanswered(state, happening.exchange)
      return
    case 'websocket opened':
      webSocketOpen(state, happening)
      return
    case 'websocket closed':
      webSocketClose(state, happening)
      return
    case 'cut':
      cut(state, happening)
      return
    case 'slowed': {
      const raw = String(happening.limit)
      const step = beginStep(state, happening, 'slowed', null)
      note(state, step, happening, { role: 'slowed', layer: 'prog', end: 'server', raw })
      return
    }
    case 'told':
      for (const unit of happening.turned)
        if (unit.kind === 'response') (unit.fate === 'hidden' ? hiddenLater : shownLater)(state, unit)
      told(state, happening)
      return
    case 'conditions':
    case 'unknown':
      return
    default:
      assertNever(happening)
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
      code.engineGone(state, happening, event)
      return
    case 'socket.connect': {
      const connection = session ? state.bySession.get(session) : undefined
      if (connection) state.bySocketId.set(`${event.namespace} ${event.id}`, connection)
      return
    }
    case 'socket.disconnect':
      code.socketGone(state, happening, event)
      return
    case 'socket.emit':
      code.emitted(state, event)
      return
    case 'socket.ack':
      code.acknowledged(state, event)
      return
    case 'socket.unheard':
      code.unheard(state, happening, event)
      return
    case 'broadcast':
      code.broadcast(state, happening, event)
      return
    case 'room.join':
    case 'room.leave':
      code.roomMember(state, happening, event)
      return
    case 'program.run':
      code.programRun(state, happening, event)
      return
    case 'program.server':
      state.serverLine = event.line
      state.corsLine = code.corsLineIn(state.programText, event.line)
      code.runNote(state, happening, event, 'server-made', 'new Server()')
      return
    case 'program.listen':
      if (event.port === null) code.runNote(state, happening, event, 'listen-end', '', false)
      else code.runNote(state, happening, event, 'listen', `:${event.port}`, true)
      return
    case 'program.error':
      code.programEnds(state, happening, event, 'program-error', event.text)
      return
    case 'program.stop':
      code.programEnds(state, happening, {}, 'stop', event.reason)
      return
    case 'program.handler':
      code.handler(state, happening, event)
      return
    case 'program.log':
      state.uses.ran(serverFile, event.line)
      return
    default:
      if (event.kind.startsWith('client.')) report(state, happening, event as Parameters<typeof report>[2])
  }
}

/** What still holds of events that are gone: a session that is open stands in its lane, with its sockets. */
function recall(state: FlowState, happening: Happening): void {
  state.history.seq = 0
  if (!stands(state, happening)) take(state, happening)
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
      change(state, { ...travel(state, connection, line), client })
      return true
    }
    case 'socket.connect': {
      connection.sockets.set(event.namespace, event.id)
      state.bySocketId.set(`${event.namespace} ${event.id}`, connection)
      state.lanes.set(connection.client, { sockets: socketsOf(connection) })
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
  history: state.history,
}))
