/** Sends what the page's clients say of themselves, a few times a second, as long as somebody takes it. */
import type { ClientReport } from '#shared/trace.ts'
import type { TraceMoment } from './clock.ts'

/** What waits for a lost channel; older reports are let go, and that is said. */
const mostWaiting = 2_000
const mostInOne = 100
/** Characters; a character is at most three bytes, and the server takes far more. */
const mostText = 100_000

const lossOf = (client: string, count: number): ClientReport => ({
  kind: 'client.log',
  client,
  level: 'warn',
  text: `서버와 끊긴 동안 ${count}개는 적지 못했어요.`,
})

type ToTrace = (moment: number) => TraceMoment | null
/** A report with its packets' times on the trace's clock; none as long as that clock is not known. */
function onTraceClock(report: ClientReport, toTrace: ToTrace): ClientReport[] {
  if (report.kind !== 'client.wire') return [report]
  let within = 0
  const packets = report.packets.flatMap((packet) => {
    const moment = toTrace(packet.when)
    if (!moment) return []
    within = Math.max(within, moment.within)
    return [{ ...packet, when: hundredth(moment.at) }]
  })
  return packets.length > 0 ? [{ ...report, packets, within: hundredth(within) }] : []
}
/** The trace's own precision. */
const hundredth = (ms: number): number => Math.round(ms * 100) / 100

/** A queue that hands out its head, as much as one message may hold. */
export function createReports(toTrace: ToTrace) {
  const waiting: ClientReport[] = []
  /** By client, how many were let go since that was said. */
  const lost = new Map<string, number>()
  return {
    add: (more: readonly ClientReport[]): void => {
      waiting.push(...more)
      if (waiting.length <= mostWaiting) return
      const over = waiting.splice(0, waiting.length - mostWaiting)
      for (const { client } of over) if (client) lost.set(client, (lost.get(client) ?? 0) + 1)
    },
    /** The next message; `null` when nothing waits. */
    take: (): ClientReport[] | null => {
      const words = [...lost].map(([client, count]) => lossOf(client, count))
      lost.clear()
      waiting.unshift(...words)
      let size = 0
      const tooMuch = waiting.findIndex((report, index) => {
        size += JSON.stringify(report).length
        return index > 0 && (index >= mostInOne || size > mostText)
      })
      const taken = waiting.splice(0, tooMuch === -1 ? waiting.length : tooMuch)
      return taken.length > 0 ? taken.flatMap((report) => onTraceClock(report, toTrace)) : null
    },
  }
}

const reportMs = 50
const isDone: ReadonlySet<ClientReport['kind']> = new Set(['client.act', 'client.run', 'client.gone'])

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
      if (more.some(({ kind }) => isDone.has(kind))) send()
      else timer ??= setTimeout(send, reportMs)
    },
    /** What waits is of a lab that is no more. */
    forget(): void {
      while (reports.take());
    },
  }
}
