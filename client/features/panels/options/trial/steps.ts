/** Does the steps of a trial, each by the same lab that the learner has. */
import { assertNever } from '#shared/assertNever.ts'
import { freeConditions } from '#shared/network.ts'
import type { TraceEvent } from '#shared/trace.ts'
import type { Clients, FrameState } from '../../../../lab/clients/clients.ts'
import { type LabView, now } from '../../../../lab/labView.ts'
import { until } from '../../../../lab/until.ts'
import { wireOf } from '../../../../pictures/network.ts'
import type { Step } from '../entry.ts'
import { isNewPage } from './outcome.ts'

export interface Doing {
  lab: LabView
  lane: string
  signal: AbortSignal
  /** Longest wait for something in the trace. */
  ms: number
  /** What happened since the trial began. */
  since: (events: readonly TraceEvent[]) => readonly TraceEvent[]
  /** Why something that was waited for did not come. */
  obstacle: (events: readonly TraceEvent[]) => string
  /** Done when the trial is over, however it ends. */
  later: (back: () => Promise<unknown>) => void
}

const pageMs = 12_000
const problemIn = (answer: { ok: true } | { ok: false; problem: { message: string } }) =>
  answer.ok ? null : answer.problem.message

/** Resolves when it is done; with a Korean sentence where it could not be done. */
export async function doStep(step: Step, doing: Doing): Promise<string | null> {
  const { lab, lane } = doing
  switch (step.do) {
    case 'line':
      if (step.in === 'server') return problemIn(await lab.session.evaluate(step.code))
      lab.clients.evaluate(lane, step.code)
      return null
    case 'renew': {
      const isTold = hasTold(doing, 'client.gone')
      const wasUsed = isUsed(lab.clients.getState().frames[lane])
      lab.clients.reload(lane)
      return (await pageOf(doing, () => true)) ?? (wasUsed ? isTold() : null)
    }
    case 'run': {
      const isTold = hasTold(doing, 'client.run')
      lab.clients.run(lane)
      return (await pageOf(doing, (ran) => ran !== null)) ?? isTold()
    }
    case 'conditions': {
      const { network } = now(lab, wireOf)
      const before = network.clients[lane] ?? freeConditions
      const answer = await lab.session.conditions({ client: lane, ...step.conditions })
      if (!answer.ok) return answer.problem.message
      doing.later(() => lab.session.conditions({ client: lane, ...copyOf(before) }))
      return null
    }
    case 'cut':
      return problemIn(await lab.session.wire({ do: 'cut', client: lane }))
    case 'wait': {
      const come = await until(
        lab.trace,
        ({ events }) => step.until(ofPresentPage(doing.since(events))),
        doing,
      )
      return come ? null : doing.obstacle(doing.since(lab.trace.getState().events))
    }
    default:
      return assertNever(step)
  }
}

/** Lists that nobody may change, as lists that a door takes. */
const copyOf = ({ hold, ...others }: typeof freeConditions) => ({
  ...others,
  hold: hold && { ...hold, types: hold.types && [...hold.types] },
})

const isUsed = (frame: FrameState | undefined): boolean =>
  frame?.status === 'ready' && (frame.ran !== null || frame.sockets.length > 0)

/** The trace has it from now on: what the page of before told stands in front of it. */
function hasTold({ lab, lane, signal }: Doing, kind: 'client.gone' | 'client.run') {
  const { last } = lab.trace.getState()
  const isIt = (event: TraceEvent) => event.seq > last && event.client === lane && event.kind === kind
  return async (): Promise<string | null> => {
    const told = await until(lab.trace, ({ events }) => events.findLast(isIt) ?? null, {
      ms: pageMs,
      signal,
    })
    return told || signal.aborted ? null : '서버에서 답이 오지 않아요. 연결을 확인하고 다시 해 보세요.'
  }
}

/** Without what an earlier page of the client told: as the server was run anew it may have connected once more. */
function ofPresentPage(events: readonly TraceEvent[]): readonly TraceEvent[] {
  const begun = events.findLastIndex(isNewPage)
  return events.filter(({ kind }, i) => i >= begun || !kind.startsWith('client.'))
}

async function pageOf({ lab, lane, signal }: Doing, fits: (ran: string | null) => boolean) {
  const find = ({ frames }: Clients) => {
    const frame = frames[lane]
    if (frame?.status === 'unreachable') return frame
    return frame?.status === 'ready' && fits(frame.ran) ? frame : null
  }
  const page = await until(lab.clients, find, { ms: pageMs, signal })
  return page?.status === 'ready' || signal.aborted ? null : `${lane}의 페이지가 열리지 않았어요.`
}
