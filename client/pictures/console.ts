/** What the consoles show: the server's, and each client's own. */
import type { FilePlace } from '#shared/problem.ts'
import type { LogLevel, TraceEvent } from '#shared/trace.ts'
import { fileOf } from './files.ts'
import { createFold } from './fold.ts'

/** `run`: a new run began, what stands above is of earlier ones. */
export type LogKind = 'log' | 'error' | 'input' | 'value' | 'refusal' | 'run'
export interface LogLine {
  seq: number
  at: number
  kind: LogKind
  level: LogLevel
  text: string
  /** Where it was written, as far as known. */
  file: string
  line?: number
  /** Where it was, in a file that is no tab of the editor. */
  place?: FilePlace
}
export interface Logs {
  server: readonly LogLine[]
  /** By lane; a client that said nothing is not in it. */
  clients: ReadonlyMap<string, readonly LogLine[]>
}

/** Older lines are let go. */
const keptLines = 1_000

interface State {
  server: LogLine[]
  clients: Map<string, LogLine[]>
}

function put(list: LogLine[], line: LogLine): void {
  list.push(line)
  if (list.length > keptLines) list.splice(0, list.length - keptLines)
}

interface Said {
  level?: LogLevel
  line?: number | undefined
  place?: FilePlace | undefined
}

function step(state: State, event: TraceEvent): void {
  const base = { seq: event.seq, at: event.at, level: 'log' as const }
  const say = (kind: LogKind, text: string, rest: Said = {}) => {
    const { line, place, level = 'log' } = rest
    const where = { ...(line && { line }), ...(place && { place }) }
    put(state.server, { ...base, kind, text, level, file: 'server.js', ...where })
  }
  switch (event.kind) {
    case 'program.run':
      say('run', String(event.run))
      break
    case 'program.log':
      say('log', event.text, event)
      break
    case 'program.error':
      say('error', event.text, { ...event, level: 'error' })
      break
    case 'program.console':
      say('input', event.code)
      say(event.ok ? 'value' : 'refusal', event.value, event.ok ? {} : { level: 'error' })
      break
    case 'client.run':
    case 'client.log':
    case 'client.error': {
      const client = event.client ?? ''
      const list = state.clients.get(client) ?? []
      state.clients.set(client, list)
      const file = fileOf(client)
      if (event.kind === 'client.run') {
        put(list, { ...base, kind: 'run', text: event.origin, file })
        break
      }
      const kind = event.kind === 'client.error' ? 'error' : 'log'
      const { text, level, line } = event
      put(list, { ...base, kind, level, text, file, ...(line !== undefined && { line }) })
      break
    }
    default:
  }
}

/** What was written to the consoles by these events. */
export const logsOf = createFold<State, Logs>(
  { start: () => ({ server: [], clients: new Map() }), step },
  (state) => ({
    server: [...state.server],
    clients: new Map([...state.clients].map(([client, lines]) => [client, [...lines]])),
  }),
)
