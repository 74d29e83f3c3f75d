/** What a record says of the page that it was made on, and of the moment. */
import type { LabFiles } from '#shared/files/files.ts'
import type { Trace } from '../trace/store.ts'

/** A file of the record as its editor stood: what was typed, and what ran. */
export interface SeenFile {
  name: string
  text: string
  running: string | null
}
/** What is known of the page that a record was made on. */
export interface Viewed {
  /** Of the file that was opened. */
  name: string
  /** When the record was made, and when its trace began: ms since the Unix epoch. */
  madeAt: number
  born: number
  /** Its address. */
  page: string
  ports: { port: number; clientPort: number; otherPort: number }
  files: readonly SeenFile[]
  /** Files of the lab beside server.js; absent: it had none. */
  labFiles?: LabFiles
  clients: readonly { lane: string; place: 'app' | 'other' | 'null'; origin: string }[]
}
/** The events of a record, and the moment that was current. */
export type ViewedTrace = Pick<Trace, 'events' | 'standing' | 'dropped' | 'last' | 'cursor' | 'part'>

export interface Recorded {
  viewed: Viewed
  trace: ViewedTrace
}
