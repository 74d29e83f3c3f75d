/** The mark of a layer: shape first, colour second. It stands before names and is the legend. */
import { assertNever } from '#shared/assertNever.ts'

export type Layer = 'http' | 'eio' | 'sio' | 'prog' | 'net'

/** What each layer is called on the page. */
export const layerNames: Record<Layer, string> = {
  http: 'HTTP',
  eio: 'Engine.IO',
  sio: 'Socket.IO',
  prog: '내 코드',
  net: '네트워크 조건',
}

interface LayerMarkProps {
  layer: Layer
  size?: number
  /** Where colour would say too much, such as rows after the cursor. */
  muted?: boolean
}

/** Decoration for readers: the name of the layer stands beside it or on its button. */
export function LayerMark({ layer, size = 12, muted = false }: LayerMarkProps) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 12 12"
      fill="none"
      stroke="currentColor"
      style={{ color: muted ? 'var(--ink-3)' : `var(--${layer})`, flex: 'none' }}
      aria-hidden="true"
    >
      <LayerShape layer={layer} />
    </svg>
  )
}

/** The bare shape in a 12 × 12 box, for drawing inside another SVG. */
export function LayerShape({ layer }: { layer: Layer }) {
  switch (layer) {
    case 'http':
      return <rect x="2.25" y="2.25" width="7.5" height="7.5" strokeWidth="1.6" />
    case 'eio':
      return <circle cx="6" cy="6" r="3.9" strokeWidth="1.7" />
    case 'sio':
      return <path d="M6 1.4 10.6 6 6 10.6 1.4 6Z" fill="currentColor" stroke="none" />
    case 'prog':
      return <path d="M3.6 1.8 8.2 6 3.6 10.2" strokeWidth="2" />
    case 'net':
      return <path d="M4 2v8M8 2v8" strokeWidth="2" />
    default:
      return assertNever(layer)
  }
}
