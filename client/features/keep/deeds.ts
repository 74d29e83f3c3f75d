/** Does to a lab what was done to it before, as a learner's hand would. */
import { assertNever } from '#shared/assertNever.ts'
import type { Deed } from '#shared/trace.ts'
import type { LabView } from '../../lab/labView.ts'
import type { Act } from './plan.ts'

/** Runs server.js as it is typed; what is wrong with it, or `null`. */
export async function runTyped({ program }: LabView, how: { patient: boolean }): Promise<string | null> {
  const answer = await program.run(how)
  return answer.ok ? null : answer.problem.message
}

/** Every client's page is new, and has run nothing. */
export function freshClients({ clients }: LabView): void {
  for (const { lane, place } of clients.getState().clients) clients.setPlace(lane, place)
}

async function doDeed({ clients }: LabView, lane: string, deed: Deed): Promise<boolean> {
  const frame = clients.getState().frames[lane]
  if (frame?.status !== 'ready' || frame.ran === null) return false
  if (deed.do === 'connect') clients.connect(lane)
  else if (deed.do === 'disconnect') clients.disconnect(lane)
  else if (deed.do === 'evaluate') clients.evaluate(lane, deed.code)
  else {
    const { do: _emit, ...event } = deed
    const sent = await clients.emit(lane, event)?.sent
    return sent !== undefined && sent.status !== 'refused'
  }
  return true
}

/** `false`: it could not be done. */
export async function doAct(lab: LabView, act: Exclude<Act, { do: 'conditions' }>): Promise<boolean> {
  const { clients, session } = lab
  switch (act.do) {
    case 'run':
      clients.put({ lane: act.lane, place: act.place, code: act.code })
      clients.run(act.lane)
      return true
    case 'client':
      return doDeed(lab, act.lane, act.deed)
    case 'close': {
      const client = clients.getState().clients.find(({ lane }) => lane === act.lane)
      if (client) clients.setPlace(act.lane, client.place)
      return client !== undefined
    }
    case 'console': {
      const answer = await session.evaluate(act.code)
      // A line that was refused may have been refused then, too.
      return answer.ok || answer.status === 422
    }
    default:
      return assertNever(act)
  }
}
