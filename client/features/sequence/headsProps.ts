/** What the heads of the lanes are drawn from, wide or narrow. */
import type { ReactNode } from 'react'
import type { Lane } from '../../pictures/flow/types.ts'
import type { ServerView } from '../../pictures/server.ts'
import type { Timer } from '../../pictures/timers.ts'
import type { Geometry } from './geometry.ts'

export interface HeadsProps {
  geometry: Geometry
  /** As of the cursor. */
  lanes: readonly Lane[]
  server: ServerView
  /** As of the cursor. */
  timers: readonly Timer[]
  host: string
  otherPort: number | null
  /** Of whom the narrow page speaks. */
  about: string | null
  /** The legend of the layers. */
  children: ReactNode
  /** The button that leaves rows out. */
  filter: ReactNode
}
