/** Which text of each file ran at a moment. */
import type { TraceEvent } from '#shared/trace.ts'
import { fileOf, serverFile } from './files.ts'

interface Known {
  events: readonly TraceEvent[]
  standing: readonly TraceEvent[]
}

/** By file, after the event `seq`; a file that had not run by then is not in it. */
export function ranAt({ events, standing }: Known, seq: number): ReadonlyMap<string, string> {
  const ran = new Map<string, string>()
  const take = (event: TraceEvent) => {
    if (event.kind === 'program.run') ran.set(serverFile, event.text)
    else if (event.kind === 'client.run' && event.client !== undefined)
      ran.set(fileOf(event.client), event.text)
  }
  for (const event of standing) take(event)
  for (const event of events) {
    if (event.seq > seq) break
    take(event)
  }
  return ran
}
