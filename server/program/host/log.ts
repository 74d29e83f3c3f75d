/** A line of the program's console, as it crosses. */
import type { LogLevel } from '#shared/trace.ts'

export interface Log {
  kind: 'log'
  level: LogLevel
  text: string
  line?: number
}
