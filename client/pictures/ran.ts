/** Which text of each file ran at a moment. */
import type { TraceEvent } from '#shared/trace.ts'
import { fileOf, serverFile } from './files.ts'

interface Known {
  events: readonly TraceEvent[]
  standing: readonly TraceEvent[]
}

/** By file, after the event `seq`; a file that had not run by then is not in it. A page's report that it runs comes after what
 *  the wire tells of it where the machine is busy: who was on the wire by then had run. */
export function ranAt({ events, standing }: Known, seq: number): ReadonlyMap<string, string> {
  const ran = new Map<string, string>()
  const onWire = new Set<string>()
  const take = (event: TraceEvent) => {
    if (event.client !== undefined && !event.kind.startsWith('client.')) onWire.add(event.client)
    if (event.kind === 'program.run') ran.set(serverFile, event.text)
    else if (event.kind === 'client.run' && event.client !== undefined)
      ran.set(fileOf(event.client), event.text)
  }
  for (const event of standing) take(event)
  for (const event of events) {
    if (event.seq <= seq) take(event)
    else if (event.kind === 'client.run' && event.client !== undefined && onWire.has(event.client))
      if (!ran.has(fileOf(event.client))) ran.set(fileOf(event.client), event.text)
  }
  return ran
}
