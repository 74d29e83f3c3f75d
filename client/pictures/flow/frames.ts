/** WebSocket frames, and the end of a WebSocket. */
import type { Happening } from '#shared/model/happening.ts'
import type { FrameUnit } from '#shared/model/units.ts'
import type { WsFrame } from '#shared/trace.ts'
import { adopt, end, partingOf } from './connections.ts'
import { packetCrossed } from './packets.ts'
import { type Connection, cross, type FlowState, note } from './state.ts'
import type { Step } from './types.ts'

type Framed = FrameUnit | (Happening & { is: 'websocket closed' })

function connectionOf(state: FlowState, framed: Framed): Connection {
  const { socket, session } = framed
  const known = state.byWebSocket.get(socket) ?? (session ? state.bySession.get(session) : undefined)
  const connection = known ?? adopt(state, framed, session, 'websocket')
  state.byWebSocket.set(socket, connection)
  return connection
}

/** One frame. */
export function frame(state: FlowState, unit: FrameUnit): void {
  const connection = connectionOf(state, unit)
  const { data, opcode, compressed, more, size } = unit.event
  const [packet] = unit.packets
  const plain = (role: 'fragment' | 'ws-control' | 'ws-close-frame' | 'unknown', raw: string) => {
    const step = role === 'ws-close-frame' ? closingStep(state, connection, unit) : connection.step
    cross(state, step, unit, { role, layer: 'http', raw })
  }
  if (opcode === 8) plain('ws-close-frame', closeText(data))
  else if (opcode === 9 || opcode === 10) plain('ws-control', opcode === 9 ? 'ping' : 'pong')
  else if (compressed) plain('unknown', `(deflate, ${size} B)`)
  else if (more) plain('fragment', typeof data === 'string' ? data : `(${size} B)`)
  else if (packet) packetCrossed(state, connection, unit, packet)
}

/** The code of a close frame; a frame may carry none. */
function closeText(data: WsFrame['data']): string {
  const bytes = typeof data === 'string' ? [...data].map((c) => c.charCodeAt(0)) : bytesOf(data.base64)
  const [high, low] = bytes
  return high === undefined || low === undefined ? 'close' : `close ${high * 256 + low}`
}
const bytesOf = (base64: string): number[] => [...atob(base64)].map((c) => c.charCodeAt(0))

/** A WebSocket that was still on trial beside polling: with it the upgrade ends, and the connection goes on. */
const isOnTrial = ({ line, upgrade, status }: Connection): boolean =>
  line === 'polling' && upgrade !== null && status === 'open'

const closingStep = (state: FlowState, connection: Connection, framed: Framed): Step =>
  isOnTrial(connection) && connection.upgrade && connection.parting === null
    ? connection.upgrade
    : partingOf(state, connection, framed)

/** The TCP connection under a WebSocket ended. */
export function webSocketClose(state: FlowState, happening: Happening & { is: 'websocket closed' }): void {
  const connection = connectionOf(state, happening)
  state.byWebSocket.delete(happening.socket)
  const step = closingStep(state, connection, happening)
  const raw = happening.code === null ? '' : String(happening.code)
  const after = isOnTrial(connection) && step === connection.upgrade ? {} : end(state, connection)
  note(state, step, happening, { role: 'ws-end', layer: 'http', end: 'client', raw }, after)
}
