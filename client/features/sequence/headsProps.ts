/** What the heads of the lanes are drawn from, wide or narrow. */
import type { ComponentType, ReactNode } from 'react'
import type { Lane } from '../../pictures/flow/types.ts'
import type { ServerView } from '../../pictures/server.ts'
import type { Timer } from '../../pictures/timers.ts'
import type { Geometry } from './geometry.ts'
import type { HeadFit } from './headWords.ts'

/** The head of a client whose page is here: what it does can be told and changed there. */
export interface OwnHeadProps {
  client: string
  fit: HeadFit
  badge: ReactNode
  /** Where it comes from, in a line. */
  name: ReactNode
  /** How long it waits still, in seconds. */
  seconds: ReactNode
}

/** What the page puts into the heads. */
export interface HeadActs {
  Own: ComponentType<OwnHeadProps>
  /** In the server's head; `room`: to the next lane. */
  server: (room: number) => ReactNode
  /** In the first cell: adds a client. */
  add: ReactNode
}

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
  /** The page's own clients, and what can be done in the heads; `null`: nothing. */
  own: ReadonlySet<string>
  acts: HeadActs | null
  /** The legend of the layers. */
  children: ReactNode
  /** The button that leaves rows out. */
  filter: ReactNode
}
