/** Takes a WebSocket frame apart: its payload by its opcode, and the bits of its header (RFC 6455 5.2). */
import type { Direction } from '../trace/stamp.ts'
import { engineParts } from './engineParts.ts'
import type { Part, Reading } from './part.ts'

const framePart = (kind: 'ws.frame' | 'ws.message', parts: readonly Part[], end: number): Part => ({
  kind,
  span: [0, end],
  layer: 'http',
  parts,
})

/** A whole text message; `frames`: it came in several frames. */
export function readMessage(text: string, direction: Direction, frames = false): Reading {
  const parts = [engineParts(text, 0, text.length, direction)]
  return { text, part: framePart(frames ? 'ws.message' : 'ws.frame', parts, text.length) }
}

/** A frame that is one of several of a message, or no message at all. */
export function readPlainFrame(text: string, kind: 'ws.fragment' | 'ws.control'): Reading {
  const parts: Part[] = text === '' ? [] : [{ kind, span: [0, text.length], layer: 'http' }]
  return { text, part: framePart('ws.frame', parts, text.length) }
}

/** A close frame: the code, written here as its number, and the reason behind it. It may have neither. */
export function readClose(code?: number, reason = ''): Reading {
  if (code === undefined) return { text: '', part: framePart('ws.frame', [], 0) }
  const text = reason === '' ? String(code) : `${code} ${reason}`
  const end = String(code).length
  const parts: Part[] = [{ kind: 'ws.code', span: [0, end], layer: 'http' }]
  if (reason !== '') parts.push({ kind: 'ws.reason', span: [end + 1, text.length], layer: 'prog' })
  return { text, part: framePart('ws.frame', parts, text.length) }
}

export type HeaderField = 'fin' | 'rsv1' | 'rsv2' | 'rsv3' | 'opcode' | 'mask' | 'length' | 'extended' | 'key'
export interface HeaderCell {
  field: HeaderField
  /** Width on the wire. */
  width: number
  /** As it was sent; `null`: random bits that the trace does not keep. */
  bits: string | null
}
export interface FrameHead {
  direction: Direction
  opcode: number
  size: number
  more?: boolean
  compressed?: boolean
}

const binary = (value: number | bigint, width: number): string => value.toString(2).padStart(width, '0')

/** The bits of a frame's header. Clients mask, servers do not; lengths take the shortest form. */
export function frameHeader({
  direction,
  opcode,
  size,
  more = false,
  compressed = false,
}: FrameHead): HeaderCell[] {
  const up = direction === 'up'
  const extended = size < 126 ? 0 : size < 65_536 ? 16 : 64
  const cell = (field: HeaderField, width: number, value: number | bigint): HeaderCell => ({
    field,
    width,
    bits: binary(value, width),
  })
  const cells = [
    cell('fin', 1, more ? 0 : 1),
    cell('rsv1', 1, compressed ? 1 : 0),
    cell('rsv2', 1, 0),
    cell('rsv3', 1, 0),
    cell('opcode', 4, opcode),
    cell('mask', 1, up ? 1 : 0),
    cell('length', 7, extended === 0 ? size : extended === 16 ? 126 : 127),
  ]
  if (extended > 0) cells.push(cell('extended', extended, BigInt(size)))
  if (up) cells.push({ field: 'key', width: 32, bits: null })
  return cells
}
