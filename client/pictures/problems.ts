/** The errors that the newest runs ended with or told of. */
import type { Problem } from '#shared/problem.ts'
import { createFold } from './fold.ts'

/** The error that the newest run ended with or told of; `null` while there is none. */
export const runErrorOf = createFold<{ problem: Problem | null }, Problem | null>(
  {
    start: () => ({ problem: null }),
    step: (state, event) => {
      if (event.kind === 'program.run') state.problem = null
      if (event.kind !== 'program.error') return
      const { text, line, column, place } = event
      state.problem = {
        message: text,
        ...(line && { line }),
        ...(column && { column }),
        ...(place && { place }),
      }
    },
  },
  (state) => state.problem,
)

interface ClientRun {
  program: string
  problem: Problem | null
}

/** By lane: the error that the newest run of a client's file ended with, and the text that it ran. */
export const clientErrorsOf = createFold<Map<string, ClientRun>, ReadonlyMap<string, ClientRun>>(
  {
    start: () => new Map(),
    step: (state, event) => {
      const lane = event.client ?? ''
      if (event.kind === 'client.run') state.set(lane, { program: event.text, problem: null })
      if (event.kind === 'client.gone') state.delete(lane)
      if (event.kind !== 'client.error') return
      const run = state.get(lane)
      const { text, line } = event
      // A line of the client's console failed, and was told there: nothing of the file.
      if (line === undefined && /^\w*Error: /.test(text)) return
      if (run) state.set(lane, { ...run, problem: { message: text, ...(line !== undefined && { line }) } })
    },
  },
  (state) => new Map(state),
)
