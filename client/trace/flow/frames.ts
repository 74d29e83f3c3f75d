/** WebSocket frames, and the end of a WebSocket. */
import type { WsClose, WsFrame } from '#shared/trace.ts'
import { decodeEnginePacket, type EnginePacket } from '#shared/wire/engine.ts'
import { adopt, end, partingOf } from './connections.ts'
import { packetCrossed } from './packets.ts'
import { type Connection, cross, type FlowState, note } from './state.ts'
import type { Step } from './types.ts'

function connectionOf(state: FlowState, event: WsFrame | WsClose): Connection {
  const known = state.byWebSocket.get(event.socket)
  if (known) return known
  const bySid = event.connection === undefined ? undefined : state.bySid.get(event.connection)
  const connection = bySid ?? adopt(state, event, event.connection ?? null)
  state.byWebSocket.set(event.socket, connection)
  return connection
}

/** A binary frame is a message of bytes, without a type before it. */
function bytesPacket(base64: string): EnginePacket {
  const end = base64.length
  return { type: 'message', binary: true, data: base64, span: [0, end], typeSpan: [0, 0], dataSpan: [0, end] }
}

/** One frame. */
export function frame(state: FlowState, event: WsFrame): void {
  const connection = connectionOf(state, event)
  const { direction, data, opcode } = event
  const plain = (role: 'fragment' | 'ws-control' | 'ws-close-frame' | 'unknown', raw: string) => {
    const step = role === 'ws-close-frame' ? closingStep(state, connection, event) : connection.step
    cross(state, step, event, { role, layer: 'http', direction, raw, size: event.size })
  }
  if (opcode === 8) plain('ws-close-frame', closeText(data))
  else if (opcode === 9 || opcode === 10) plain('ws-control', opcode === 9 ? 'ping' : 'pong')
  else if (event.compressed) plain('unknown', `(deflate, ${event.size} B)`)
  else message(state, connection, event, plain)
}

/** A frame of a message: whole, or one of several. */
function message(
  state: FlowState,
  connection: Connection,
  event: WsFrame,
  plain: (role: 'fragment', raw: string) => void,
): void {
  const { direction, data } = event

  const before = connection.fragments[direction]
  if (event.more || before !== null) {
    const text = (before ?? '') + (typeof data === 'string' ? data : '')
    connection.fragments[direction] = event.more ? text : null
    if (event.more) plain('fragment', typeof data === 'string' ? data : `(${event.size} B)`)
    else packetCrossed(state, connection, event, passing(direction, decodeEnginePacket(text), text))
  } else if (typeof data === 'string')
    packetCrossed(state, connection, event, passing(direction, decodeEnginePacket(data), data))
  else packetCrossed(state, connection, event, passing(direction, bytesPacket(data.base64), ''))
}

const passing = (direction: 'up' | 'down', packet: EnginePacket, text: string) => ({
  direction,
  packet,
  text,
  part: 0,
  of: 1,
})

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

const closingStep = (state: FlowState, connection: Connection, event: WsFrame | WsClose): Step =>
  isOnTrial(connection) && connection.upgrade && connection.parting === null
    ? connection.upgrade
    : partingOf(state, connection, event)

/** The TCP connection under a WebSocket ended. */
export function webSocketClose(state: FlowState, event: WsClose): void {
  const connection = connectionOf(state, event)
  state.byWebSocket.delete(event.socket)
  const step = closingStep(state, connection, event)
  const raw = event.code === undefined ? '' : String(event.code)
  const after = isOnTrial(connection) && step === connection.upgrade ? {} : end(state, connection)
  note(state, step, event, { role: 'ws-end', layer: 'http', end: 'client', raw }, after)
}
