/** The lanes behind one row: solid is WebSocket, dashed polling, dotted not connected, a bar where one is cut. */
import type { LaneLine, Lines } from '../../pictures/flow/types.ts'
import type { Geometry } from './geometry.ts'

interface LanesProps {
  geometry: Geometry
  height: number
  /** Where the row begins, so that dashes run on from row to row. */
  start: number
  before: Lines
  after: Lines
  marked?: boolean
  /** What ended here was never more than an attempt: no bar. */
  quiet?: boolean
}

/** How a lane is drawn: solid, dashed, dotted. */
export const dashes: Record<LaneLine, string | undefined> = {
  none: '1.5 4.5',
  polling: '6 4',
  websocket: undefined,
}

export function Lanes({ geometry, height, start, before, after, marked = false, quiet = false }: LanesProps) {
  const server = (lines: Lines): LaneLine => (lines.listening ? 'websocket' : 'none')
  const { crowd } = geometry
  const piece = { height, start }
  return (
    <g stroke={marked ? 'var(--ink-3)' : 'var(--lane)'}>
      <LanePiece x={geometry.server} {...piece} before={server(before)} after={server(after)} />
      {geometry.lanes.map(({ lane: { client }, x }) => (
        <LanePiece
          key={client}
          x={x}
          {...piece}
          before={before.lanes[client] ?? 'none'}
          after={after.lanes[client] ?? 'none'}
          quiet={quiet}
        />
      ))}
      {crowd && (
        <LanePiece
          x={crowd.x}
          {...piece}
          before={crowdLine(before, crowd.clients)}
          after={crowdLine(after, crowd.clients)}
        />
      )}
    </g>
  )
}

function crowdLine(lines: Lines, clients: readonly string[]): LaneLine {
  return clients.map((client) => lines.lanes[client] ?? 'none').find((line) => line !== 'none') ?? 'none'
}

interface PieceProps {
  x: number
  height: number
  start: number
  before: LaneLine
  after: LaneLine
  quiet?: boolean
}

function LanePiece({ x, height, start, before, after, quiet = false }: PieceProps) {
  if (before === after) return <Stretch x={x} from={0} to={height} line={before} start={start} />
  const middle = Math.round(height / 2) + 4
  return (
    <>
      <Stretch x={x} from={0} to={middle} line={before} start={start} />
      <Stretch x={x} from={middle} to={height} line={after} start={start} />
      {after === 'none' && !quiet && <line x1={x - 6} x2={x + 6} y1={middle} y2={middle} strokeWidth="2" />}
    </>
  )
}

interface StretchProps extends Pick<PieceProps, 'x' | 'start'> {
  from: number
  to: number
  line: LaneLine
}

function Stretch({ x, from, to, line, start }: StretchProps) {
  return (
    <line
      x1={x}
      x2={x}
      y1={from}
      y2={to}
      strokeWidth={line === 'none' ? 1.5 : 2}
      strokeDasharray={dashes[line]}
      strokeDashoffset={line === 'none' ? (start + from) % 6 : (start + from) % 10}
    />
  )
}
