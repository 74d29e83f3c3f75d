/** Sends what the page's clients say of themselves, a few times a second, as long as somebody takes it. */
import type { ClientReport } from '#shared/trace.ts'
import type { TraceMoment } from './clock.ts'
import { createReports } from './reports.ts'

const reportMs = 50

interface Reporting {
  toTrace: (moment: number) => TraceMoment | null
  /** Takes one message; `null` while nobody does: reports then wait. */
  taker: () => ((reports: readonly ClientReport[]) => void) | null
}

export function createReporting({ toTrace, taker }: Reporting) {
  const reports = createReports(toTrace)
  let timer: ReturnType<typeof setTimeout> | undefined

  function send(): void {
    clearTimeout(timer)
    timer = undefined
    const take = taker()
    if (!take) return
    for (let batch = reports.take(); batch; batch = reports.take()) take(batch)
  }

  return {
    send,
    add(more: readonly ClientReport[]): void {
      reports.add(more)
      // What the learner did is told before what comes of it can cross the wire.
      if (more.some(({ kind }) => kind === 'client.act' || kind === 'client.gone')) send()
      else timer ??= setTimeout(send, reportMs)
    },
    /** What waits is of a lab that is no more. */
    forget(): void {
      while (reports.take());
    },
  }
}
