/** What one crossing draws over the lanes: an arrow from who sent it, or a ring where code did something. */

import { Timer, WifiOff } from 'lucide-react'
import { delayOf } from '#shared/model/units.ts'
import { originalOf } from '../../pictures/flow/crossings.ts'
import type { Crossing, DrawnFate, Layer, Note, WireCrossing } from '../../pictures/flow/types.ts'
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

export function Arrow({
  crossing,
  fate,
  ...draw
}: DrawProps & { crossing: Crossing; fate?: DrawnFate | undefined }) {
  if (crossing.via === 'code') return <Ring note={crossing} {...draw} />
  return <PacketArrow crossing={crossing} fate={fate ?? crossing.unit.fate} {...draw} />
}

const strokes: Record<Layer, { width: number; dash?: string; cap: 'butt' | 'round' }> = {
  http: { width: 1.5, cap: 'butt' },
  eio: { width: 2, dash: '0.1 4.4', cap: 'round' },
  sio: { width: 2.25, cap: 'butt' },
  prog: { width: 1.5, cap: 'butt' },
}

/** How far along its way a packet comes, as a part of it; what arrives goes all the way. */
const reach: Partial<Record<DrawnFate, number>> = {
  held: 0.76,
  delayed: 0.5,
  flying: 0.86,
  dropped: 0.8,
  closed: 0.8,
  vanished: 0.5,
}

function PacketArrow({
  crossing,
  fate,
  geometry,
  height,
  muted,
  current,
}: DrawProps & { crossing: WireCrossing; fate: DrawnFate }) {
  const { from, to } = endsOf(crossing, geometry)
  const sign = to > from ? 1 : -1
  const short = geometry.compact
  const slope = (delayOf(crossing.unit) === null ? 6 : 12) / (short ? 2 : 1)
  const y = Math.round(height / 2) + (short ? -2 : originalOf(crossing) === undefined ? 3 : -3)
  const part = reach[fate]
  const walled = fate === 'hidden' || fate === 'blocked'
  const tip =
    part === undefined ? to - (walled ? 15 : fate === 'refused' ? 12 : 4) * sign : from + (to - from) * part
  const { width, dash, cap } = strokes[crossing.layer]
  const answer = crossing.layer === 'http' && crossing.direction === 'down'
  const colour = muted ? 'var(--ink-3)' : `var(--${crossing.layer})`
  const arrives = part === undefined && fate !== 'refused'
  const shaft = !arrives ? tip : tip - (crossing.layer === 'http' ? 1 : 7) * sign
  const lanes = [geometry.server, ...geometry.lanes.map((lane) => lane.x)].filter(
    (x) => x !== from && x !== to,
  )
  const slopeTo = (x: number) => (slope * (x - from)) / (to - from || 1)
  const pen = width + (current ? 0.5 : 0)
  return (
    <g stroke={colour} fill="none">
      <circle cx={from} cy={y} r="2.6" fill={colour} stroke="none" />
      <path
        d={arrowPath(from, shaft, y, slopeTo(shaft), short ? [] : lanes)}
        strokeWidth={pen}
        strokeDasharray={answer ? '5 3.6' : dash}
        strokeLinecap={cap}
        data-draws
      />
      {arrives && (
        <Head layer={crossing.layer} x={tip} y={y + slopeTo(tip)} sign={sign} pen={pen} colour={colour} />
      )}
      {walled && <path d={`M${to - 12 * sign} ${y - 7}v22`} stroke="var(--bad)" strokeWidth="3" />}
      {(fate === 'refused' || fate === 'dropped' || fate === 'closed') && (
        <Cross x={tip} y={y + slopeTo(tip)} small={short} />
      )}
      {(fate === 'held' || fate === 'delayed' || fate === 'vanished') && (
        <Stop
          fate={fate}
          x={tip}
          y={y + slopeTo(tip)}
          end={fate === 'vanished' ? from + (to - from) * 0.82 : to}
          small={short}
          muted={muted}
        />
      )}
    </g>
  )
}

interface StopProps {
  fate: 'held' | 'delayed' | 'vanished'
  x: number
  y: number
  /** Where its dots end. */
  end: number
  small: boolean
  muted: boolean
}

/** Where a packet waits, or is lost sight of: dots go on from there. */
function Stop({ fate, x, y, end, small, muted }: StopProps) {
  const colour = muted ? 'var(--ink-3)' : 'var(--net)'
  const sign = end > x ? 1 : -1
  const size = small ? 12 : fate === 'held' ? 20 : 14
  const at = fate === 'vanished' ? end : x
  const box = { x: at - size / 2, y: y - size / 2, width: size, height: size }
  const dotsFrom = fate === 'vanished' ? x : x + (size / 2 + 2) * sign
  const dotsTo = fate === 'vanished' ? end - (size / 2 + 2) * sign : end - 3 * sign
  return (
    <g stroke={colour} fill="none">
      {(dotsTo - dotsFrom) * sign > 0 && (
        <path
          d={`M${dotsFrom} ${y}L${dotsTo} ${y}`}
          strokeWidth="1.4"
          strokeDasharray="0.1 5"
          strokeLinecap="round"
        />
      )}
      <rect {...box} rx="4" fill="var(--row, var(--stage))" strokeWidth={fate === 'held' ? 1.5 : 0} />
      {fate === 'held' && (
        <path
          d={`M${x - size / 7} ${y - size / 5}v${size / 2.5}M${x + size / 7} ${y - size / 5}v${size / 2.5}`}
          strokeWidth="2"
        />
      )}
      {fate === 'delayed' && <Timer {...box} color={colour} strokeWidth={2.1} />}
      {fate === 'vanished' && <WifiOff {...box} color={colour} strokeWidth={2.1} />}
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
function Cross({ x, y, small }: { x: number; y: number; small: boolean }) {
  const r = small ? 3.5 : 5
  return (
    <path
      d={`M${x - r} ${y - r}l${2 * r} ${2 * r}M${x + r} ${y - r}l${-2 * r} ${2 * r}`}
      stroke="var(--bad)"
      strokeWidth="2.2"
    />
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
