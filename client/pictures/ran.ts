/** Which text of each file ran at a moment. */
import type { TraceEvent } from '#shared/trace.ts'
import { fileOf, serverFile } from './files.ts'

interface Known {
  events: readonly TraceEvent[]
  standing: readonly TraceEvent[]
}

/** By file, after the event `seq`; a file that had not run by then is not in it. A page's report that it runs may come after what
 *  is told of its client: whoever had done something by then had run. */
export function ranAt({ events, standing }: Known, seq: number): ReadonlyMap<string, string> {
  const ran = new Map<string, string>()
  const seen = new Set<string>()
  for (const event of [...standing, ...events]) {
    const { client = '' } = event
    const file = fileOf(client)
    const isThen = event.seq <= seq
    if (isThen) seen.add(client)
    if (event.kind === 'program.run' && isThen) ran.set(serverFile, event.text)
    if (event.kind === 'client.run' && (isThen || (seen.has(client) && !ran.has(file))))
      ran.set(file, event.text)
  }
  return ran
}
