/** The fold that the diagram, the gutter, the anatomy and the lanes share: what crossed the wire, in steps. */
import type { TraceEvent } from '#shared/trace.ts'
import { serverFile } from '../files.ts'
import { createFold } from '../fold.ts'
import * as code from './code.ts'
import { webSocketClose } from './frames.ts'
import { unanswered, webSocketOpen } from './http.ts'
import { stands } from './recall.ts'
import { report } from './reports.ts'
import { beginStep, type FlowState, note, startFlow } from './state.ts'
import type { Flow } from './types.ts'
import { onWire, settle } from './wire.ts'
import { viewOf } from './wireState.ts'

function step(state: FlowState, event: TraceEvent): void {
  state.history.seq = event.seq
  take(state, event)
}

function take(state: FlowState, event: TraceEvent): void {
  if (onWire(state, event)) return
  switch (event.kind) {
    case 'http.refused':
    case 'http.cut':
      unanswered(state, event)
      break
    case 'ws.open':
      webSocketOpen(state, event)
      break
    case 'ws.close':
      webSocketClose(state, event)
      break
    case 'wire.slowed': {
      const raw = String(event.limit)
      note(state, beginStep(state, event, 'other', null), event, {
        role: 'slowed',
        layer: 'prog',
        end: 'server',
        raw,
      })
      break
    }
    case 'engine.close':
      code.engineGone(state, event)
      break
    case 'socket.connect': {
      const connection = event.connection === undefined ? undefined : state.bySid.get(event.connection)
      if (connection) state.bySocketId.set(`${event.namespace} ${event.id}`, connection)
      break
    }
    case 'socket.disconnect':
      code.socketGone(state, event)
      break
    case 'socket.emit':
      code.emitted(state, event)
      break
    case 'socket.ack':
      code.acknowledged(state, event)
      break
    case 'socket.unheard':
      code.unheard(state, event)
      break
    case 'broadcast':
      code.broadcast(state, event)
      break
    case 'room.join':
    case 'room.leave':
      code.roomMember(state, event)
      break
    case 'program.run':
      code.programRun(state, event)
      break
    case 'program.server':
      state.serverLine = event.line
      state.corsLine = code.corsLineIn(state.programText, event.line)
      code.runNote(state, event, 'server-made', 'new Server()')
      break
    case 'program.listen':
      if (event.port === null) code.runNote(state, event, 'listen-end', '', false)
      else code.runNote(state, event, 'listen', `:${event.port}`, true)
      break
    case 'program.error':
      code.programEnds(state, event, 'program-error', event.text)
      break
    case 'program.stop':
      code.programEnds(state, event, 'stop', event.reason)
      break
    case 'program.handler':
      code.handler(state, event)
      break
    case 'program.log':
      state.uses.ran(serverFile, event.line)
      break
    default:
      if (event.kind.startsWith('client.')) report(state, event as Parameters<typeof report>[1])
  }
}

/** What still holds of events that are gone. */
function recall(state: FlowState, event: TraceEvent): void {
  state.history.seq = 0
  if (!stands(state, event)) take(state, event)
}

/** What crossed the wire in these events, in steps. */
export const flowOf = createFold<FlowState, Flow>({ start: startFlow, step, recall }, (state) => {
  settle(state)
  return {
    steps: state.steps,
    lanes: state.lanes.all,
    lines: state.lines,
    uses: state.uses.lines,
    runs: state.uses.runs,
    causes: state.uses.causes,
    crossings: state.crossings,
    history: state.history,
    wire: viewOf(state.wire),
  }
})
