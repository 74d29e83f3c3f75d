/** What one crossing draws over the lanes: an arrow from who sent it, or a ring where code did something. */
import type { Crossing, Layer, Note, WireCrossing } from '../trace/flow/types.ts'
import { arrowPath, type Geometry } from './geometry.ts'

interface DrawProps {
  geometry: Geometry
  height: number
  muted: boolean
  current: boolean
}

/** The ends of an arrow: where it leaves, and where it stops. */
export function endsOf(crossing: WireCrossing, geometry: Geometry): { from: number; to: number } {
  const lane = crossing.client === null ? geometry.xOf('') : geometry.xOf(crossing.client)
  return crossing.direction === 'up'
    ? { from: lane, to: geometry.server }
    : { from: geometry.server, to: lane }
}

export function Arrow({ crossing, ...draw }: DrawProps & { crossing: Crossing }) {
  if (crossing.via === 'code') return <Ring note={crossing} {...draw} />
  return <PacketArrow crossing={crossing} {...draw} />
}

const strokes: Record<Layer, { width: number; dash?: string; cap: 'butt' | 'round' }> = {
  http: { width: 1.5, cap: 'butt' },
  eio: { width: 2, dash: '0.1 4.4', cap: 'round' },
  sio: { width: 2.25, cap: 'butt' },
  prog: { width: 1.5, cap: 'butt' },
}

function PacketArrow({ crossing, geometry, height, muted, current }: DrawProps & { crossing: WireCrossing }) {
  const { from, to } = endsOf(crossing, geometry)
  const right = to > from
  const sign = right ? 1 : -1
  const short = geometry.compact
  const slope = short ? 3 : 6
  const y = short ? height / 2 - 2 : Math.round(height / 2) + 3
  const hidden = crossing.fate === 'hidden'
  const refused = crossing.fate === 'refused'
  const tip = to - (hidden ? 15 : refused ? 12 : 4) * sign
  const { width, dash, cap } = strokes[crossing.layer]
  const answer = crossing.layer === 'http' && crossing.direction === 'down'
  const colour = muted ? 'var(--ink-3)' : `var(--${crossing.layer})`
  const shaft = crossing.layer === 'http' ? tip - (refused ? 0 : sign) : tip - 7 * sign
  const lanes = [geometry.server, ...geometry.lanes.map((lane) => lane.x)].filter(
    (x) => x !== from && x !== to,
  )
  const tipY = y + (slope * (tip - from)) / (to - from || 1)
  const pen = width + (current ? 0.5 : 0)
  return (
    <g stroke={colour} fill="none">
      <circle cx={from} cy={y} r="2.6" fill={colour} stroke="none" />
      <path
        d={arrowPath(from, shaft, y, (slope * (shaft - from)) / (to - from || 1), short ? [] : lanes)}
        strokeWidth={pen}
        strokeDasharray={answer ? '5 3.6' : dash}
        strokeLinecap={cap}
        data-draws
      />
      {!refused && <Head layer={crossing.layer} x={tip} y={tipY} sign={sign} pen={pen} colour={colour} />}
      {hidden && <path d={`M${to - 12 * sign} ${y - 7}v22`} stroke="var(--bad)" strokeWidth="3" />}
      {refused && <Cross x={tip} y={tipY} />}
    </g>
  )
}

interface HeadProps {
  layer: Layer
  x: number
  y: number
  sign: number
  pen: number
  colour: string
}

function Head({ layer, x, y, sign, pen, colour }: HeadProps) {
  const back = x - 8 * sign
  if (layer === 'http')
    return <path d={`M${back} ${y - 4.5}L${x} ${y}L${back} ${y + 4.5}`} strokeWidth={pen} />
  return (
    <path
      d={`M${back} ${y - 4.2}L${x} ${y}L${back} ${y + 4.2}Z`}
      strokeWidth={layer === 'eio' ? 1.6 : 1}
      strokeLinejoin="round"
      fill={layer === 'eio' ? 'none' : colour}
    />
  )
}

/** Where something stopped for good. */
function Cross({ x, y }: { x: number; y: number }) {
  return (
    <path d={`M${x - 5} ${y - 5}l10 10M${x + 5} ${y - 5}l-10 10`} stroke="var(--bad)" strokeWidth="2.2" />
  )
}

/** Where a note's ring stands. */
export function ringX(note: Note, geometry: Geometry): number {
  return note.end === 'server' || note.client === null ? geometry.server : geometry.xOf(note.client)
}

function Ring({ note, geometry, height, muted }: DrawProps & { note: Note }) {
  if (note.role === 'ws-end') return null
  const wrong = note.role === 'program-error' || note.role === 'client-error'
  const layer = note.layer === 'eio' ? 'var(--eio)' : 'var(--prog)'
  const colour = muted ? 'var(--ink-3)' : wrong ? 'var(--bad)' : layer
  const y = Math.round(height / 2)
  return (
    <g fill="var(--row, var(--stage))" stroke={colour} strokeWidth="1.6">
      <circle cx={ringX(note, geometry)} cy={y} r="4.6" />
      <circle cx={ringX(note, geometry)} cy={y} r="1.7" fill={colour} stroke="none" />
    </g>
  )
}
